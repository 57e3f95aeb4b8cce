package org.vizsla.explain.fuzz;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** What reads images between their pixels. */
final class SamplingPieces {
    private SamplingPieces() {}

    static List<Piece> all() {
        return List.of(
                new Piece("DFT", SamplingPieces::fourier),
                new Piece("Col2Im", SamplingPieces::columns),
                new Piece("Det", n -> {
                    int rank = n.rank();
                    if (rank < 3 || n.size(-1) != n.size(-2)) {
                        return null;
                    }
                    String det = n.op("Det", n.x()).value();
                    return rank > 3 ? det : n.op("Unsqueeze", det, n.ints(1)).value();
                }),
                new Piece("Resize", SamplingPieces::resized),
                new Piece("GridSample", SamplingPieces::sampled),
                new Piece("AffineGrid", SamplingPieces::turned),
                new Piece("RoiAlign", SamplingPieces::regions));
    }

    /** Along an axis of real values, or of pairs. */
    private static @Nullable String fourier(Growing n) {
        if (n.rank() > 3) {
            return null;
        }
        boolean complex = n.rank() == 3 && n.size(-1) == 2;
        String x = complex ? n.x() : n.op("Unsqueeze", n.x(), n.ints(-1)).value();
        int rank = complex ? n.rank() : n.rank() + 1;
        long axis = n.between(1, rank - 2L);
        String length = n.maybe() ? n.builder().integer(n.size(axis) + n.between(-1, 2)) : "";
        boolean half = !complex && n.maybe();
        return n.op("DFT", x, length, n.builder().integer(n.signed(axis, rank)))
                .with("onesided", half ? 1 : 0)
                .with("inverse", half ? 0 : n.between(0, 1))
                .value();
    }

    private static String columns(Growing n) {
        long[] image = n.some(2, 3, 6);
        long[] block = n.some(2, 1, 3);
        long[] strides = n.some(2, 1, 2);
        long[] dilations = n.some(2, 1, 2);
        long[] pads = n.some(4, 0, 1);
        long places = 1;
        for (int i = 0; i < 2; i++) {
            places *= (image[i] + pads[i] + pads[i + 2] - dilations[i] * (block[i] - 1) - 1) / strides[i] + 1;
        }
        String columns = n.activation(n.between(1, 3) * block[0] * block[1], Math.max(1, places));
        return n.op("Col2Im", columns, n.ints(image), n.ints(block))
                .with("strides", strides)
                .with("dilations", dilations)
                .with("pads", pads)
                .value();
    }

    private static @Nullable String resized(Growing n) {
        String mode = n.one("nearest", "linear", "cubic");
        int rank = n.rank();
        if (rank < 3 || (mode.equals("cubic") && rank != 4)) {
            return null;
        }
        String coordinates = n.one(
                "half_pixel",
                "half_pixel_symmetric",
                "pytorch_half_pixel",
                "align_corners",
                "asymmetric",
                "tf_crop_and_resize");
        int spatial = rank - 2;
        float[] scales = new float[rank];
        long[] sizes = n.sizes();
        float[] region = new float[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            boolean isSpatial = axis >= 2;
            scales[axis] = isSpatial ? (float) n.real(0.4, 1.9) : 1;
            sizes[axis] = isSpatial ? n.between(1, n.size(axis) + 3) : sizes[axis];
            region[axis] = isSpatial ? (float) n.real(-0.2, 0.4) : 0;
            region[rank + axis] = isSpatial ? (float) n.real(0.6, 1.2) : 1;
        }
        boolean bySize = n.maybe();
        boolean some = n.maybe() || (bySize && !n.isFixed());
        int from = some ? 2 : 0;
        float[] given = java.util.Arrays.copyOfRange(scales, from, rank);
        long[] wanted = java.util.Arrays.copyOfRange(sizes, from, rank);
        float[] part = new float[2 * (rank - from)];
        System.arraycopy(region, from, part, 0, rank - from);
        System.arraycopy(region, rank + from, part, rank - from, rank - from);
        String roi = coordinates.equals("tf_crop_and_resize") ? floats(n, part) : "";
        NodeBuilder node = n.op("Resize", n.x(), roi, bySize ? "" : floats(n, given), bySize ? n.ints(wanted) : "")
                .with("mode", mode)
                .with("coordinate_transformation_mode", coordinates)
                .with("nearest_mode", n.one("round_prefer_floor", "round_prefer_ceil", "floor", "ceil"))
                .with("extrapolation_value", 0.7f);
        if (some) {
            // The runtime passes over axes that are counted from the end where it keeps the aspect ratio.
            boolean keeps = bySize && n.chance().with(0.4);
            long[] axes = LongStream.range(2, rank)
                    .map(axis -> keeps ? axis : n.signed(axis, rank))
                    .toArray();
            node.with("axes", axes);
            if (keeps) {
                node.with("keep_aspect_ratio_policy", n.one("not_larger", "not_smaller", "stretch"));
            }
        }
        if (mode.equals("cubic")) {
            node.with("cubic_coeff_a", n.maybe() ? -0.75f : -0.5f);
        }
        if (!mode.equals("nearest") && spatial == 2 && n.chance().with(0.4)) {
            node.with("antialias", 1);
        }
        if (mode.equals("cubic") || n.chance().with(0.2)) {
            node.with("exclude_outside", n.between(0, 1));
        }
        return node.value();
    }

