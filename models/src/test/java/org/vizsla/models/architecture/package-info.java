@NullMarked
package org.vizsla.models.architecture;

import org.jspecify.annotations.NullMarked;
