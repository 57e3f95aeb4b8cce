package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;

/** What reads and writes at indices. */
final class IndexingPieces {
    private IndexingPieces() {}

    static List<Piece> all() {
        return List.of(
                new Piece("Gather", n -> {
                    if (n.rank() > 4) {
                        return null;
                    }
                    long axis = n.axis();
                    long[] shape = n.one(new long[0], new long[] {1}, new long[] {3}, new long[] {2, 2});
                    if (shape.length == 0 && n.rank() == 2) {
                        return null;
                    }
                    return n.op("Gather", n.x(), n.indices(n.size(axis), shape))
                            .with("axis", axis)
                            .value();
                }),
                new Piece("GatherElements", n -> {
                    long axis = n.axis();
                    return n.op("GatherElements", n.x(), places(n, axis))
                            .with("axis", axis)
                            .value();
                }),
                new Piece("GatherND", IndexingPieces::gathered),
                new Piece("ScatterElements", IndexingPieces::scattered),
                new Piece("ScatterND", IndexingPieces::written),
                new Piece("TopK", n -> {
                    long axis = n.axis();
                    NodeBuilder node = n.op("TopK", n.x(), n.ints(n.between(1, n.size(axis))))
                            .with("axis", axis)
                            .with("largest", n.between(0, 1))
                            .with("sorted", n.between(0, 1));
                    return node.values(n.maybe() ? 2 : 1).get(0);
                }),
                new Piece("Compress", n -> {
                    long axis = n.axis();
                    boolean[] kept = new boolean[Math.toIntExact(n.between(1, n.size(axis)))];
                    for (int i = 0; i < kept.length; i++) {
                        kept[i] = i == 0 || n.maybe();
                    }
                    return n.op("Compress", n.x(), n.truths(kept))
                            .with("axis", axis)
                            .value();
                }),
                new Piece("ReverseSequence", n -> {
                    if (n.rank() < 3 && !n.isFixed()) {
                        return null;
                    }
                    // Along the second axis if the batch is fixed; the operator takes the first two only.
                    return n.isFixed()
                            ? n.op("ReverseSequence", n.x(), n.ints(n.some((int) n.size(0), 1, n.size(1))))
                                    .with("batch_axis", 0)
                                    .with("time_axis", 1)
                                    .value()
                            : null;
                }),
                new Piece("Trilu", n -> {
                    String diagonal = n.maybe() ? n.longs(Shape.of(), n.between(-2, 2)) : "";
                    return n.rank() < 3
                            ? null
                            : n.op("Trilu", n.x(), diagonal)
                                    .with("upper", n.between(0, 1))
                                    .value();
                }),
                new Piece("Einsum", IndexingPieces::einsum));
    }

    /** Indices along an axis for each element, some of them twice: the order of random values that differ from image to image, or constants. */
    private static String places(Growing n, long axis) {
        if (n.isFixed() && n.maybe()) {
            return n.indices(n.size(axis), n.sizes());
        }
        String order = n.op("TopK", n.activation(n.inner()), n.ints(n.size(axis)))
                .with("axis", axis)
                .values(2)
                .get(1);
        return n.maybe() ? order : n.op("Div", order, n.builder().integer(2)).value();
    }

    /** With the batch as batch axis, or of constant places in a fixed batch. */
    private static @Nullable String gathered(Growing n) {
        if (!n.isFixed() || n.rank() < 3) {
            return null;
        }
        long batch = n.size(0);
        int places = Math.toIntExact(n.between(1, 3));
        int depth = Math.toIntExact(n.between(1, n.rank() - 1L));
        long[] indices = new long[Math.toIntExact(batch * places * depth)];
        for (int i = 0; i < indices.length; i++) {
            long size = n.size(1 + i % depth);
            indices[i] = n.between(n.one(0L, -size), size - 1);
        }
        return n.op("GatherND", n.x(), n.longs(Shape.of(batch, places, depth), indices))
                .with("batch_dims", 1)
                .value();
    }

