/**
 * Layer-wise relevance propagation: the score of a class is passed back from layer to layer, where each input gets its share of what the outputs got,
 * until it reaches the pixels.
 *
 * <p>{@link org.vizsla.autodiff.lrp.LrpComposites} has the usual composites, {@link org.vizsla.autodiff.lrp.CompositeText} reads a custom one from a
 * line of text, {@link org.vizsla.autodiff.lrp.Relevance} emits the pass, and {@link org.vizsla.autodiff.lrp.Conservation} the account of it, layer
 * by layer.
 *
 * <pre>{@code
 * String map = Relevance.append(builder, forward, "scores", oneHot, List.of("input"), LrpComposites.epsilonPlus(1e-6)).get("input");
 * }</pre>
 *
 * <p>A linear layer has a rule ({@code Epsilon}, {@code ZPlus} and so on), into which a batch normalization or a bias that follows is merged; the
 * canonizers of Zennit do this by changing the network. {@link org.vizsla.autodiff.lrp.CommonRules} has the rules for all other nodes: how sums,
 * averages, products and activations share relevance. Maximum pooling passes it to the largest element; a concatenation gives each part its own.
 *
 * <p>Sources: S. Bach, A. Binder, G. Montavon, F. Klauschen, K.-R. Müller, W. Samek, On Pixel-Wise Explanations for Non-Linear Classifier Decisions
 * by Layer-Wise Relevance Propagation, 2015; G. Montavon, A. Binder, S. Lapuschkin, W. Samek, K.-R. Müller, Layer-Wise Relevance Propagation: An
 * Overview, 2019.
 */
@NullMarked
package org.vizsla.autodiff.lrp;

import org.jspecify.annotations.NullMarked;
