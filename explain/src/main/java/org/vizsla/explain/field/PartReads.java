package org.vizsla.explain.field;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;

/** What operators read that choose, repeat, join or resize along axes which stay in their order. */
record PartReads(Sizes sizes, Node node) {
    /** Null where nothing is known. */
    @Nullable
    Box before(int output, Box wanted, int input, long[] from, long[] to) {
        return switch (node.operator()) {
            case "Concat" ->
                wanted.with(
                        axis(from),
                        wanted.axis(axis(from)).moved(-sizeOf(node.inputs().subList(0, input))));
            case "Split" ->
                wanted.with(
                        axis(from),
                        wanted.axis(axis(from)).moved(sizeOf(node.outputs().subList(0, output))));
            case "Expand" -> wanted.before(from);
            case "Tile" -> tiled(wanted, from, to);
            case "Slice" -> sliced(wanted, from);
            case "Gather" -> gathered(wanted, from, to);
            case "Pad" -> padded(wanted, from);
            case "Resize" -> new ResizeReads(sizes.graph(), node).before(wanted, from, to);
            default -> null;
        };
    }

    private int axis(long[] from) {
        return axis(node.integer("axis", 0), from.length);
    }

    private static int axis(long axis, int rank) {
        return (int) (axis < 0 ? axis + rank : axis);
    }

    private long sizeOf(List<String> values) {
        return values.stream()
                .map(value -> Objects.requireNonNull(sizes.of(value)))
                .mapToLong(each -> each[axis(each)])
                .sum();
    }

    private static Box tiled(Box wanted, long[] from, long[] to) {
        Box before = wanted;
        for (int axis = 0; axis < from.length; axis++) {
            before = from[axis] == to[axis] ? before : before.with(axis, Span.whole(from[axis]));
        }
        return before;
    }

    private @Nullable Box sliced(Box wanted, long[] from) {
        long[] starts = sizes.constant(node.input(1));
        if (starts == null) {
            return null;
        }
        long[] all = LongStream.range(0, starts.length).toArray();
        long[] axes = node.input(3) == null ? all : sizes.constant(node.input(3));
        long[] steps =
                node.input(4) == null ? LongStream.of(starts).map(any -> 1).toArray() : sizes.constant(node.input(4));
        if (axes == null || steps == null) {
            return null;
        }
        Box before = wanted;
        for (int i = 0; i < starts.length; i++) {
            int axis = axis(axes[i], from.length);
            long start = starts[i] < 0 ? starts[i] + from[axis] : starts[i];
            long first = Math.max(0, Math.min(start, steps[i] < 0 ? from[axis] - 1 : from[axis]));
            Span span = wanted.axis(axis);
            long one = first + span.from() * steps[i];
            long other = first + span.last() * steps[i];
            before = before.with(axis, new Span(Math.min(one, other), Math.max(one, other) + 1));
        }
        return before;
    }

    private @Nullable Box gathered(Box wanted, long[] from, long[] to) {
        long[] indices = sizes.constant(node.input(1));
        if (indices == null || indices.length == 0) {
            return null;
        }
        int axis = axis(from);
        int more = to.length - from.length;
        Span chosen = more == 0 ? wanted.axis(axis) : Span.whole(indices.length);
        long[] places = Arrays.stream(indices, (int) chosen.from(), (int) chosen.to())
                .map(index -> index < 0 ? index + from[axis] : index)
                .toArray();
        Box before = Box.whole(from);
        for (int i = 0; i < from.length; i++) {
            before = i == axis
                    ? before.with(i, new Span(least(places), -least(negated(places)) + 1))
                    : before.with(i, wanted.axis(i < axis ? i : i + more));
        }
        return before;
    }

    private static long least(long[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static long[] negated(long[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private @Nullable Box padded(Box wanted, long[] from) {
        long[] pads = sizes.constant(node.input(1));
        long[] axes =
                node.input(3) == null ? LongStream.range(0, from.length).toArray() : sizes.constant(node.input(3));
        if (pads == null || axes == null) {
            return null;
        }
        Box before = wanted;
        for (int i = 0; i < axes.length; i++) {
            int axis = axis(axes[i], from.length);
            Span moved = wanted.axis(axis).moved(-pads[i]);
            boolean inside = moved.from() >= 0 && moved.to() <= from[axis];
            boolean zeros = node.text("mode", "constant").equals("constant");
            before = before.with(axis, inside || zeros ? moved : Span.whole(from[axis]));
        }
        return before;
    }
}