    private static String scattered(Growing n) {
        long axis = n.axis();
        String reduction = n.one("none", "add", "mul", "max", "min");
        // Without a reduction, no place may be written to twice.
        String order = n.op("TopK", n.activation(n.inner()), n.ints(n.between(1, n.size(axis))))
                .with("axis", axis)
                .values(2)
                .get(1);
        String places = reduction.equals("none") || n.maybe()
                ? order
                : n.op("Div", order, n.builder().integer(2)).value();
        String updates = n.op("GatherElements", n.activation(n.inner()), order)
                .with("axis", axis)
                .value();
        return n.op("ScatterElements", n.x(), places, updates)
                .with("axis", axis)
                .with("reduction", reduction)
                .value();
    }

    private static @Nullable String written(Growing n) {
        if (!n.isFixed()) {
            return null;
        }
        int depth = Math.toIntExact(n.between(1, n.rank()));
        String reduction = n.one("none", "add", "mul", "max", "min");
        int places = reduction.equals("none") || depth == 1 ? 1 : 3;
        long[] indices = new long[places * depth];
        for (int i = 0; i < indices.length; i++) {
            long size = n.size(i % depth);
            indices[i] = n.between(n.one(0L, -size), size - 1);
        }
        long[] rest = Arrays.copyOfRange(n.sizes(), depth, n.rank());
        long count = Arrays.stream(rest).reduce(places, (a, b) -> a * b);
        String flat = n.op("Flatten", n.x()).value();
        String weight = n.weight(0.3, n.elements(), count);
        String all = n.op("MatMul", flat, weight).value();
        String one = n.op("Gather", all, n.builder().integer(0)).with("axis", 0).value();
        long[] shape =
                LongStream.concat(LongStream.of(places), Arrays.stream(rest)).toArray();
        String updates = n.op("Reshape", one, n.ints(shape)).value();
        return n.op("ScatterND", n.x(), n.longs(Shape.of(places, depth), indices), updates)
                .with("reduction", reduction)
                .value();
    }

    /** A random equation: indices of the last value are kept, summed over, read twice; a second factor shares some of them. */
    private static @Nullable String einsum(Growing n) {
        String letters = "bcdefg".substring(0, n.rank() - 1);
        String first = "n" + letters;
        StringBuilder second = new StringBuilder();
        List<Long> sizes = new ArrayList<>();
        for (int axis = 1; axis < n.rank(); axis++) {
            if (n.maybe()) {
                second.append(letters.charAt(axis - 1));
                sizes.add(n.size(axis));
            }
        }
        if (n.maybe()) {
            int place = n.chance().pick(second.length() + 1);
            second.insert(place, 'k');
            sizes.add(place, n.between(1, 3));
        }
        if (n.rank() > 2 && n.size(1) == n.size(2) && n.maybe()) {
            first = "nb" + "b" + letters.substring(2);
        }
        String indices = (first.substring(1) + second)
                .chars()
                .distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (first.startsWith("nbb") && second.toString().contains("c")) {
            return null;
        }
        int[] order = n.chance().permutation(indices.length());
        StringBuilder result = new StringBuilder("n");
        for (int place : order) {
            if (result.length() == 1 || (result.length() < 5 && n.chance().with(0.7))) {
                result.append(indices.charAt(place));
            }
        }
        long[] shape = sizes.stream().mapToLong(Long::longValue).toArray();
        boolean isOwn = n.maybe() && second.length() > 0;
        String left = first;
        String right = isOwn ? "n" + second : second.toString();
        String target = result.toString();
        if (n.chance().with(0.3) && !isOwn) {
            left = "..." + left.substring(1);
            target = "..." + target.substring(1);
        }
        List<String> operands = new ArrayList<>(List.of(n.x()));
        String equation = left;
        if (second.length() > 0) {
            operands.add(isOwn ? n.activation(shape) : n.weight(shape));
            equation += "," + right;
            if (n.chance().with(0.2)) {
                operands.add(n.x());
                equation += "," + left;
            }
        }
        return n.op("Einsum", operands)
                .with("equation", equation + "->" + target)
                .value();
    }

    static String lengths(Growing n, long[] values) {
        return n.op("Cast", n.ints(values)).with("to", DataType.INT32.code()).value();
    }
}
