/**
 * Composites that change how a gradient passes rectifiers: guided backpropagation and deconvolution.
 *
 * <pre>{@code
 * Map<String, String> maps = BackwardBuilder.append(builder, forward, seeds, List.of("input"), RectifierComposites.guidedBackprop());
 * }</pre>
 */
@NullMarked
package org.vizsla.autodiff.rule;

import org.jspecify.annotations.NullMarked;
