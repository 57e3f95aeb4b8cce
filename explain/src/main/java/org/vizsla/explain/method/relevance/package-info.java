/** Methods that propagate a score back from layer to layer: relevance propagation with its composites, and DeepLIFT. */
@NullMarked
package org.vizsla.explain.method.relevance;

import org.jspecify.annotations.NullMarked;
