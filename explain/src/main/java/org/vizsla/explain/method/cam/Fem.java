package org.vizsla.explain.method.cam;

import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;

/**
 * The Feature Explanation Method: {@code sum_c w_c A_c}, {@code [N, 1, h, w]}, with {@code w_c} the share of places at which the channel {@code A_c} is rare; it knows
 * nothing of the class.
 *
 * <p>A place is rare by the k-sigma rule: where {@code A_c > m_c + k s_c}, with {@code m_c} the mean and {@code s_c} the standard deviation of {@code A_c} over all places
 * (divided by their number). No weight is more than {@code 1 / (1 + k^2)}.
 *
 * <p>Source: K. A. A. Fuad, P.-E. Martin, R. Giot, R. Bourqui, J. Benois-Pineau, A. Zemmari, Features Understanding in 3D CNNs for Actions Recognition in Video, 2020, as
 * pytorch-grad-cam's {@code FEM} has it.
 *
 * @param layer automatic by default; the maps of several are fused
 * @param k 2 by default
 * @param relu whether the map is rectified, as by default
 */
public record Fem(LayerChoice layer, double k, boolean relu) implements GraphMethod {
    public static final Fem DEFAULT = new Fem(LayerChoice.AUTOMATIC, 2, true);

    private static final Parameter<Fem, LayerChoice> LAYER = Parameter.layer(Fem::layer);
    private static final Parameter<Fem, Double> K =
            Parameter.real("k", 0, 100, "how many standard deviations above the mean is rare", Fem::k);
    private static final Parameter<Fem, Boolean> RELU =
            Parameter.flag("relu", "whether only what is above zero is kept", Fem::relu);

    public static final Parameters<Fem> PARAMETERS =
            Parameters.of(v -> new Fem(v.get(LAYER), v.get(K), v.get(RELU)), LAYER, K, RELU);

    @Override
    public String name() {
        return "fem";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        return FusedMaps.emit(builder, layer, relu, one -> {
            String a = one.map(ops, one.layer().value());
            return CamFormula.weighted(ops, rarity(ops, a), a);
        });
    }

    /** {@code [N, C, 1, 1]}: the share of places that are rare. */
    private String rarity(Ops ops, String a) {
        String centred = ops.sub(a, ops.mean(a, true, 2, 3));
        String deviation = ops.sqrt(ops.mean(ops.square(centred), true, 2, 3));
        String rare = ops.greater(centred, ops.mul(deviation, k));
        return ops.mean(ops.cast(rare, DataType.FLOAT32), true, 2, 3);
    }
}
