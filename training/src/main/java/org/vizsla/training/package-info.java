/** Trains the embedded network on drawn animals, and states how good it is. */
@NullMarked
package org.vizsla.training;

import org.jspecify.annotations.NullMarked;
