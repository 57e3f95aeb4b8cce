package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.curved;
import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Shape;

/** Pooling over windows and over everything. */
final class PoolingCases {
    private PoolingCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>(windows());
        for (long p : List.of(1L, 2L, 3L)) {
            cases.addAll(norms(p));
        }
        cases.add(linear(
                "AveragePool",
                "kernel much larger than its input",
                n -> n.op("AveragePool", n.batch(2, 3, 4, 5))
                        .with("kernel_shape", new long[] {1280, 1280})
                        .with("ceil_mode", 1)
                        .with("strides", new long[] {1280, 1280})
                        .value()));
        cases.add(linear(
                "AveragePool",
                "kernel larger than its input, padded",
                n -> n.op("AveragePool", n.in(2, 3, 4, 5))
                        .with("kernel_shape", new long[] {7, 6})
                        .with("pads", new long[] {2, 1, 2, 3})
                        .value()));
        cases.add(linear(
                "AveragePool",
                "dilated beyond the end",
                n -> n.op("AveragePool", n.batch(2, 3, 4, 5))
                        .with("kernel_shape", new long[] {2, 4})
                        .with("dilations", new long[] {1, 2})
                        .with("pads", new long[] {1, 1, 1, 1})
                        .with("count_include_pad", 1)
                        .value()));
        for (String padding : List.of("SAME_UPPER", "SAME_LOWER")) {
            cases.add(curved(
                    "LpPool",
                    "dilated, " + padding,
                    n -> n.op("LpPool", n.apart(1, 2, 5, 6))
                            .with("kernel_shape", new long[] {3, 3})
                            .with("dilations", new long[] {2, 2})
                            .with("strides", new long[] {3, 3})
                            .with("ceil_mode", 1)
                            .with("p", 2)
                            .with("auto_pad", padding)
                            .value()));
        }
        cases.add(linear("MaxUnpool", "places of the maxima", n -> {
            List<String> pooled = n.op("MaxPool", n.weight(2, 3, 4, 6))
                    .with("kernel_shape", new long[] {2, 2})
                    .with("strides", new long[] {2, 2})
                    .values(2);
            return n.op("MaxUnpool", n.in(2, 3, 2, 3), pooled.get(1))
                    .with("kernel_shape", new long[] {2, 2})
                    .with("strides", new long[] {2, 2})
                    .value();
        }));
        cases.add(linear(
                "MaxUnpool",
                "into a given shape",
                n -> n.op(
                                "MaxUnpool",
                                n.in(1, 1, 2, 2),
                                n.indices(Shape.of(1, 1, 2, 2), 5, 7, 13, 15),
                                n.ints(1, 1, 5, 5))
                        .with("kernel_shape", new long[] {2, 2})
                        .with("strides", new long[] {2, 2})
                        .value()));
        return cases;
    }

    private static List<VjpCase> norms(long p) {
        return List.of(
                kinked(
                        "LpPool",
                        "overlapping, padded, p " + p,
                        n -> n.op("LpPool", n.apart(2, 3, 6, 5))
                                .with("kernel_shape", new long[] {3, 2})
                                .with("strides", new long[] {2, 1})
                                .with("pads", new long[] {1, 0, 1, 1})
                                .with("p", p)
                                .value()),
                kinked(
                        "LpPool",
                        "dilated, one axis, p " + p,
                        n -> n.op("LpPool", n.apart(2, 3, 9))
                                .with("kernel_shape", new long[] {3})
                                .with("dilations", new long[] {2})
                                .with("p", p)
                                .value()),
                kinked(
                        "LpPool",
                        "same, p " + p,
                        n -> n.op("LpPool", n.batch(n.distinct(0.05, 2, 3, 6, 5)))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("auto_pad", "SAME_LOWER")
                                .with("p", p)
                                .value()),
                kinked(
                        "GlobalLpPool",
                        "p " + p,
                        n -> n.op("GlobalLpPool", n.batch(n.distinct(0.05, 2, 3, 4, 5)))
                                .with("p", p)
                                .value()));
    }

    private static List<VjpCase> windows() {
        return List.of(
                kinked(
                        "MaxPool",
                        "overlapping",
                        n -> n.op("MaxPool", n.apart(2, 3, 7, 9))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .value()),
                kinked(
                        "MaxPool",
                        "ceil",
                        n -> n.op("MaxPool", n.apart(2, 3, 8, 6))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("ceil_mode", 1)
                                .value()),
                kinked(
                        "MaxPool",
                        "disjoint",
                        n -> n.op("MaxPool", n.apart(2, 3, 6, 9))
                                .with("kernel_shape", new long[] {2, 3})
                                .with("strides", new long[] {2, 3})
                                .value()),
                kinked(
                        "MaxPool",
                        "padded",
                        n -> n.op("MaxPool", n.apart(2, 3, 6, 5))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                kinked(
                        "MaxPool",
                        "stride 1, padded",
                        n -> n.op("MaxPool", n.apart(2, 3, 6, 5))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                kinked(
                        "MaxPool",
                        "dilated",
                        n -> n.op("MaxPool", n.apart(2, 3, 7, 9))
                                .with("kernel_shape", new long[] {2, 3})
                                .with("dilations", new long[] {2, 2})
                                .value()),
                kinked(
                        "MaxPool",
                        "same",
                        n -> n.op("MaxPool", n.apart(2, 3, 7, 8))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("auto_pad", "SAME_UPPER")
                                .value()),
                kinked(
                        "MaxPool",
                        "one axis",
                        n -> n.op("MaxPool", n.apart(2, 3, 9))
                                .with("kernel_shape", new long[] {3})
                                .with("strides", new long[] {2})
                                .value()),
                kinked(
                        "MaxPool",
                        "column-major indices, not used",
                        n -> n.op("MaxPool", n.apart(2, 3, 7, 9))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("storage_order", 1)
                                .value()),
                kinked(
                        "MaxPool",
                        "column-major indices",
                        n -> n.op("MaxPool", n.apart(2, 3, 7, 9))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("storage_order", 1)
                                .values(2)
                                .get(0)),
                linear(
                        "AveragePool",
                        "overlapping",
                        n -> n.op("AveragePool", n.in(2, 3, 7, 9))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .value()),
                linear(
                        "AveragePool",
                        "padding not counted",
                        n -> n.op("AveragePool", n.in(2, 3, 6, 5))
                                .with("kernel_shape", new long[] {3, 2})
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 0, 1, 1})
                                .value()),
                linear(
                        "AveragePool",
                        "padding counted",
                        n -> n.op("AveragePool", n.in(2, 3, 6, 5))
                                .with("kernel_shape", new long[] {3, 2})
                                .with("strides", new long[] {1, 2})
                                .with("pads", new long[] {1, 0, 1, 1})
                                .with("count_include_pad", 1)
                                .value()),
                linear(
                        "AveragePool",
                        "ceil",
                        n -> n.op("AveragePool", n.in(2, 3, 8, 6))
                                .with("kernel_shape", new long[] {3, 3})
                                .with("strides", new long[] {2, 2})
                                .with("ceil_mode", 1)
                                .value()),
                linear(
                        "AveragePool",
                        "one axis",
                        n -> n.op("AveragePool", n.in(2, 3, 9))
                                .with("kernel_shape", new long[] {3})
                                .with("strides", new long[] {2})
                                .value()),
                linear(
                        "GlobalAveragePool",
                        "",
                        n -> n.op("GlobalAveragePool", n.in(2, 3, 4, 5)).value()),
                kinked(
                        "GlobalMaxPool",
                        "",
                        n -> n.op("GlobalMaxPool", n.apart(2, 3, 4, 5)).value()));
    }
}
