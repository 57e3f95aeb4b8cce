/**
 * Attribution methods and feature detector evolution. Methods are compiled, together with the network, into one graph which shares their passes.
 *
 * <p>Start with {@link org.vizsla.explain.Explainer}.
 */
@NullMarked
package org.vizsla.explain;

import org.jspecify.annotations.NullMarked;
