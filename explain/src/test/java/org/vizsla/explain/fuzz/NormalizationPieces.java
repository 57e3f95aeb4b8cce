package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.NodeBuilder;

/** Normalizations and reductions. */
final class NormalizationPieces {
    private NormalizationPieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece("BatchNormalization", n -> {
            long channels = n.size(1);
            return n.op(
                            "BatchNormalization",
                            n.x(),
                            n.weight(channels),
                            n.weight(channels),
                            n.weight(channels),
                            n.uniform(0.3, 2, channels))
                    .with("epsilon", (float) n.real(1e-5, 0.1))
                    .value();
        }));
        pieces.add(new Piece("InstanceNormalization", n -> {
            if (n.rank() < 3 || n.elements() / n.size(1) < 3) {
                return null;
            }
            return n.op("InstanceNormalization", n.x(), n.weight(n.size(1)), n.weight(n.size(1)))
                    .with("epsilon", (float) n.real(0.01, 0.1))
                    .value();
        }));
        pieces.add(new Piece("LayerNormalization", NormalizationPieces::layer));
        pieces.add(new Piece("GroupNormalization", n -> {
            long groups = n.one(1L, 2L, 3L, n.size(1));
            if (n.rank() < 3 || n.size(1) % groups != 0 || n.elements() / groups < 3) {
                return null;
            }
            return n.op("GroupNormalization", n.x(), n.weight(n.size(1)), n.weight(n.size(1)))
                    .with("num_groups", groups)
                    .with("epsilon", (float) n.real(0.01, 0.1))
                    .value();
        }));
        pieces.add(new Piece("RMSNormalization", n -> {
            long axis = n.axis();
            long[] scale = Arrays.copyOfRange(n.sizes(), Math.floorMod((int) axis, n.rank()), n.rank());
            return n.newest("RMSNormalization", n.x(), n.weight(scale))
                    .with("axis", axis)
                    .with("epsilon", 0.05f)
                    .value();
        }));
        pieces.add(new Piece(
                "LpNormalization",
                n -> n.op("LpNormalization", n.x())
                        .with("axis", n.axis())
                        .with("p", n.between(1, 2))
                        .value()));
        pieces.add(new Piece("MeanVarianceNormalization", n -> {
            long[] axes = n.axes();
            long count = Arrays.stream(axes).map(n::size).reduce(1, (a, b) -> a * b);
            return count < 4
                    ? null
                    : n.op("MeanVarianceNormalization", n.x())
                            .with("axes", axes)
                            .value();
        }));
        pieces.add(new Piece(
                "LRN",
                n -> n.rank() < 3
                        ? null
                        : n.op("LRN", n.x())
                                .with("size", n.between(1, 5))
                                .with("alpha", (float) n.real(0.05, 1))
                                .with("beta", (float) n.real(0.3, 1))
                                .with("bias", (float) n.real(0.5, 2))
                                .value()));
        for (String reduction : List.of(
                "ReduceSum",
                "ReduceMean",
                "ReduceMax",
                "ReduceMin",
                "ReduceL1",
                "ReduceL2",
                "ReduceSumSquare",
                "ReduceProd",
                "ReduceLogSum",
                "ReduceLogSumExp")) {
            pieces.add(new Piece(reduction, n -> reduced(n, reduction)));
        }
        pieces.add(new Piece(
                "CumSum",
                n -> n.op(
                                "CumSum",
                                n.x(),
                                n.maybe() ? n.longs(org.vizsla.graph.Shape.of(), n.axis()) : n.ints(n.axis()))
                        .with("exclusive", n.between(0, 1))
                        .with("reverse", n.between(0, 1))
                        .value()));
        return pieces;
    }

    private static String layer(Growing n) {
        long axis = n.axis();
        long[] scale = Arrays.copyOfRange(n.sizes(), Math.floorMod((int) axis, n.rank()), n.rank());
        long[] bias = scale.clone();
        for (int i = 0; i < scale.length; i++) {
            scale[i] = n.chance().with(0.1) ? 1 : scale[i];
        }
        return n.op("LayerNormalization", n.x(), n.weight(scale), n.maybe() ? n.weight(bias) : "")
                .with("axis", axis)
                .with("epsilon", (float) n.real(0.01, 0.1))
                .value();
    }

    /** A reduction, with or without its axes; what is left of a whole batch is read beside the last value. */
    private static @Nullable String reduced(Growing n, String reduction) {
        String x = reduction.equals("ReduceLogSum") || reduction.equals("ReduceProd") ? n.positive(n.x()) : n.x();
        if (n.chance().with(0.15)) {
            String same = n.op(reduction, x, n.one("", n.ints()))
                    .with("noop_with_empty_axes", 1)
                    .value();
            return n.op("Add", n.x(), same).value();
        }
        if (n.isFixed() && n.chance().with(0.3)) {
            long[] all = LongStream.range(0, n.rank()).toArray();
            NodeBuilder node = n.op(reduction, x, n.one("", n.ints(), n.ints(0), n.ints(all)));
            String whole = node.value();
            return n.op("Mul", n.x(), n.op("Tanh", whole).value()).value();
        }
        long[] axes = n.axes();
        long keep = axes.length == n.rank() - 1 ? 1 : n.between(0, 1);
        String less = n.op(reduction, x, n.ints(axes)).with("keepdims", keep).value();
        return keep == 1 ? n.op(n.one("Add", "Sub", "Mul"), n.x(), less).value() : less;
    }
}
