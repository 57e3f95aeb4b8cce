package org.vizsla.optimize.example;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.lrp.LrpComposites;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.Target;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Channels;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Relevance that passes through one channel of a layer alone: layer-wise relevance propagation of a class down to the layer, where the relevance of all other channels is dropped, and on to the image.
 * What goes around the layer is dropped, too, so that the maps of all channels sum to what the whole map has through this layer.
 */
public final class ConditionalRelevance implements AutoCloseable {
    /** The rules of the paper: flat for the first layer, z-plus for convolutions, epsilon for dense layers. */
    public static final Composite COMPOSITE = LrpComposites.epsilonPlusFlat(LrpComposites.STABILIZER);

    private static final String TARGET = "target";
    private static final String KEPT = "kept";
    private static final String MAP = "conditional_relevance";

    private final Model model;
    private final Channels channels;
    private final Session session;

    /** Compiles it for a layer. */
    public ConditionalRelevance(Layers layers, Channels channels, SessionSettings where) {
        this.model = layers.model();
        this.channels = channels;
        GraphBuilder target = model.graph().toBuilder().scope("conditional");
        ExplainerBuilder builder =
                ExplainerBuilder.begin(layers, target, ExplainerGraph.free(model, TARGET), model.preprocessing());
        String value = channels.layer().value();
        List<String> input = List.of(model.input());
        String relevance = builder.relevance(COMPOSITE).cotangent(value);
        String kept = target.input(
                ExplainerGraph.free(model, KEPT),
                DataType.FLOAT32,
                channels.layer().shape());
        String through = builder.ops().mul(relevance, kept);
        String map = BackwardBuilder.begin(target, model.graph(), Map.of(value, through), input, COMPOSITE)
                .cotangent(model.input());
        String output = target.rename(map, ExplainerGraph.free(model, MAP));
        this.session = Session.open(
                new Speedups().apply(target.outputs(List.of(output)).buildPruned()), where);
    }

    /**
     * The map of a channel.
     *
     * @param image {@code [1, C, H, W]}
     * @return the same shape
     */
    public Tensor map(Tensor image, Target target, int channel, Cancellation cancellation) {
        float[] kept = new float[channels.layer().elements()];
        for (int place = 0; place < channels.height() * channels.width(); place++) {
            kept[channels.index(channels.checked(channel), place)] = 1;
        }
        int count = ImageRows.size(model, 1);
        long[] sizes = channels.layer().shape().sizes();
        sizes[0] = 1;
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put(model.input(), ImageRows.batch(List.of(image), count));
        feeds.put(ExplainerGraph.free(model, TARGET), ImageRows.targets(List.of(target), count));
        feeds.put(
                ExplainerGraph.free(model, KEPT),
                ImageRows.batch(List.of(Tensor.ofFloats(Shape.of(sizes), kept)), count));
        return session.run(feeds, cancellation)
                .get(ExplainerGraph.free(model, MAP))
                .rows(0, 1);
    }

    @Override
    public void close() {
        session.close();
    }
}
