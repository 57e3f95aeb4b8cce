/**
 * Layer-wise relevance propagation: the score of a class is handed back from layer to layer, each input of a layer getting its share of what the outputs got, until
 * it lies on the pixels.
 *
 * <p>{@link org.vizsla.autodiff.lrp.LrpComposites} has the usual composites, {@link org.vizsla.autodiff.lrp.CompositeText} reads one's own from a line of
 * text, {@link org.vizsla.autodiff.lrp.Relevance} emits the pass, and {@link org.vizsla.autodiff.lrp.Conservation} the account of it, layer by layer.
 *
 * <pre>{@code
 * String map = Relevance.append(builder, forward, "scores", oneHot, List.of("input"), LrpComposites.epsilonPlus(1e-6)).get("input");
 * }</pre>
 *
 * <p>What is linear has a rule of its own ({@code Epsilon}, {@code ZPlus} and so on), into which a batch normalization or a bias that follows is merged, as the
 * canonizers of Zennit do by changing the network. {@link org.vizsla.autodiff.lrp.CommonRules} has what happens at all other nodes: how sums, averages, products and
 * activations share relevance. A maximum pooling hands it to the element that was largest; a concatenation hands each part its own.
 *
 * <p>Sources: S. Bach, A. Binder, G. Montavon, F. Klauschen, K.-R. Müller, W. Samek, On Pixel-Wise Explanations for Non-Linear Classifier Decisions by Layer-Wise
 * Relevance Propagation, 2015; G. Montavon, A. Binder, S. Lapuschkin, W. Samek, K.-R. Müller, Layer-Wise Relevance Propagation: An Overview, 2019.
 */
@NullMarked
package org.vizsla.autodiff.lrp;

import org.jspecify.annotations.NullMarked;
