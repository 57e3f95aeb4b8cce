package org.vizsla.graph.analysis;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.op.Axes;
import org.vizsla.graph.op.Operator;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;

/** Follows the channels of a network's input through arithmetic with constants and what rearranges, pads or pools. */
final class InputChannels {
    private static final double LEAST_OF_LEVELS = 4;

    /**
     * The channels of a value.
     *
     * @param axis that they lie on
     * @param prepared the channels before the first batch normalization; null while there was none
     */
    private record Followed(
            int axis,
            List<InputArithmetic.Channel> channels,
            @Nullable List<InputArithmetic.Channel> prepared) {
        Followed on(int other) {
            return new Followed(other, channels, prepared);
        }

        Followed with(List<InputArithmetic.Channel> others) {
            return new Followed(axis, others, prepared);
        }

        List<InputArithmetic.Channel> beforeNormalization() {
            return prepared == null ? channels : prepared;
        }
    }

    private final Graph graph;
    private final Map<String, Followed> known = new HashMap<>();

    InputChannels(Graph graph, String input, int channels) {
        this.graph = graph;
        known.put(
                input,
                new Followed(
                        1,
                        IntStream.range(0, channels)
                                .mapToObj(channel -> new InputArithmetic.Channel(channel, 1, 0))
                                .toList(),
                        null));
    }

    /** The channels of a value {@code [N, C, H, W]}; empty where they are not known. */
    Optional<InputArithmetic> of(@Nullable String value) {
        Followed followed = value == null ? null : known.get(value);
        return followed != null && (followed.axis() == 1 || followed.channels().size() == 1)
                ? Optional.of(new InputArithmetic(followed.channels(), followed.beforeNormalization()))
                : Optional.empty();
    }

    /** Goes on after a node. */
    void follow(Node node) {
        Optional<String> data =
                node.inputs().stream().filter(known::containsKey).findFirst();
        Followed before = data.map(known::get).orElse(null);
        if (before == null || node.output(0) == null) {
            return;
        }
        Followed after = after(node, node.inputs().indexOf(data.get()), before);
        if (after != null) {
            known.put(node.outputs().get(0), after);
        }
    }

    private @Nullable Followed after(Node node, int place, Followed before) {
        Operator operator = OperatorTraits.of(node);
        return switch (node.operator()) {
            case "Add", "Sub", "Mul", "Div" -> combined(node, place, before);
            case "Neg" -> before.with(each(before, channel -> channel.then(-1, 0)));
            case "BatchNormalization" -> normalized(node, before);
            case "Transpose" -> transposed(node, before);
            case "Gather" -> gathered(node, before);
            case "Concat" -> joined(node);
            default -> keepsChannels(node, operator, before) ? before : null;
        };
    }

    /** Whether what a node does leaves each channel what it is; a single one stays whatever is rearranged. */
    private static boolean keepsChannels(Node node, Operator operator, Followed before) {
        boolean pools = operator.has(Axes.MAPS) && (operator.has(Trait.SUMS) || operator.has(Trait.POOLS_MAXIMUM));
        boolean single = before.channels().size() == 1 && operator.has(Trait.REARRANGES);
        return single
                || pools
                || node.is("Identity")
                || node.is("Cast")
                || node.is("Dropout")
                || node.is("Pad")
                || node.is("Resize");
    }

    private Followed transposed(Node node, Followed before) {
        int rank = rank(node.input(0), 4);
        long[] reversed =
                IntStream.range(0, rank).mapToLong(axis -> rank - 1 - axis).toArray();
        return before.on(
                Arrays.stream(node.integers("perm", reversed)).boxed().toList().indexOf((long) before.axis()));
    }

    private interface Change {
        InputArithmetic.Channel of(InputArithmetic.Channel channel);
    }

    private static List<InputArithmetic.Channel> each(Followed before, Change change) {
        return before.channels().stream().map(change::of).collect(Collectors.toList());
    }

