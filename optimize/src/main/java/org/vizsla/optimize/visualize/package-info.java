/**
 * Feature visualization: pictures that excite a part of a network as much as possible, found by climbing the gradient.
 *
 * <pre>{@code
 * VisualizationRequest request = VisualizationRequest.of(model, new ChannelObjective("features.10", 74)).withSettings(Preset.MACO.settings());
 * Visualization found = FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);
 * }</pre>
 */
@NullMarked
package org.vizsla.optimize.visualize;

import org.jspecify.annotations.NullMarked;
