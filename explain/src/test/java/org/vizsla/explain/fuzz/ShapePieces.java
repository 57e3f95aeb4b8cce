package org.vizsla.explain.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.NodeBuilder;

/** What moves values, joins and parts them. */
final class ShapePieces {
    private static final long MOST = 400;

    private ShapePieces() {}

    static List<Piece> all() {
        List<Piece> pieces = new ArrayList<>(reshaping());
        pieces.addAll(parts());
        return pieces;
    }

    private static List<Piece> reshaping() {
        return List.of(
                new Piece("Reshape", ShapePieces::reshaped),
                new Piece(
                        "Flatten",
                        n -> n.op("Flatten", n.x())
                                .with("axis", n.maybe() ? 1 : 1L - n.rank())
                                .value()),
                new Piece("Squeeze", n -> {
                    long[] ones = LongStream.range(1, n.rank())
                            .filter(axis -> n.size(axis) == 1)
                            .map(axis -> n.signed(axis, n.rank()))
                            .toArray();
                    return ones.length == 0 || ones.length == n.rank() - 1
                            ? null
                            : n.op("Squeeze", n.x(), n.ints(ones)).value();
                }),
                new Piece("Unsqueeze", n -> {
                    if (n.rank() > 3) {
                        return null;
                    }
                    int rank = n.rank() + 2;
                    long[] axes = n.maybe()
                            ? new long[] {n.signed(n.between(1, n.rank()), n.rank() + 1)}
                            : new long[] {n.signed(1, rank), n.signed(n.between(2, rank - 1L), rank)};
                    return n.op("Unsqueeze", n.x(), n.ints(axes)).value();
                }),
                new Piece("Transpose", n -> {
                    int[] order = n.chance().permutation(n.rank() - 1);
                    long[] perm = LongStream.concat(
                                    LongStream.of(0), Arrays.stream(order).mapToLong(axis -> axis + 1L))
                            .toArray();
                    return n.op("Transpose", n.x()).with("perm", perm).value();
                }),
                new Piece("Expand", n -> {
                    if (n.elements() > MOST / 2 || n.rank() > 4) {
                        return null;
                    }
                    long[] target = n.sizes();
                    target[0] = 1;
                    for (int axis = 1; axis < target.length; axis++) {
                        target[axis] = target[axis] == 1 && n.maybe() ? n.between(1, 3) : n.one(1L, target[axis]);
                    }
                    if (n.maybe()) {
                        target = Arrays.copyOfRange(target, 1, target.length);
                    }
                    return n.op("Expand", n.x(), n.ints(target)).value();
                }),
                new Piece("Tile", n -> {
                    long[] repeats = n.some(n.rank(), 1, 2);
                    repeats[0] = 1;
                    return n.elements() > MOST / 4
                            ? null
                            : n.op("Tile", n.x(), n.ints(repeats)).value();
                }),
                new Piece("DepthToSpace", n -> {
                    long block = n.between(1, 2);
                    return n.rank() != 4 || n.size(1) % (block * block) != 0
                            ? null
                            : n.op("DepthToSpace", n.x())
                                    .with("blocksize", block)
                                    .with("mode", n.one("DCR", "CRD"))
                                    .value();
                }),
                new Piece("SpaceToDepth", n -> {
                    if (n.rank() != 4) {
                        return null;
                    }
                    long block = n.between(1, 3);
                    return n.size(2) % block != 0 || n.size(3) % block != 0
                            ? null
                            : n.op("SpaceToDepth", n.x())
                                    .with("blocksize", block)
                                    .value();
                }),
                new Piece("Pad", ShapePieces::padded),
                new Piece("CenterCropPad", n -> {
                    long[] axes = n.axes();
                    long[] sizes = Arrays.stream(axes)
                            .map(axis -> Math.max(1, n.size(axis) + n.between(-2, 2)))
                            .toArray();
                    return n.op("CenterCropPad", n.x(), n.ints(sizes))
                            .with("axes", axes)
                            .value();
                }));
    }

