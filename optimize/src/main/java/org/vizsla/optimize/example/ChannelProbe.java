package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.Target;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Measures all channels of some layers for images, in one run. */
final class ChannelProbe implements AutoCloseable {
    private static final String TARGET = "target";
    private static final String CHOSEN = "chosen";

    /**
     * What was measured for some images.
     *
     * @param classes that of each image
     * @param layers the measures of each layer, each {@code [images, channels]}
     */
    record Reading(List<Integer> classes, List<Map<Measure, float[]>> layers) {
        Reading {
            classes = List.copyOf(classes);
            layers = List.copyOf(layers);
        }

        float[] of(int layer, Measure measure) {
            return Objects.requireNonNull(layers.get(layer).get(measure));
        }
    }

    private final Model model;
    private final Session session;
    private final List<Channels> layers;
    private final List<Measure> measures;

    /** Compiles it. */
    ChannelProbe(Layers layers, List<Channels> channels, List<Measure> measures, SessionSettings where) {
        this.model = layers.model();
        this.layers = List.copyOf(channels);
        this.measures = List.copyOf(measures);
        GraphBuilder target = model.graph().toBuilder().scope("examples");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, ExplainerGraph.free(model, TARGET), model.preprocessing());
        List<String> outputs =
                new ArrayList<>(List.of(target.rename(builder.chosen(), ExplainerGraph.free(model, CHOSEN))));
        for (int layer = 0; layer < channels.size(); layer++) {
            for (Measure measure : measures) {
                outputs.add(target.rename(measure.emit(builder, channels.get(layer)), name(measure, layer)));
            }
        }
        this.session = Session.open(new Speedups().apply(target.outputs(outputs).buildPruned()), where);
    }

    private String name(Measure measure, int layer) {
        return ExplainerGraph.free(model, measure + "_" + layer);
    }

    /** Measures some images. */
    Reading read(List<Tensor> rows, List<Target> targets, Cancellation cancellation) {
        int count = ImageRows.size(model, rows.size());
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(model.input(), ImageRows.batch(rows, count));
        feeds.put(ExplainerGraph.free(model, TARGET), ImageRows.targets(targets, count));
        Tensors results = session.run(feeds, cancellation);
        List<Map<Measure, float[]>> read = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            Map<Measure, float[]> values = new EnumMap<>(Measure.class);
            for (Measure measure : measures) {
                values.put(measure, results.get(name(measure, layer)).floats());
            }
            read.add(values);
        }
        List<Integer> classes = Arrays.stream(
                        results.get(ExplainerGraph.free(model, CHOSEN)).longs())
                .mapToObj(Math::toIntExact)
                .toList();
        return new Reading(classes, read);
    }

    @Override
    public void close() {
        session.close();
    }
}
