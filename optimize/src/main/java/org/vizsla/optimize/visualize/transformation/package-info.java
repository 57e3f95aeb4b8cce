/** How a picture is seen by the network at each step: moved a little, or in crops; so that what is optimized holds from more than one point of view. */
@NullMarked
package org.vizsla.optimize.visualize.transformation;

import org.jspecify.annotations.NullMarked;
