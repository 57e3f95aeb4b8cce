package org.vizsla.explain.unit;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.sweep.BatchEngine;
import org.vizsla.explain.sweep.BatchRunner;
import org.vizsla.explain.unit.arithmetic.Arithmetics;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.SessionSettings;

/**
 * What a network computes at its layers for images. The graph of a layer is compiled when the layer is first looked at, and those looked at last stay open. Graphs are not optimized, which takes longer
 * than the few runs that it would speed up. Safe to use from several threads.
 */
final class LayerValues implements AutoCloseable {
    private static final int OPEN = 8;

    /** A layer, and whether its graph is about contributions to a class. */
    private record Key(String value, boolean isOfClass) {}

    private final Layers layers;
    private final Arithmetics arithmetics;
    private final SessionSettings settings;
    private final KeptValues kept;
    private final Opened opened = new Opened();
    private final BatchEngine engine;
    private final LastUsed<Key, BatchRunner> runners;

    /**
     * Nothing is compiled yet.
     *
     * @param memory for values that are kept, in bytes
     */
    LayerValues(Layers layers, Arithmetics arithmetics, SessionSettings settings, long memory) {
        this.layers = layers;
        this.arithmetics = arithmetics;
        this.settings = settings.withoutOptimization();
        this.kept = new KeptValues(memory);
        this.engine = opened.add(new BatchEngine(), BatchEngine::close);
        this.runners = opened.add(new LastUsed<>(OPEN, BatchRunner::close), LastUsed::close);
    }

    /** The value of a layer, and all values that the arithmetic of its units reads, by their names in the graph. */
    Tensors of(Channels channels, Tensor image, Cancellation cancellation) {
        Model model = layers.model();
        String layer = channels.layer().value();
        Tensors known = kept.find(layer, image);
        if (known == null) {
            Map<String, Tensor> feeds = Map.of(model.input(), image);
            known = layer.equals(model.input())
                    ? new Tensors(feeds)
                    : run(
                            new Key(layer, false),
                            () -> LayerGraph.ofValues(layers, channels, arithmetics),
                            feeds,
                            cancellation);
            kept.keep(layer, image, known);
        }
        return known;
    }

    /** The gradient of a class's score times the value, summed over the places of each channel. */
    float[] contributions(Channels channels, Tensor image, int target, Cancellation cancellation) {
        return run(
                        new Key(channels.layer().value(), true),
                        () -> LayerGraph.ofContributions(layers, channels),
                        Map.of(layers.model().input(), image, LayerGraph.TARGET, Tensor.ofLongs(List.of((long)
                                target))),
                        cancellation)
                .get(LayerGraph.CONTRIBUTIONS)
                .floats();
    }

    private Tensors run(Key key, Supplier<Graph> graph, Map<String, Tensor> feeds, Cancellation cancellation) {
        return runners.use(
                key,
                () -> BatchRunner.open(graph.get(), layers.model(), settings, engine, Cancellation.NEVER),
                runner -> runner.run(feeds, cancellation));
    }

    @Override
    public void close() {
        opened.close();
    }
}
