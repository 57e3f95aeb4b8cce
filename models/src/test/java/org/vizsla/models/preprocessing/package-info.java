@NullMarked
package org.vizsla.models.preprocessing;

import org.jspecify.annotations.NullMarked;
