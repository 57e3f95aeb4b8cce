/** Feature detector evolution as an animation: the coloured gradient after each epoch of training. */
@NullMarked
package org.vizsla.render.evolution;

import org.jspecify.annotations.NullMarked;
