package org.vizsla.explain.unit;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.unit.arithmetic.Arithmetics;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;

/** The graphs that look at one layer. */
final class LayerGraph {
    /** The input with the class, INT64 {@code [N]}. */
    static final String TARGET = "unit/target";

    /** What each channel contributes, {@code [N, C]}. */
    static final String CONTRIBUTIONS = "unit/contributions";

    private LayerGraph() {}

    /** Computes a layer's value, and what the arithmetic of its units reads; the image itself is none of the outputs. */
    static Graph ofValues(Layers layers, Channels channels, Arithmetics arithmetics) {
        String value = channels.layer().value();
        Set<String> outputs = new LinkedHashSet<>(Set.of(value));
        outputs.addAll(arithmetics.sources(value));
        outputs.remove(layers.model().input());
        return layers.model().graph().toBuilder().outputs(List.copyOf(outputs)).buildPruned();
    }

    /** Computes the gradient of the class's score times the layer's value, summed over the places of each channel. */
    static Graph ofContributions(Layers layers, Channels channels) {
        GraphBuilder target = layers.model().graph().toBuilder().scope("unit");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, TARGET, layers.model().preprocessing());
        Ops ops = builder.ops();
        String value = channels.layer().value();
        String product = channels.emit(ops, ops.mul(value, builder.gradient(value)));
        target.rename(ops.sum(product, false, 2), CONTRIBUTIONS);
        return new Speedups().apply(target.outputs(List.of(CONTRIBUTIONS)).buildPruned());
    }
}
