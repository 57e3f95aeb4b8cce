/** Methods about a layer, whose map is {@code [N, C, h, w]} at the layer's resolution, and about one neuron of it, whose map is about the input. */
@NullMarked
package org.vizsla.explain.method.layer;

import org.jspecify.annotations.NullMarked;
