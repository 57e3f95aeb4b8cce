package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.vizsla.graph.NodeBuilder;

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
        return cases;
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
