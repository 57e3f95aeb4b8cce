package org.vizsla.explain.method.cam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.vizsla.explain.Emission;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.Ops;

/** What class activation maps have in common: a formula for one layer, the rectification, and the fusion of several layers. */
final class CamFormula {
    /** Keeps quotients finite where a map is constant: the value of pytorch-grad-cam. */
    private static final double SMALL = 1e-7;

    /** A map {@code [N, 1, h, w]} out of a layer's value and the gradient with respect to it, both seen as maps {@code [N, C, h, w]}. */
    @FunctionalInterface
    interface Formula {
        String map(Ops ops, String a, String g);
    }

    private CamFormula() {}

    /** The formula's map of each layer chosen, rectified or not, and fused. */
    static Emission emit(ExplainerBuilder builder, LayerChoice choice, boolean relu, Formula formula) {
        return emit(builder, choice, relu, layer -> formula);
    }

    /** The same with a formula of each layer's own. */
    static Emission emit(
            ExplainerBuilder builder, LayerChoice choice, boolean relu, Function<PlacedLayer, Formula> formulas) {
        Ops ops = builder.ops();
        List<PlacedLayer> layers = builder.layers().mapsOf(choice);
        List<String> maps = new ArrayList<>();
        for (PlacedLayer layer : layers) {
            String value = layer.layer().value();
            String a = layer.map(ops, value);
            String g = layer.map(ops, builder.gradient(value));
            String map = formulas.apply(layer).map(ops, a, g);
            maps.add(relu ? ops.op("Relu", map).value() : map);
        }
        return Emission.ofLayers(
                maps.size() == 1 ? maps.get(0) : fused(builder, maps),
                layers.stream().map(PlacedLayer::layer).toList());
    }

    private static String fused(ExplainerBuilder builder, List<String> maps) {
        Ops ops = builder.ops();
        List<String> large = new ArrayList<>();
        for (String map : maps) {
            large.add(upsampled(builder, scaled(ops, map)));
        }
        return ops.op("Mean", large.toArray(String[]::new)).value();
    }

    /** {@code (map - min) / max(map - min)}, picture by picture. */
    static String scaled(Ops ops, String map) {
        String least = ops.op("ReduceMin", map, ops.integers(1, 2, 3)).value();
        String raised = ops.sub(map, least);
        String most = ops.op("ReduceMax", raised, ops.integers(1, 2, 3)).value();
        return ops.div(raised, ops.add(most, ops.scalar(SMALL)));
    }

    /** A map at the input's size, bilinear between the centres of its places. */
    static String upsampled(ExplainerBuilder builder, String map) {
        return resized(builder, map, "linear", "half_pixel", "round_prefer_floor");
    }

    /** A map at the input's size, each place as a square: PyTorch's {@code nearest}. */
    static String enlarged(ExplainerBuilder builder, String map) {
        return resized(builder, map, "nearest", "asymmetric", "floor");
    }

    private static String resized(
            ExplainerBuilder builder, String map, String mode, String coordinates, String nearest) {
        Ops ops = builder.ops();
        String head = ops.op("Shape", map).with("start", 0).with("end", 2).value();
        String size = ops.concat(
                0, head, ops.integers(builder.model().height(), builder.model().width()));
        return ops.op("Resize", map, "", "", size)
                .with("mode", mode)
                .with("coordinate_transformation_mode", coordinates)
                .with("nearest_mode", nearest)
                .value();
    }

    /** {@code sum_c w_c A_c}: {@code [N, 1, h, w]} of weights {@code [N, C, 1, 1]} or {@code [N, C, h, w]}. */
    static String weighted(Ops ops, String weights, String a) {
        return ops.sum(ops.mul(weights, a), true, 1);
    }
}
