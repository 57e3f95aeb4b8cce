package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.kinked;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Operators that read elements by their index, write them there, or choose them. */
final class IndexingCases {
    private IndexingCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        cases.addAll(gathering());
        cases.addAll(scattering("none"));
        cases.addAll(scattering("add"));
        cases.addAll(extremes("max"));
        cases.addAll(extremes("min"));
        cases.add(products("ScatterND"));
        cases.add(products("ScatterElements"));
        cases.addAll(choosing());
        return cases;
    }

    private static List<VjpCase> gathering() {
        return List.of(
                linear(
                        "GatherND",
                        "elements, one twice, one from the end",
                        n -> n.op("GatherND", n.in(3, 4), n.indices(Shape.of(3, 2), 0, 1, 2, -1, 0, 1))
                                .value()),
                linear(
                        "GatherND",
                        "slices",
                        n -> n.op("GatherND", n.in(3, 4, 2), n.indices(Shape.of(2, 1, 1), 2, 0))
                                .value()),
                linear(
                        "GatherND",
                        "within each image",
                        n -> n.op("GatherND", n.in(2, 3, 4), n.indices(Shape.of(2, 1, 1), 2, 0))
                                .with("batch_dims", 1)
                                .value()),
                linear(
                        "GatherND",
                        "two batch axes",
                        n -> n.op("GatherND", n.in(2, 3, 4, 2), n.indices(Shape.of(2, 3, 1), 2, 0, 1, 3, -1, 0))
                                .with("batch_dims", 2)
                                .value()),
                linear(
                        "GatherElements",
                        "from the end, default axis",
                        n -> n.op("GatherElements", n.in(4, 3), n.indices(Shape.of(2, 2), 0, -1, 0, 3))
                                .value()));
    }

    private static List<VjpCase> scattering(String reduction) {
        return List.of(
                linear(
                        "ScatterND",
                        reduction,
                        n -> n.op("ScatterND", n.in(4, 3), n.indices(Shape.of(2, 1), 3, 0), n.in(2, 3))
                                .with("reduction", reduction)
                                .value()),
                linear(
                        "ScatterElements",
                        reduction,
                        n -> n.op("ScatterElements", n.in(3, 4), n.indices(Shape.of(2, 2), 0, -1, 2, 1), n.in(2, 2))
                                .with("axis", -1)
                                .with("reduction", reduction)
                                .value()));
    }

    private static List<VjpCase> extremes(String reduction) {
        return List.of(
                kinked(
                        "ScatterND",
                        reduction,
                        n -> n.op("ScatterND", n.apart(4, 3), n.indices(Shape.of(2, 1), 3, 0), n.in(2, 3))
                                .with("reduction", reduction)
                                .value()),
                kinked(
                        "ScatterElements",
                        reduction,
                        n -> n.op("ScatterElements", n.apart(3, 4), n.indices(Shape.of(1, 2), 0, -1), n.in(1, 2))
                                .with("axis", 1)
                                .with("reduction", reduction)
                                .value()),
                linear(
                        "ScatterElements",
                        "products, " + reduction,
                        n -> n.op("ScatterElements", n.in(3, 4), n.indices(Shape.of(1, 3), 1, 0, 1), n.weight(1, 3))
                                .with("reduction", "mul")
                                .value()));
    }

    /** With one place that is written to twice, and a zero among its updates. */
    private static VjpCase products(String operator) {
        return linear(operator, "products of computed updates, one of them 0", n -> {
            String updates = n.in(Tensor.ofFloats(Shape.of(3), 0, 0.7f, -1.3f));
            return operator.equals("ScatterND")
                    ? n.op("ScatterND", n.in(4), n.indices(Shape.of(3, 1), 1, 2, 1), updates)
                            .with("reduction", "mul")
                            .value()
                    : n.op("ScatterElements", n.in(4), n.indices(Shape.of(3), 1, 2, 1), updates)
                            .with("reduction", "mul")
                            .value();
        });
    }

    private static List<VjpCase> choosing() {
        List<VjpCase> cases = new ArrayList<>(List.of(
                kinked(
                        "TopK",
                        "largest, batch",
                        n -> n.op("TopK", n.batch(n.distinct(0.05, 2, 7)), n.ints(3))
                                .values(2)
                                .get(0)),
                kinked(
                        "TopK",
                        "smallest of the first axis",
                        n -> n.op("TopK", n.apart(6, 2), n.ints(2))
                                .with("axis", 0)
                                .with("largest", 0)
                                .with("sorted", 1)
                                .values(2)
                                .get(0)),
                linear(
                        "ReverseSequence",
                        "time first",
                        n -> n.op("ReverseSequence", n.in(4, 3, 2), n.ints(1, 4, 3))
                                .value()),
                linear(
                        "ReverseSequence",
                        "batch first",
                        n -> n.op("ReverseSequence", n.in(3, 4, 2), n.ints(1, 4, 3))
                                .with("batch_axis", 0)
                                .with("time_axis", 1)
                                .value()),
                linear("Trilu", "upper", n -> n.op("Trilu", n.batch(2, 3, 4)).value()),
                linear(
                        "Trilu",
                        "lower, shifted",
                        n -> n.op("Trilu", n.in(4, 3), n.builder().integer(-1))
                                .with("upper", 0)
                                .value())));
        for (int axis : List.of(0, 1, -1)) {
            cases.add(linear("Compress", "axis " + axis, n -> {
                String kept = n.op("Compress", n.in(3, 3, 3), kept(n, 0, 1, 1))
                        .with("axis", axis)
                        .value();
                return n.op("Reshape", kept, n.ints(18)).value();
            }));
        }
        cases.add(linear("Compress", "flat", n -> {
            String kept = n.op("Compress", n.in(2, 3), kept(n, 1, 0, 0, 1, 1)).value();
            return n.op("Reshape", kept, n.ints(3)).value();
        }));
        return cases;
    }

    private static String kept(VjpCase.Net n, long... kept) {
        return n.op("Cast", n.ints(kept)).with("to", DataType.BOOL.code()).value();
    }
}
