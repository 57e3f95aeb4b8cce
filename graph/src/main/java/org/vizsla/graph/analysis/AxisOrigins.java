package org.vizsla.graph.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;

/** Follows the axes of a network's input through the operators that only rearrange, choose or convert its elements, or compute with each of them alone. */
final class AxisOrigins {
    private final Graph graph;
    private final Map<String, List<AxisOrigin>> known = new HashMap<>();

    AxisOrigins(Graph graph, Value input, Shape shape) {
        this.graph = graph;
        known.put(
                input.name(),
                IntStream.range(0, shape.rank())
                        .mapToObj(axis -> new AxisOrigin(axis, 0, shape.size(axis)))
                        .toList());
    }

    /** The axes of a value; null where they are not known. */
    @Nullable
    List<AxisOrigin> of(@Nullable String value) {
        return value == null ? null : known.get(value);
    }

    /** Goes on behind a node. */
    void follow(Node node) {
        String data =
                node.inputs().stream().filter(known::containsKey).findFirst().orElse(null);
        List<AxisOrigin> before = of(data);
        if (data == null || before == null) {
            return;
        }
        List<AxisOrigin> behind = behind(node, before);
        if (behind != null) {
            node.outputs().stream().filter(output -> !output.isEmpty()).forEach(output -> known.put(output, behind));
        }
    }

    private @Nullable List<AxisOrigin> behind(Node node, List<AxisOrigin> before) {
        Operator operator = OperatorTraits.of(node);
        return switch (node.operator()) {
            case "Transpose" -> transposed(node, before);
            case "Reshape", "Flatten" -> reshaped(before, target(node, before));
            case "Squeeze" -> squeezed(before, axes(node));
            case "Unsqueeze" -> unsqueezed(before, axes(node));
            case "Gather" -> gathered(node, before);
            case "DequantizeLinear" -> before;
            default -> operator.has(Axes.ELEMENTWISE) || operator.has(Axes.RESIZED) ? widened(node, before) : null;
        };
    }

    private static List<AxisOrigin> transposed(Node node, List<AxisOrigin> before) {
        long[] reversed = IntStream.range(0, before.size())
                .mapToLong(axis -> before.size() - 1 - axis)
                .toArray();
        return Arrays.stream(node.integers("perm", reversed))
                .mapToObj(axis -> before.get((int) axis))
                .toList();
    }

    /** Axes in front, where a constant of higher rank is computed with. */
    private List<AxisOrigin> widened(Node node, List<AxisOrigin> before) {
        int rank = OperatorTraits.of(node).has(Axes.ELEMENTWISE)
                ? node.inputs().stream()
                        .map(graph.initializers()::get)
                        .mapToInt(tensor -> tensor == null ? 0 : tensor.shape().rank())
                        .max()
                        .orElse(0)
                : 0;
        List<AxisOrigin> behind = new ArrayList<>(before);
        while (behind.size() < rank) {
            behind.add(0, AxisOrigin.ADDED);
        }
        return behind;
    }

    private @Nullable List<AxisOrigin> gathered(Node node, List<AxisOrigin> before) {
        Shape indices = shape(node.input(1));
        if (indices == null || indices.rank() > 1) {
            return null;
        }
        List<AxisOrigin> behind = new ArrayList<>(before);
        if (indices.rank() == 0) {
            behind.remove(place(node.integer("axis", 0), before.size()));
        }
        return behind;
    }

    private static @Nullable List<AxisOrigin> squeezed(List<AxisOrigin> before, long @Nullable [] axes) {
        if (axes == null) {
            return null;
        }
        List<Integer> gone =
                Arrays.stream(axes).mapToObj(axis -> place(axis, before.size())).toList();
        return IntStream.range(0, before.size())
                .filter(axis -> !gone.contains(axis))
                .mapToObj(before::get)
                .toList();
    }

