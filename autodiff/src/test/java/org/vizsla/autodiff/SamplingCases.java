package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Operators that read images between their pixels. */
final class SamplingCases {
    private SamplingCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        for (int corners : List.of(0, 1)) {
            cases.add(linear(
                    "AffineGrid",
                    "corners " + corners,
                    n -> n.op("AffineGrid", n.in(2, 2, 3), n.ints(2, 3, 4, 5))
                            .with("align_corners", corners)
                            .value()));
            cases.add(linear(
                    "AffineGrid",
                    "volume, corners " + corners,
                    n -> n.op("AffineGrid", n.in(2, 3, 4), n.ints(2, 3, 4, 5, 2))
                            .with("align_corners", corners)
                            .value()));
        }
        cases.addAll(resizing());
        for (String mode : List.of("linear", "nearest", "cubic")) {
            for (String padding : List.of("zeros", "border", "reflection")) {
                for (int corners : List.of(0, 1)) {
                    cases.add(grid(mode, padding, corners));
                }
            }
        }
        for (String coordinates : List.of("half_pixel", "output_half_pixel")) {
            for (int samples : List.of(0, 1, 3)) {
                cases.add(regions(coordinates, samples));
            }
        }
        cases.add(kinked(
                "DeformConv",
                "plain",
                n -> n.op("DeformConv", n.in(2, 3, 5, 6), n.in(4, 3, 2, 3), n.in(n.between(-0.8, -0.2, 2, 12, 4, 4)))
                        .value()));
        cases.add(kinked(
                "DeformConv",
                "groups, bias, mask, strides, padding, dilation, batch",
                n -> n.op(
                                "DeformConv",
                                n.batch(2, 4, 7, 6),
                                n.in(6, 2, 2, 3),
                                n.batch(n.between(0.2, 0.8, 2, 24, 4, 4)),
                                n.in(6),
                                n.batch(2, 12, 4, 4))
                        .with("group", 2)
                        .with("offset_group", 2)
                        .with("strides", new long[] {2, 1})
                        .with("pads", new long[] {1, 0, 0, 2})
                        .with("dilations", new long[] {1, 2})
                        .value()));
        cases.add(kinked(
                "GridSample",
                "volume",
                n -> n.op("GridSample", n.in(2, 2, 3, 4, 5), n.in(inVolume()))
                        .with("padding_mode", "border")
                        .value()));
        return cases;
    }

    /** At the places of a grid that reaches beyond the image on all sides. */
    private static VjpCase grid(String mode, String padding, int corners) {
        return kinked(
                "GridSample",
                mode + ", " + padding + ", corners " + corners,
                n -> n.op("GridSample", n.batch(2, 3, 5, 4), n.batch(between(n, mode)))
                        .with("mode", mode)
                        .with("padding_mode", padding)
                        .with("align_corners", corners)
                        .value());
    }

    /** Of regions inside an image, beside it, and larger than it. */
    private static VjpCase regions(String coordinates, int samples) {
        return linear("RoiAlign", coordinates + ", samples " + samples, n -> {
            String regions = n.builder()
                    .constant(
                            "regions",
                            Tensor.ofFloats(Shape.of(4, 4), 1, 2, 9, 7, -4, -3, 25, 20, 3, 1, 3.5f, 2, 15, 12, 22, 19));
            return n.op("RoiAlign", n.in(2, 3, 8, 9), regions, n.indices(Shape.of(4), 1, 0, 1, 1))
                    .with("output_height", 3)
                    .with("output_width", 2)
                    .with("sampling_ratio", samples)
                    .with("spatial_scale", 0.5f)
                    .with("coordinate_transformation_mode", coordinates)
                    .value();
        });
    }

    /** Places {@code [2, 2, 2, 3, 3]} in a volume of 3 by 4 by 5 and beside it, none of them close to the middle of a pixel. */
    private static Tensor inVolume() {
        float[] places = new float[72];
        for (int i = 0; i < places.length; i++) {
            int size = 5 - i % 3;
            float coordinate = i * 7 % 11 % (size + 1) - 1 + 0.2f + 0.06f * (i * 5 % 11);
            places[i] = (2 * coordinate + 1) / size - 1;
        }
        return Tensor.ofFloats(Shape.of(2, 2, 2, 3, 3), places);
    }

    /** Places; for the nearest pixel, ones that are not between two. */
    private static Tensor between(VjpCase.Net n, String mode) {
        if (!mode.equals("nearest")) {
            return n.between(-1.9, 1.9, 2, 3, 2, 2);
        }
        float[] places = new float[24];
        for (int i = 0; i < places.length; i++) {
            places[i] = -1.874f + i * 7 % 24 * 0.167f;
        }
        return Tensor.ofFloats(Shape.of(2, 3, 2, 2), places);
    }

    private static List<VjpCase> resizing() {
        List<VjpCase> cases = new ArrayList<>();
        for (String coordinates :
                List.of("half_pixel", "pytorch_half_pixel", "half_pixel_symmetric", "align_corners", "asymmetric")) {
            cases.add(resize(
                    "cubic, up, " + coordinates,
                    2f,
                    1.7f,
                    node -> node.with("mode", "cubic").with("coordinate_transformation_mode", coordinates)));
            cases.add(resize(
                    "cubic, down, " + coordinates,
                    0.5f,
                    0.7f,
                    node -> node.with("mode", "cubic").with("coordinate_transformation_mode", coordinates)));
        }
        cases.add(resize(
                "linear, symmetric",
                0.5f,
                1.7f,
                node -> node.with("mode", "linear").with("coordinate_transformation_mode", "half_pixel_symmetric")));
        cases.add(resize(
                "cubic, other coefficient",
                1.5f,
                0.6f,
                node -> node.with("mode", "cubic").with("cubic_coeff_a", -0.5f)));
        cases.add(resize(
                "cubic, nothing from outside",
                1.5f,
                0.6f,
                node -> node.with("mode", "cubic").with("exclude_outside", 1)));
        for (String mode : List.of("linear", "cubic")) {
            for (int exclude : List.of(0, 1)) {
                cases.add(resize(
                        "antialiased " + mode + ", exclude " + exclude,
                        0.4f,
                        0.6f,
                        node -> node.with("mode", mode).with("antialias", 1).with("exclude_outside", exclude)));
                cases.add(resize(
                        "antialiased " + mode + ", up, exclude " + exclude,
                        1.5f,
                        0.6f,
                        node -> node.with("mode", mode).with("antialias", 1).with("exclude_outside", exclude)));
            }
        }
        for (String mode : List.of("nearest", "linear", "cubic")) {
            cases.add(linear(
                    "Resize",
                    "a region, " + mode,
                    n -> n.op(
                                    "Resize",
                                    n.in(2, 3, 7, 9),
                                    n.floats(0, 0, 0.2f, -0.1f, 1, 1, 0.9f, 0.8f),
                                    "",
                                    n.ints(2, 3, 5, 6))
                            .with("mode", mode)
                            .with("coordinate_transformation_mode", "tf_crop_and_resize")
                            .with("extrapolation_value", 3f)
                            .value()));
            cases.add(linear(
                    "Resize",
                    "a region, one size that stays, " + mode,
                    n -> n.op("Resize", n.in(2, 3, 7, 9), n.floats(0.2f, -0.1f, 0.9f, 0.8f), "", n.ints(7, 6))
                            .with("axes", new long[] {2, 3})
                            .with("mode", mode)
                            .with("coordinate_transformation_mode", "tf_crop_and_resize")
                            .value()));
        }
        cases.add(resize("sizes that stay", 1.1f, 1.05f, node -> node.with("mode", "cubic")));
        for (String mode : List.of("linear", "cubic")) {
            cases.add(resize(
                    "antialiased " + mode + ", one size that stays",
                    1.1f,
                    0.6f,
                    node -> node.with("mode", mode).with("antialias", 1)));
        }
        for (String policy : List.of("not_larger", "not_smaller")) {
            cases.add(linear(
                    "Resize",
                    policy,
                    n -> n.op("Resize", n.in(2, 3, 7, 9), "", "", n.ints(10, 5))
                            .with("axes", new long[] {2, 3})
                            .with("mode", "linear")
                            .with("keep_aspect_ratio_policy", policy)
                            .value()));
        }
        cases.add(linear(
                "Resize",
                "some axes, batch",
                n -> n.op("Resize", n.batch(2, 3, 7, 9), "", "", n.ints(10, 5))
                        .with("axes", new long[] {-2, 3})
                        .with("mode", "cubic")
                        .value()));
        return cases;
    }

    private static VjpCase resize(String variant, float y, float x, UnaryOperator<NodeBuilder> attributes) {
        return linear(
                "Resize",
                variant,
                n -> attributes
                        .apply(n.op("Resize", n.in(2, 3, 7, 9), "", n.floats(1, 1, y, x)))
                        .value());
    }
}
