/**
 * Feature detector evolution: the classifier part of a trained network is trained further on one image, and the gradient is taken after each step.
 *
 * <p>The features of the image are computed once; training runs in a graph of the classifier part only, made by the same differentiation as
 * explainers.
 */
@NullMarked
package org.vizsla.optimize;

import org.jspecify.annotations.NullMarked;
