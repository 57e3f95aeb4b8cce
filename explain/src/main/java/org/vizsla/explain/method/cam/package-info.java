/**
 * Class activation maps: where a feature map of the network supports a class. Sums are {@code [N, 1, h, w]} at the layer's resolution, the method's own values;
 * of several layers, each is scaled to 0 to 1 and upsampled to the input's size, and the mean is taken.
 *
 * <p>{@code A} is the layer's value {@code [N, C, h, w]}, {@code G} the gradient of the class score with respect to it.
 */
@NullMarked
package org.vizsla.explain.method.cam;

import org.jspecify.annotations.NullMarked;
