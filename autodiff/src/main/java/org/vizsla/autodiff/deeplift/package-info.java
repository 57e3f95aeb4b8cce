/**
 * DeepLIFT: how much each input element adds to the difference between a score and the score of a reference, the baseline.
 *
 * <p>{@link org.vizsla.autodiff.deeplift.DeepLift} emits the network once more, for the baseline, and then a backward pass of multipliers: at a
 * nonlinear node the slope is that of the line through both points, in place of the derivative at one of them.
 *
 * <pre>{@code
 * DeepLift lift = DeepLift.append(builder, forward, Map.of("scores", oneHot), "input", baseline, PoolingConvention.COMPLETE);
 * builder.output(lift.contributions());
 * }</pre>
 *
 * <p>Source: A. Shrikumar, P. Greenside, A. Kundaje, Learning Important Features Through Propagating Activation Differences, 2017 (the rescale rule).
 * Averaged over several baselines it is DeepLIFT SHAP: S. Lundberg, S.-I. Lee, A Unified Approach to Interpreting Model Predictions, 2017.
 */
@NullMarked
package org.vizsla.autodiff.deeplift;

import org.jspecify.annotations.NullMarked;