    private static String reshaped(Growing n) {
        long[] inner = n.inner();
        List<Long> target = new ArrayList<>(List.of(n.maybe() || !n.isFixed() ? 0L : n.size(0)));
        for (int axis = 0; axis < inner.length; axis++) {
            long size = inner[axis];
            if (axis + 1 < inner.length && n.maybe()) {
                inner[axis + 1] *= size;
            } else if (size % 2 == 0 && target.size() < 4 && n.maybe()) {
                target.add(2L);
                target.add(size / 2);
            } else {
                target.add(size);
            }
        }
        long[] sizes = target.stream().mapToLong(Long::longValue).toArray();
        if (n.maybe()) {
            sizes[Math.toIntExact(n.between(1, sizes.length - 1L))] = -1;
        } else if (n.maybe() && sizes.length > 1) {
            sizes[0] = -1;
        }
        return n.op("Reshape", n.x(), n.ints(sizes)).value();
    }

    private static String padded(Growing n) {
        String mode = n.one("constant", "reflect", "edge", "wrap");
        int rank = n.rank();
        long[] axes = n.maybe() ? n.axes() : LongStream.range(0, rank).toArray();
        long[] pads = new long[2 * axes.length];
        for (int i = 0; i < axes.length; i++) {
            long size = n.size(axes[i]);
            boolean isBatch = Math.floorMod((int) axes[i], rank) == 0;
            long most = isBatch ? 0 : Math.min(2, size - 1);
            long least = mode.equals("constant") && !isBatch && size > 3 ? -1 : 0;
            pads[i] = n.between(least, most);
            pads[axes.length + i] = n.between(least, most);
        }
        boolean all = axes.length == rank && axes[0] == 0;
        String value = mode.equals("constant") && n.maybe() ? n.scalar(n.real(-1, 1)) : "";
        return n.op("Pad", n.x(), n.ints(pads), value, all && n.maybe() ? "" : n.ints(axes))
                .with("mode", mode)
                .value();
    }

    private static List<Piece> parts() {
        return List.of(
                new Piece("Concat", n -> {
                    long axis = n.axis();
                    int place = Math.floorMod((int) axis, n.rank());
                    List<String> parts = new ArrayList<>(List.of(n.x()));
                    for (long count = n.between(0, 2); count > 0; count--) {
                        long[] other = n.inner();
                        other[place - 1] = n.between(1, 3);
                        parts.add(
                                n.chance().pick(parts.size() + 1), n.chance().with(0.2) ? n.x() : n.activation(other));
                    }
                    return n.op("Concat", parts).with("axis", axis).value();
                }),
                new Piece("Split", ShapePieces::split),
                new Piece("Slice", ShapePieces::slice));
    }

    /** Of some parts, each is read in another way. */
    private static @Nullable String split(Growing n) {
        long axis = n.axis();
        long size = n.size(axis);
        if (size < 2) {
            return null;
        }
        int count = Math.toIntExact(n.between(1, Math.min(3, size)));
        NodeBuilder node;
        if (n.maybe()) {
            long each = (size + count - 1) / count;
            if ((count - 1) * each >= size) {
                return null;
            }
            node = n.op("Split", n.x()).with("num_outputs", count);
        } else {
            long[] sizes = LongStream.generate(() -> 1).limit(count).toArray();
            for (long left = size - count; left > 0; left--) {
                sizes[n.chance().pick(count)]++;
            }
            node = n.op("Split", n.x(), n.ints(sizes));
        }
        List<String> parts = node.with("axis", axis).values(count);
        List<String> used = IntStream.range(0, count)
                .filter(i -> i == 0 || n.chance().with(0.7))
                .mapToObj(
                        i -> n.op("Mul", parts.get(i), n.scalar(n.real(-2, 2))).value())
                .toList();
        return n.op("Concat", used).with("axis", axis).value();
    }

    private static String slice(Growing n) {
        long[] axes = n.axes();
        long[] starts = new long[axes.length];
        long[] ends = new long[axes.length];
        long[] steps = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            long size = n.size(axes[i]);
            long first = n.between(0, size - 1);
            long length = n.between(1, size - first);
            steps[i] = n.one(1L, 1L, 2L, 3L, -1L, -2L);
            if (steps[i] > 0) {
                starts[i] = n.maybe() ? first : first - size;
                ends[i] = first + length == size && n.maybe() ? n.one(1000L, Long.MAX_VALUE) : first + length;
            } else {
                starts[i] = first + length == size && n.maybe() ? 1000 : n.one(0L, -size) + first + length - 1;
                ends[i] = first == 0 ? n.one(-1000L, Long.MIN_VALUE) : first - 1;
            }
        }
        boolean plain = Arrays.stream(steps).allMatch(step -> step == 1);
        return n.op("Slice", n.x(), n.ints(starts), n.ints(ends), n.ints(axes), plain && n.maybe() ? "" : n.ints(steps))
                .value();
    }
}
