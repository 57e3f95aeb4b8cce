package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.lrp.Relevance;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.Target;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** What all channels of some layers have of images, in one run. */
final class ChannelProbe implements AutoCloseable {
    private static final String TARGET = "target";

    /** Keeps shares finite where there is no relevance at all, as in zennit-crp. */
    private static final double LEAST = 1e-10;

    /**
     * What the channels of a layer have of some images.
     *
     * @param values {@code [images, channels]}
     * @param places where each is strongest, {@code [images, channels]}
     */
    record Reading(float[] values, long[] places) {}

    private final Model model;
    private final Session session;
    private final List<Channels> layers;

    /** Compiles it. */
    ChannelProbe(Layers layers, List<Channels> channels, Ranking ranking, SessionSettings where) {
        this.model = layers.model();
        this.layers = List.copyOf(channels);
        GraphBuilder target = model.graph().toBuilder().scope("examples");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, ExplainerGraph.free(model, TARGET), model.preprocessing());
        Ops ops = builder.ops();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            Channels each = channels.get(i);
            String value = each.layer().value();
            String cells = each.emit(ops, ranking == Ranking.ACTIVATION ? value : relevance(builder, value));
            String strongest = ops.op("ReduceMax", cells, ops.integers(2))
                    .with("keepdims", 0)
                    .value();
            outputs.add(target.rename(ranking == Ranking.ACTIVATION ? strongest : share(ops, cells), name("value", i)));
            outputs.add(target.rename(
                    ops.op("ArgMax", cells).with("axis", 2).with("keepdims", 0).value(), name("place", i)));
        }
        this.session = Session.open(new Speedups().apply(target.outputs(outputs).buildPruned()), where);
    }

    private String name(String what, int layer) {
        return ExplainerGraph.free(model, what + "_" + layer);
    }

    private static String relevance(ExplainerBuilder builder, String value) {
        Model model = builder.model();
        BackwardPass pass = Relevance.begin(
                builder.ops().graph(),
                model.graph(),
                model.scores(),
                builder.oneHot(),
                List.of(model.input()),
                ConditionalRelevance.COMPOSITE);
        return pass.cotangent(value);
    }

    private static String share(Ops ops, String cells) {
        String sums = ops.sum(cells, false, 2);
        String all = ops.sum(ops.op("Abs", sums).value(), true, 1);
        return ops.div(sums, ops.add(all, ops.scalar(LEAST)));
    }

    /** What the layers have of some images, layer by layer. */
    List<Reading> read(List<Tensor> rows, List<Target> targets, Cancellation cancellation) {
        int count = ImageRows.size(model, rows.size());
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(model.input(), ImageRows.batch(rows, count));
        feeds.put(ExplainerGraph.free(model, TARGET), ImageRows.targets(targets, count));
        Tensors results = session.run(feeds, cancellation);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            readings.add(new Reading(
                    results.get(name("value", i)).floats(),
                    results.get(name("place", i)).longs()));
        }
        return readings;
    }

    @Override
    public void close() {
        session.close();
    }
}
