package org.vizsla.explain.method.cam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.explain.Emission;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.MinMax;
import org.vizsla.explain.method.Upsampling;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.PlacedLayer;
import org.vizsla.graph.Ops;

/** The class activation maps of the chosen layers; if there are several, each is scaled to 0 to 1 and upsampled to the input's size, and the mean is taken. */
final class FusedMaps {
    private FusedMaps() {}

    /**
     * Emits them.
     *
     * @param relu how each map is rectified, if it is
     * @param map emits the map of one layer, {@code [N, 1, h, w]}
     */
    static Emission emit(
            ExplainerBuilder builder,
            LayerChoice choice,
            Optional<Rectification> relu,
            Function<PlacedLayer, String> map) {
        Ops ops = builder.ops();
        List<PlacedLayer> layers = builder.layers().mapsOf(choice);
        List<String> signed = layers.stream().map(map).toList();
        List<String> maps = relu.isEmpty()
                ? signed
                : signed.stream().map(one -> ops.op("Relu", one).value()).toList();
        Emission emission = Emission.ofLayers(
                maps.size() == 1 ? maps.get(0) : mean(builder, maps),
                layers.stream().map(PlacedLayer::layer).toList());
        return relu.map(known -> emission.with(known.check(builder, signed))).orElse(emission);
    }

    private static String mean(ExplainerBuilder builder, List<String> maps) {
        Ops ops = builder.ops();
        List<String> large = new ArrayList<>();
        for (String map : maps) {
            large.add(Upsampling.BILINEAR.emit(builder, MinMax.emit(ops, map, 1, 2, 3)));
        }
        return ops.op("Mean", large.toArray(String[]::new)).value();
    }
}
