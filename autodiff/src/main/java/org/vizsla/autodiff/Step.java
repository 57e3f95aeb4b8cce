package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;

/** One node on the way back: what a rule sees of it, and the operations to write the rule in. */
public final class Step extends Ops {
    private final Graph forward;
    private final Node node;
    private final List<@Nullable String> cotangents;
    private final Map<String, String> standIns;

    Step(GraphBuilder target, Graph forward, Node node, List<@Nullable String> cotangents) {
        this(target, forward, node, cotangents, Map.of());
    }

    private Step(
            GraphBuilder target,
            Graph forward,
            Node node,
            List<@Nullable String> cotangents,
            Map<String, String> standIns) {
        super(target);
        this.forward = forward;
        this.node = node;
        this.cotangents = cotangents;
        this.standIns = standIns;
    }

    /** The same node with a value of the same shape and type in place of an input, such as the positive part of a weight. */
    public Step withInput(int input, String value) {
        List<String> inputs = new ArrayList<>(node.inputs());
        Map<String, String> known = new HashMap<>(standIns);
        known.put(value, original(inputs.set(input, value)));
        return new Step(graph(), forward, node.withInputs(inputs), cotangents, known);
    }

    /** The same node without an optional input, such as a bias. */
    public Step withoutInput(int input) {
        if (!hasInput(input)) {
            return this;
        }
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(input, "");
        return new Step(graph(), forward, node.withInputs(inputs), cotangents, standIns);
    }

    /** The same node with another cotangent of its first output. */
    public Step withCotangent(String dy) {
        List<@Nullable String> others = new ArrayList<>(cotangents);
        others.set(0, dy);
        return new Step(graph(), forward, node, others, standIns);
    }

    /** Emits the node once more, with the inputs that this step has, and answers its first output. */
    public String evaluate() {
        return op(node.operator(), node.inputs().toArray(String[]::new))
                .withAll(node.attributes())
                .value();
    }

    /**
     * Emits the cotangent of an input that follows from the operator's derivative, of the input's shape.
     *
     * @throws DifferentiationException if the operator has no derivative with respect to it
     */
    public String pullback(int input) {
        String cotangent = DerivativeTable.of(node) instanceof Derivative.Vjp vjp ? pullback(vjp, input) : null;
        if (cotangent == null) {
            throw unsupported("its input " + input);
        }
        return cotangent;
    }

    @Nullable
    String pullback(Derivative.Vjp vjp, int input) {
        Derivative.Pullback pullback = vjp.pullback(input);
        if (pullback == null) {
            return null;
        }
        String cotangent = pullback.apply(this);
        return vjp.broadcasts() ? sumTo(cotangent, shape(y()), shape(x(input))) : cotangent;
    }

    /** What a {@link BackwardRule} answers if all goes on to one input. */
    public List<@Nullable String> toInput(int input, String value) {
        return toInputs(i -> i == input ? value : null);
    }

    /** What a {@link BackwardRule} answers: a value for each input that is there, or null. */
    public List<@Nullable String> toInputs(IntFunction<@Nullable String> values) {
        List<@Nullable String> all = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            all.add(hasInput(i) ? values.apply(i) : null);
        }
        return all;
    }

    private String original(String value) {
        return standIns.getOrDefault(value, value);
    }

    public Node node() {
        return node;
    }

    /** The forward graph. */
    public Graph forward() {
        return forward;
    }

    /** The name of an input that must be there. */
    public String x(int input) {
        String name = node.input(input);
        if (name == null) {
            throw new DifferentiationException(where() + " has no input " + input);
        }
        return name;
    }

    public boolean hasInput(int input) {
        return node.input(input) != null;
    }

    /** The first output. */
    public String y() {
        return node.outputs().get(0);
    }

    /** The cotangent of the first output. */
    public String dy() {
        return dy(0);
    }

    /** The cotangent of an output; zeros where nothing depends on it. */
    public String dy(int output) {
        String cotangent = cotangents.get(output);
        return cotangent != null ? cotangent : zerosLike(node.outputs().get(output));
    }

    /**
     * The shape of a value of the forward graph.
     *
     * @throws DifferentiationException if it has not been learned
     */
    public Shape shape(String value) {
        Shape shape = forward.shape(original(value));
        if (shape == null) {
            throw new DifferentiationException(
                    "the shape of '" + value + "' is not known, which " + where() + " needs");
        }
        return shape;
    }

    public int rank(String value) {
        return shape(value).rank();
    }

    /** A size that must be fixed. */
    public long size(String value, int axis) {
        long size = shape(value).size(axis);
        if (size == Shape.UNKNOWN) {
            throw new DifferentiationException(
                    "axis " + axis + " of '" + value + "' " + shape(value) + " must be fixed for " + where());
        }
        return size;
    }

    public DataType type(String value) {
        Value known = forward.value(original(value));
        return known == null ? DataType.FLOAT32 : known.type();
    }

    /** An axis counted from the front. */
    public int axis(long axis, int rank) {
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** The integers of an input that must be a constant, or null if the input is left out. */
    public long @Nullable [] constantIntegers(int input) {
        String name = node.input(input);
        if (name == null) {
            return null;
        }
        var tensor = forward.initializers().get(name);
        if (tensor == null) {
            throw new DifferentiationException(
                    "input " + input + " ('" + name + "') of " + where() + " must be a constant to be differentiated");
        }
        return tensor.longs();
    }

    /** Sums a cotangent of one shape to another that broadcasts to it. */
    public String sumTo(String cotangent, Shape from, Shape to) {
        return Unbroadcast.apply(this, cotangent, from, to);
    }

    /** Reports a case of an operator that the rule does not cover. */
    public DifferentiationException unsupported(String what) {
        return new DifferentiationException("the derivative of " + where() + " is not implemented for " + what);
    }

    String where() {
        return node.label() + " (opset " + forward.opsets().getOrDefault(node.domain(), 0) + ")";
    }
}