    private static @Nullable List<AxisOrigin> unsqueezed(List<AxisOrigin> before, long @Nullable [] axes) {
        if (axes == null) {
            return null;
        }
        List<AxisOrigin> behind = new ArrayList<>(before);
        int rank = before.size() + axes.length;
        Arrays.stream(axes)
                .mapToInt(axis -> place(axis, rank))
                .sorted()
                .forEach(axis -> behind.add(Math.min(axis, behind.size()), AxisOrigin.ADDED));
        return behind;
    }

    /**
     * The axes behind a {@code Reshape}: where the sizes are the same but for ones, each stays what it was; an axis may also be split, as the 784 of {@code [N, 784]}
     * into 28 and 28.
     */
    private static @Nullable List<AxisOrigin> reshaped(List<AxisOrigin> before, long @Nullable [] target) {
        if (target == null || target.length == 0 || before.isEmpty()) {
            return null;
        }
        List<AxisOrigin> rest = before.subList(1, before.size());
        boolean mayKeepBatch = before.get(0).size() == target[0]
                || before.get(0).size() == Shape.UNKNOWN
                || target[0] == Shape.UNKNOWN;
        List<AxisOrigin> behind = mayKeepBatch ? split(before.get(0), rest, target) : null;
        return behind == null && Math.abs(target[0]) == 1 ? split(AxisOrigin.ADDED, before, target) : behind;
    }

    /** A first axis, and behind it the others as they are split; null where they cannot be. */
    private static @Nullable List<AxisOrigin> split(AxisOrigin first, List<AxisOrigin> others, long[] target) {
        List<AxisOrigin> sources =
                others.stream().filter(axis -> axis.size() != 1).toList();
        List<AxisOrigin> behind = new ArrayList<>(List.of(first));
        int next = 0;
        int part = 0;
        long left = 1;
        for (int axis = 1; axis < target.length; axis++) {
            if (target[axis] == 1) {
                behind.add(AxisOrigin.ADDED);
                continue;
            }
            if (left == 1) {
                if (next == sources.size()) {
                    return null;
                }
                left = sources.get(next++).size();
                part = 0;
            }
            AxisOrigin source = sources.get(next - 1);
            if (part == 0 && target[axis] == left) {
                behind.add(source);
                left = 1;
            } else if (target[axis] > 0 && left > 0 && left % target[axis] == 0 && source.part() == 0) {
                behind.add(new AxisOrigin(source.axis(), part++, target[axis]));
                left /= target[axis];
            } else {
                return null;
            }
        }
        return left == 1 && next == sources.size() ? behind : null;
    }

    /** The sizes that a node reshapes to, {@link Shape#UNKNOWN} for what is open; null where they are not known. */
    private long @Nullable [] target(Node node, List<AxisOrigin> before) {
        long[] wanted = node.is("Reshape") ? integers(node.input(1)) : null;
        if (wanted == null) {
            Shape result = shape(node.output(0));
            return result == null ? null : result.sizes();
        }
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] == 0 && axis < before.size()) {
                wanted[axis] = before.get(axis).size();
            }
            open = wanted[axis] < 0 && axis > 0 ? axis : open;
            known *= axis > 0 && wanted[axis] > 0 ? wanted[axis] : 1;
        }
        long all = before.stream().skip(1).mapToLong(AxisOrigin::size).reduce(1, (a, b) -> a < 0 || b < 0 ? -1 : a * b);
        if (open > 0 && all > 0 && all % known == 0) {
            wanted[open] = all / known;
        }
        return wanted;
    }

    private long @Nullable [] axes(Node node) {
        return node.attributes().containsKey("axes") ? node.integersOrNull("axes") : integers(node.input(1));
    }

    private long @Nullable [] integers(@Nullable String value) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        return tensor == null ? null : tensor.longs().clone();
    }

    private @Nullable Shape shape(@Nullable String value) {
        return value == null ? null : graph.shape(value);
    }

    private static int place(long axis, int rank) {
        return (int) (axis < 0 ? axis + rank : axis);
    }
}
