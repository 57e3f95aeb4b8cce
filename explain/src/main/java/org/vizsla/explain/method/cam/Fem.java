package org.vizsla.explain.method.cam;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.Emission;
import org.vizsla.explain.Findings;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.Reason;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameter;
import org.vizsla.explain.method.Parameters;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Ops;
import org.vizsla.graph.suggestion.Remedy;

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
            Parameter.flag(Rectification.PARAMETER, "whether only what is above zero is kept", Fem::relu);

    public static final Parameters<Fem> PARAMETERS =
            Parameters.of(v -> new Fem(v.get(LAYER), v.get(K), v.get(RELU)), LAYER, K, RELU);

    @Override
    public String name() {
        return "fem";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        Ops ops = builder.ops();
        List<String> weights = new ArrayList<>();
        Emission map = FusedMaps.emit(
                builder, layer, relu ? Optional.of(Rectification.withoutClass(name())) : Optional.empty(), one -> {
                    String a = one.map(ops, one.layer().value());
                    String weight = rarity(ops, a);
                    weights.add(ops.sum(weight, false, 1, 2, 3));
                    return CamFormula.weighted(ops, weight, a);
                });
        Map<String, String> named = new LinkedHashMap<>();
        weights.forEach(weight -> named.put("weight_" + named.size(), weight));
        return map.with(new Emission.Check(
                named,
                numbers -> named.keySet().stream().allMatch(name -> numbers.applyAsDouble(name) == 0)
                        ? Findings.NONE.withCause(nothingRare())
                        : Findings.NONE));
    }

    private Reason nothingRare() {
        return new Reason(
                "no channel has a place more than " + k + " standard deviations above its mean",
                Optional.of(new Remedy.SetParameter(name(), K.name(), Double.toString(k / 2))));
    }

    /** {@code [N, C, 1, 1]}: the share of places that are rare. */
    private String rarity(Ops ops, String a) {
        String centred = ops.sub(a, ops.mean(a, true, 2, 3));
        String deviation = ops.sqrt(ops.mean(ops.square(centred), true, 2, 3));
        String rare = ops.greater(centred, ops.mul(deviation, k));
        return ops.mean(ops.cast(rare, DataType.FLOAT32), true, 2, 3);
    }
}
