/** Feature detector evolution as an animation: the coloured gradient after each step of training. */
@NullMarked
package org.vizsla.render.evolution;

import org.jspecify.annotations.NullMarked;