    private static String floats(Growing n, float... values) {
        return n.builder().constant("floats", Tensor.ofFloats(Shape.of(values.length), values));
    }

    private static @Nullable String sampled(Growing n) {
        int spatial = n.rank() - 2;
        if (spatial != 2 && spatial != 3) {
            return null;
        }
        long[] places = n.some(spatial, 1, 4);
        long[] grid =
                LongStream.concat(LongStream.of(places), LongStream.of(spatial)).toArray();
        String read = n.op("Mul", n.activation(grid), n.scalar(n.real(1, 2.5))).value();
        return n.op("GridSample", n.x(), read)
                .with("mode", spatial == 3 ? n.one("linear", "nearest") : n.one("linear", "nearest", "cubic"))
                .with("padding_mode", n.one("zeros", "border", "reflection"))
                .with("align_corners", n.between(0, 1))
                .value();
    }

    private static @Nullable String turned(Growing n) {
        if (!n.isFixed() || n.rank() != 4) {
            return null;
        }
        long height = n.between(2, 4);
        long width = n.between(2, 4);
        String grid = n.op("AffineGrid", n.activation(2, 3), n.ints(n.size(0), n.size(1), height, width))
                .with("align_corners", n.between(0, 1))
                .value();
        return n.op("GridSample", n.x(), grid)
                .with("align_corners", n.between(0, 1))
                .value();
    }

    private static @Nullable String regions(Growing n) {
        if (!n.isFixed() || n.rank() != 4) {
            return null;
        }
        long each = n.between(1, 3);
        int count = Math.toIntExact(each * n.size(0));
        float[] corners = new float[4 * count];
        long[] images = new long[count];
        for (int i = 0; i < count; i++) {
            images[i] = i / each;
            corners[4 * i] = (float) n.real(-2, 6);
            corners[4 * i + 1] = (float) n.real(-2, 6);
            corners[4 * i + 2] = corners[4 * i] + (float) n.real(0, 10);
            corners[4 * i + 3] = corners[4 * i + 1] + (float) n.real(0, 10);
        }
        long height = n.between(1, 3);
        long width = n.between(1, 3);
        String boxes = n.builder().constant("boxes", Tensor.ofFloats(Shape.of(count, 4), corners));
        String read = n.op("RoiAlign", n.x(), boxes, n.longs(Shape.of(count), images))
                .with("output_height", height)
                .with("output_width", width)
                .with("sampling_ratio", n.between(0, 3))
                .with("spatial_scale", (float) n.real(0.4, 1))
                .with("mode", "avg")
                .with("coordinate_transformation_mode", n.one("half_pixel", "output_half_pixel"))
                .value();
        return n.op("Reshape", read, n.ints(n.size(0), each * n.size(1), height, width))
                .value();
    }
}
