package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.Ops;

/**
 * Class activation mapping: {@code sum_c w_c A_c}, {@code [N, 1, h, w]}, where the network ends in global average pooling of {@code A} and one linear layer with the
 * class's weights {@code w}; without such a layer, as in SqueezeNet, the class's own map.
 *
 * <p>The mean of the map is the score, but for the bias. Source: B. Zhou, A. Khosla, A. Lapedriza, A. Oliva, A. Torralba, Learning Deep Features for Discriminative
 * Localization, 2016.
 */
public record Cam() implements GraphMethod {
    public static final Cam DEFAULT = new Cam();

    public static final Parameters<Cam> PARAMETERS = Parameters.none();

    @Override
    public String name() {
        return "cam";
    }

    /**
     * Emits the map: since the head is linear, the class's weights are the gradient behind the pooling.
     *
     * @throws NotApplicableException if the network has another head
     */
    @Override
    public Emission emit(ExplainerBuilder builder) {
        AveragingHead head = AveragingHead.of(builder.model(), builder.layers());
        PlacedLayer layer = builder.layers().map(builder.layers().ofValue(head.map()));
        Ops ops = builder.ops();
        String weights = ops.reshape(builder.gradient(head.average()), 0, layer.channels(), 1, 1);
        return Emission.ofLayers(CamFormula.weighted(ops, weights, layer.map(ops, head.map())), List.of(layer.layer()));
    }
}
