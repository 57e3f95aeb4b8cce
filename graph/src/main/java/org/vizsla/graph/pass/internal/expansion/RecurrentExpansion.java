package org.vizsla.graph.pass.internal.expansion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Recurrent layers over a fixed number of steps, step by step; a shorter sequence keeps its state, and gives zeros, where it has no step. A node stays where its steps are not known or are more than
 * {@value #MOST_STEPS}, and where its weights are no constants.
 */
public final class RecurrentExpansion {
    static final int MOST_STEPS = 1024;

    private static final List<String> FUNCTIONS = List.of(
            "Relu", "Tanh", "Sigmoid", "LeakyRelu", "ThresholdedRelu", "HardSigmoid", "Elu", "Softsign", "Softplus");

    private final Expanding e;
    private final int gates;
    private final Cell cell;
    private final List<String> functions;
    private final long hidden;
    private final int steps;

    /** What one step makes of the gates. */
    @FunctionalInterface
    private interface Cell {
        /**
         * The state after a step, its second part (of an {@code LSTM}) behind it.
         *
         * @param input what the input gives to all gates, {@code [N, gates hidden]}
         * @param state the state before
         */
        List<String> step(Direction direction, String input, List<String> state);
    }

    /** The weights of one direction. */
    private record Direction(
            String recurrence, String inputBias, String recurrentBias, String peephole, int firstFunction) {}

    private RecurrentExpansion(Expanding e, int gates, long hidden, int steps, List<String> functions) {
        this.e = e;
        this.gates = gates;
        this.hidden = hidden;
        this.steps = steps;
        this.functions = functions;
        this.cell = switch (e.node().operator()) {
            case "LSTM" -> this::memory;
            case "GRU" -> this::gated;
            default -> this::plain;
        };
    }

    public static @Nullable List<String> lstm(Expanding e) {
        return expand(e, 4, "Sigmoid", "Tanh", "Tanh");
    }

    public static @Nullable List<String> gru(Expanding e) {
        return expand(e, 3, "Sigmoid", "Tanh");
    }

    public static @Nullable List<String> rnn(Expanding e) {
        return expand(e, 1, "Tanh");
    }

    private static @Nullable List<String> expand(Expanding e, int gates, String... usual) {
        Shape input = e.shape(0);
        Tensor recurrence = e.constant(2);
        boolean constant = e.constant(1) != null
                && recurrence != null
                && (!e.has(3) || e.constant(3) != null)
                && (!e.has(7) || e.constant(7) != null);
        if (input == null || recurrence == null || !constant || e.node().integer("layout", 0) != 0) {
            return null;
        }
        long steps = input.size(0);
        int directions = recurrence.shape().length(0);
        List<String> functions = functions(e, directions, usual);
        if (steps < 1 || steps > MOST_STEPS || functions == null) {
            return null;
        }
        long hidden = recurrence.shape().size(2);
        return new RecurrentExpansion(e, gates, hidden, Math.toIntExact(steps), functions).expand(directions);
    }

    /** Whether all sequences have all steps. */
    private static boolean isWhole(@Nullable Tensor lengths, boolean given, long steps) {
        return !given || (lengths != null && Arrays.stream(lengths.longs()).allMatch(length -> length == steps));
    }

    /** The activation functions, those of the second direction behind those of the first, or null where one has parameters. */
    private static @Nullable List<String> functions(Expanding e, int directions, String... usual) {
        List<String> functions = new ArrayList<>();
        if (e.node().attributes().get("activations") instanceof Attribute.Texts given) {
            functions.addAll(given.values());
        }
        while (functions.size() < directions * usual.length) {
            functions.addAll(List.of(usual));
        }
        boolean known = FUNCTIONS.containsAll(functions)
                && !e.node().attributes().containsKey("activation_alpha")
                && !e.node().attributes().containsKey("activation_beta");
        return known ? functions : null;
    }

    private List<String> expand(int directions) {
        List<List<String>> outputs = new ArrayList<>();
        List<List<String>> ends = new ArrayList<>();
        for (int direction = 0; direction < directions; direction++) {
            boolean backwards =
                    direction == 1 || e.node().text("direction", "forward").equals("reverse");
            walk(direction, backwards, outputs, ends);
        }
        List<String> results = new ArrayList<>();
        String[] steps = new String[this.steps];
        for (int step = 0; step < steps.length; step++) {
            int here = step;
            String[] both = outputs.stream()
                    .map(each -> e.unsqueeze(each.get(here), 0, 1))
                    .toArray(String[]::new);
            steps[step] = e.concat(1, both);
        }
        results.add(e.yields(0) ? e.concat(0, steps) : "");
        for (int part = 0; part < ends.get(0).size(); part++) {
            int here = part;
            String[] both =
                    ends.stream().map(each -> e.unsqueeze(each.get(here), 0)).toArray(String[]::new);
            results.add(e.yields(part + 1) ? e.concat(0, both) : "");
        }
        return results;
    }

    /** Emits the steps of one direction; notes the state at each place, and the last one. */
    private void walk(int index, boolean backwards, List<List<String>> outputs, List<List<String>> ends) {
        Direction direction = direction(index);
        String weight = rows(1, index, gates * hidden);
        List<String> state = new ArrayList<>(List.of(initial(5, index)));
        if (e.node().is("LSTM")) {
            state.add(initial(6, index));
        }
        String[] places = new String[steps];
        String lengths = isWhole(e.constant(4), e.has(4), steps) ? "" : e.unsqueeze(e.cast(e.x(4), DataType.INT64), 1);
        for (int i = 0; i < steps; i++) {
            int step = backwards ? steps - 1 - i : i;
            String x = e.op("Gather", e.x(0), e.graph().integer(step))
                    .with("axis", 0)
                    .value();
            List<String> next = cell.step(direction, product(x, weight, direction.inputBias()), state);
            String there = lengths.isEmpty() ? "" : e.greater(lengths, e.graph().integer(step));
            state = there.isEmpty() ? new ArrayList<>(next) : chosen(there, next, state);
            places[step] = there.isEmpty() ? state.get(0) : e.where(there, state.get(0), e.scalar(0));
        }
        outputs.add(List.of(places));
        ends.add(state);
    }

    /** The next state of the sequences that have a step there, and the last one of others. */
    private List<String> chosen(String there, List<String> next, List<String> last) {
        List<String> state = new ArrayList<>();
        for (int part = 0; part < next.size(); part++) {
            state.add(e.where(there, next.get(part), last.get(part)));
        }
        return state;
    }

    private Direction direction(int index) {
        String inputBias = "";
        String recurrentBias = "";
        Tensor bias = e.constant(3);
        if (bias != null) {
            Tensor flat = bias.reshaped(Shape.of(bias.elements()));
            int length = Shape.lengthOf(gates, hidden);
            inputBias = e.graph().constant("bias", flat.rows(2 * index * length, length));
            recurrentBias = e.graph().constant("bias", flat.rows((2 * index + 1) * length, length));
        }
        String peephole = e.has(7) ? rows(7, index, 3 * hidden) : "";
        int perDirection = gates == 4 ? 3 : gates == 3 ? 2 : 1;
        return new Direction(rows(2, index, gates * hidden), inputBias, recurrentBias, peephole, index * perDirection);
    }

    /** One direction's part of a constant, without the axis of directions. */
    private String rows(int input, int index, long count) {
        Tensor all = Objects.requireNonNull(e.constant(input));
        long[] sizes = all.shape().sizes();
        long[] flat = Arrays.copyOfRange(sizes, 1, sizes.length);
        flat[0] *= sizes[0];
        int length = Shape.lengthOf(count);
        return e.graph().constant("weight", all.reshaped(Shape.of(flat)).rows(index * length, length));
    }

    /** The given state, or zeros for each sequence. */
    private String initial(int input, int index) {
        if (e.has(input)) {
            return e.op("Gather", e.x(input), e.graph().integer(index))
                    .with("axis", 0)
                    .value();
        }
        String count = e.slice(e.shapeOf(e.x(0)), 0, 1, 2);
        return e.op("ConstantOfShape", e.concat(0, count, e.integers(hidden))).value();
    }

    private String product(String x, String weight, String bias) {
        return e.op("Gemm", x, weight, bias).with("transB", 1).value();
    }

    /** What a gate sees: its part of the input and of the state. */
    private String gate(String gates, int index) {
        return this.gates == 1 ? gates : e.slice(gates, 1, index * hidden, (index + 1) * hidden);
    }

    private String activated(String value, Direction direction, int function) {
        String bounded = value;
        if (e.node().attributes().containsKey("clip")) {
            float clip = e.node().real("clip", 0);
            bounded = e.op("Clip", value, e.scalar(-clip), e.scalar(clip)).value();
        }
        String operator = functions.get(direction.firstFunction() + function);
        var node = e.op(operator, bounded);
        return operator.equals("ThresholdedRelu") ? node.with("alpha", 1f).value() : node.value();
    }

    /** {@code h = f(x + r h)}. */
    private List<String> plain(Direction d, String input, List<String> state) {
        String sum = e.add(input, product(state.get(0), d.recurrence(), d.recurrentBias()));
        return List.of(activated(sum, d, 0));
    }

    /** {@code h = (1 - z) n + z h} with the update gate z, the reset gate and the new state n. */
    private List<String> gated(Direction d, String input, List<String> state) {
        String h = state.get(0);
        String recurrent = product(h, d.recurrence(), d.recurrentBias());
        String z = activated(e.add(gate(input, 0), gate(recurrent, 0)), d, 0);
        String r = activated(e.add(gate(input, 1), gate(recurrent, 1)), d, 0);
        String reset = e.node().integer("linear_before_reset", 0) != 0
                ? e.mul(r, gate(recurrent, 2))
                : gate(product(e.mul(r, h), d.recurrence(), d.recurrentBias()), 2);
        String n = activated(e.add(gate(input, 2), reset), d, 1);
        return List.of(e.add(e.mul(e.sub(e.scalar(1), z), n), e.mul(z, h)));
    }

    /** {@code c = f c + i g, h = o tanh(c)} with the gates i (input), o (output), f (forget) and the candidate g. */
    private List<String> memory(Direction d, String input, List<String> state) {
        String c = state.get(1);
        String all = e.add(input, product(state.get(0), d.recurrence(), d.recurrentBias()));
        String i = activated(peeped(gate(all, 0), d, 0, c), d, 0);
        String f = e.node().integer("input_forget", 0) != 0
                ? e.sub(e.scalar(1), i)
                : activated(peeped(gate(all, 2), d, 2, c), d, 0);
        String g = activated(gate(all, 3), d, 1);
        String cell = e.add(e.mul(f, c), e.mul(i, g));
        String o = activated(peeped(gate(all, 1), d, 1, cell), d, 0);
        String raised = e.op(functions.get(d.firstFunction() + 2), cell).value();
        return List.of(e.mul(o, raised), cell);
    }

    private String peeped(String gate, Direction d, int index, String cell) {
        return d.peephole().isEmpty()
                ? gate
                : e.add(gate, e.mul(e.slice(d.peephole(), 0, index * hidden, (index + 1) * hidden), cell));
    }
}
