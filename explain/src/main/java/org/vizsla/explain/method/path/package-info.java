/** Integrals of gradients along paths from a baseline to an image, which methods about the input, a layer and a neuron share. */
@NullMarked
package org.vizsla.explain.method.path;

import org.jspecify.annotations.NullMarked;
