/**
 * Feature detector evolution: the classifier part of a trained network is trained on with one picture, and the gradient picture is taken after each step.
 *
 * <p>The features of the picture are computed once; training runs in a graph of the classifier part alone, made by the same differentiation as explainers.
 */
@NullMarked
package org.vizsla.optimize;

import org.jspecify.annotations.NullMarked;
