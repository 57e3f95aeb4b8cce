package org.vizsla.explain.method;

import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.graph.Ops;

/** How a layer's map is resized to the input's size. */
public enum Upsampling {
    /** Each place as a square, as PyTorch's {@code nearest}: Captum's default. */
    NEAREST("nearest", "asymmetric"),
    /** Bilinear between the centres of places, as in the papers. */
    BILINEAR("linear", "half_pixel");

    private final String mode;
    private final String coordinates;

    Upsampling(String mode, String coordinates) {
        this.mode = mode;
        this.coordinates = coordinates;
    }

    /** Emits a map {@code [N, C, h, w]} as {@code [N, C, H, W]}. */
    public String emit(ExplainerBuilder builder, String map) {
        Ops ops = builder.ops();
        String head = ops.op("Shape", map).with("start", 0).with("end", 2).value();
        String size = ops.concat(
                0, head, ops.integers(builder.model().height(), builder.model().width()));
        return ops.op("Resize", map, "", "", size)
                .with("mode", mode)
                .with("coordinate_transformation_mode", coordinates)
                .with("nearest_mode", "floor")
                .value();
    }
}