    private @Nullable Followed combined(Node node, int place, Followed before) {
        double[] constant = constant(node.input(1 - place), before);
        if (constant == null || (node.is("Div") && place == 1)) {
            return null;
        }
        List<InputArithmetic.Channel> all = new ArrayList<>();
        for (int i = 0; i < Math.max(before.channels().size(), constant.length); i++) {
            InputArithmetic.Channel channel =
                    before.channels().get(before.channels().size() == 1 ? 0 : i);
            double number = constant[constant.length == 1 ? 0 : i];
            all.add(
                    switch (node.operator()) {
                        case "Add" -> channel.then(1, number);
                        case "Sub" -> place == 0 ? channel.then(1, -number) : channel.then(-1, number);
                        case "Mul" -> channel.then(number, 0);
                        default -> channel.then(1 / number, 0);
                    });
        }
        return before.with(all);
    }

    /** One number for each channel, or one for all; null where a constant is not of this kind. */
    private double @Nullable [] constant(@Nullable String value, Followed before) {
        Tensor tensor = value == null ? null : graph.initializers().get(value);
        if (tensor == null) {
            return null;
        }
        Shape shape = tensor.shape();
        int fromEnd = 4 - before.axis();
        boolean varies = tensor.elements() > 1;
        boolean perChannel = shape.rank() >= fromEnd
                && shape.size(-fromEnd) == tensor.elements()
                && (before.channels().size() == 1
                        || tensor.elements() == before.channels().size());
        return varies && !perChannel ? null : numbers(tensor);
    }

    private static double @Nullable [] numbers(Tensor tensor) {
        ByteBuffer bytes = tensor.bytes();
        double[] numbers = new double[tensor.shape().length()];
        if (tensor.type() == DataType.FLOAT32) {
            Arrays.setAll(numbers, i -> bytes.getFloat());
        } else if (tensor.type() == DataType.FLOAT64) {
            Arrays.setAll(numbers, i -> bytes.getDouble());
        } else {
            return null;
        }
        return numbers;
    }

    private @Nullable Followed normalized(Node node, Followed before) {
        double[][] parameters = new double[4][];
        for (int i = 0; i < 4; i++) {
            Tensor tensor = graph.initializers().get(node.inputs().get(i + 1));
            double[] numbers = tensor == null ? null : numbers(tensor);
            if (numbers == null || numbers.length != before.channels().size() || before.axis() != 1) {
                return null;
            }
            parameters[i] = numbers;
        }
        double epsilon = node.real("epsilon", 1e-5f);
        List<InputArithmetic.Channel> all = new ArrayList<>();
        for (int i = 0; i < before.channels().size(); i++) {
            double factor = parameters[0][i] / Math.sqrt(parameters[3][i] + epsilon);
            all.add(before.channels().get(i).then(factor, parameters[1][i] - factor * parameters[2][i]));
        }
        return new Followed(before.axis(), all, prepared(before, parameters[2]));
    }

    /**
     * What is known to be preparation once a batch normalization comes. Its means are those of the images that the network was trained with: where all are far above what
     * normalized images have, the images are levels, and the means are taken off them here.
     */
    private static List<InputArithmetic.Channel> prepared(Followed before, double[] means) {
        boolean levels = before.prepared() == null && Arrays.stream(means).allMatch(mean -> mean > LEAST_OF_LEVELS);
        if (!levels) {
            return before.beforeNormalization();
        }
        return IntStream.range(0, means.length)
                .mapToObj(i -> before.channels().get(i).then(1, -means[i]))
                .toList();
    }

    private @Nullable Followed gathered(Node node, Followed before) {
        Tensor indices = graph.initializers().get(node.inputs().get(1));
        if (indices == null
                || node.integer("axis", 0) != before.axis()
                || indices.shape().rank() > 1) {
            return null;
        }
        int count = before.channels().size();
        return before.with(Arrays.stream(indices.longs())
                .mapToObj(index -> before.channels().get((int) (index < 0 ? index + count : index)))
                .toList());
    }

    private @Nullable Followed joined(Node node) {
        List<InputArithmetic.Channel> all = new ArrayList<>();
        int axis = (int) node.integer("axis", 1);
        for (String input : node.inputs()) {
            Followed part = known.get(input);
            if (part == null
                    || part.prepared() != null
                    || (part.axis() != axis && part.channels().size() > 1)) {
                return null;
            }
            all.addAll(part.channels());
        }
        return new Followed(axis, all, null);
    }

    private int rank(@Nullable String value, int fallback) {
        Shape shape = value == null ? null : graph.shape(value);
        return shape == null ? fallback : shape.rank();
    }
}
