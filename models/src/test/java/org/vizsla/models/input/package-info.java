@NullMarked
package org.vizsla.models.input;

import org.jspecify.annotations.NullMarked;
