package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** One node on the way back: what a rule sees of it, and the operations for writing the rule. */
public final class Step extends Ops {
    private final Graph forward;
    private final Composite composite;
    private final Node node;
    private final List<@Nullable String> cotangents;
    private final Map<String, String> standIns;
    private final List<Absorbed> absorbed;

    /**
     * A step.
     *
     * @param composite the rules of the whole pass
     * @param absorbed where to record what the node absorbs
     */
    Step(
            GraphBuilder target,
            Graph forward,
            Composite composite,
            Node node,
            List<@Nullable String> cotangents,
            List<Absorbed> absorbed) {
        this(target, forward, composite, node, cotangents, Map.of(), absorbed);
    }

    private Step(
            GraphBuilder target,
            Graph forward,
            Composite composite,
            Node node,
            List<@Nullable String> cotangents,
            Map<String, String> standIns,
            List<Absorbed> absorbed) {
        super(target);
        this.forward = forward;
        this.composite = composite;
        this.node = node;
        this.cotangents = cotangents;
        this.standIns = standIns;
        this.absorbed = absorbed;
    }

    /** The same node with a value of the same shape and type in place of an input, such as the positive part of a weight. */
    public Step withInput(int input, String value) {
        List<String> inputs = new ArrayList<>(node.inputs());
        Map<String, String> known = new HashMap<>(standIns);
        known.put(value, original(inputs.set(input, value)));
        return new Step(graph(), forward, composite, node.withInputs(inputs), cotangents, known, absorbed);
    }

    /** The same node with a value of the same shape and type in place of its first output, such as its result for other inputs. */
    public Step withOutput(String value) {
        List<String> outputs = new ArrayList<>(node.outputs());
        Map<String, String> known = new HashMap<>(standIns);
        known.put(value, original(outputs.set(0, value)));
        return new Step(graph(), forward, composite, node.withOutputs(outputs), cotangents, known, absorbed);
    }

    /** The same node without an optional input, such as a bias. */
    public Step withoutInput(int input) {
        if (!hasInput(input)) {
            return this;
        }
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(input, "");
        return new Step(graph(), forward, composite, node.withInputs(inputs), cotangents, standIns, absorbed);
    }

    /** The same node with the default values of these attributes. */
    public Step withoutAttributes(String... names) {
        Map<String, Attribute> rest = new LinkedHashMap<>(node.attributes());
        rest.keySet().removeAll(List.of(names));
        Node plain = new Node(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), rest);
        return new Step(graph(), forward, composite, plain, cotangents, standIns, absorbed);
    }

    /** The same node with another cotangent of its first output. */
    public Step withCotangent(String dy) {
        List<@Nullable String> others = new ArrayList<>(cotangents);
        others.set(0, dy);
        return new Step(graph(), forward, composite, node, others, standIns, absorbed);
    }

    /** Emits the node once more, with the inputs of this step, and returns its first output. */
    public String evaluate() {
        return op(node.operator(), node.inputs().toArray(String[]::new))
                .withAll(node.attributes())
                .value();
    }

    /**
     * Emits the cotangent of an input by the operator's derivative, of the input's shape.
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

    /** The result of a {@link BackwardRule} if everything goes on to one input. */
    public List<@Nullable String> toInput(int input, String value) {
        return toInputs(i -> i == input ? value : null);
    }

    /** The result of a {@link BackwardRule}: a value, or null, for each input that is present. */
    public List<@Nullable String> toInputs(IntFunction<@Nullable String> values) {
        List<@Nullable String> all = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            all.add(hasInput(i) ? values.apply(i) : null);
        }
        return all;
    }

    /**
     * Records that a part of what reached the node goes on to none of its inputs.
     *
     * @param factor to multiply the amount by
     * @param amount a value whose sum is absorbed; of the shape of {@code like}, or of size 1 along axes, other than the batch, that are already
     * summed
     * @param like a value of the forward graph
     */
    public void absorb(double factor, String amount, String like) {
        absorbed.add(new Absorbed(original(y()), factor, amount, original(like)));
    }

    /**
     * Records that the node absorbs whatever it does not pass on, which may be negative: for rules that make no claim about the sum.
     *
     * @param given what goes on to each input, or null
     */
    public void absorbDifference(List<@Nullable String> given) {
        for (int output = 0; output < cotangents.size(); output++) {
            String cotangent = cotangents.get(output);
            if (cotangent != null) {
                absorb(1, cotangent, node.outputs().get(output));
            }
        }
        for (int input = 0; input < given.size(); input++) {
            String value = given.get(input);
            if (value != null) {
                absorb(-1, value, x(input));
            }
        }
    }

    /** The rule of another node of the forward graph in this pass; null if it keeps its derivative. */
    public @Nullable BackwardRule ruleOf(Node other) {
        return composite.rule(forward, other);
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

    /** The name of an input that must be present. */
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

    /** The cotangent of an output; zeros if nothing depends on it. */
    public String dy(int output) {
        String cotangent = cotangents.get(output);
        return cotangent != null ? cotangent : zerosLike(node.outputs().get(output));
    }

    /**
     * The shape of a value of the forward graph.
     *
     * @throws DifferentiationException if it is not known
     */
    public Shape shape(String value) {
        Shape shape = forward.shape(original(value));
        if (shape == null) {
            throw new DifferentiationException(
                    "the shape of '" + value + "' is not known, which " + where() + " needs");
        }
        return shape;
    }

    /** Whether the shape of a value is known, which it is not where its size follows from the data. */
    public boolean knowsShape(String value) {
        return forward.shape(original(value)) != null;
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

    /** A FLOAT32 input that is one constant number, and can be compared with in one pass, or null. */
    @Nullable
    Float constantBound(int input) {
        Tensor tensor = forward.initializers().get(node.input(input));
        if (tensor == null || tensor.type() != DataType.FLOAT32 || tensor.elements() != 1) {
            return null;
        }
        float bound = tensor.floats()[0];
        return isStep(bound) ? bound : null;
    }

    /** The integers of an input that must be a constant, or null if the input is omitted. */
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

    /** Sums a cotangent of one shape to another shape that broadcasts to it. */
    public String sumTo(String cotangent, Shape from, Shape to) {
        return Unbroadcast.apply(this, cotangent, from, to);
    }

    /** The failure for a case of an operator that the rule does not cover. */
    public DifferentiationException unsupported(String what) {
        return new DifferentiationException("the derivative of " + where() + " is not implemented for " + what);
    }

    /** The node and its operator set, as messages name them. */
    public String where() {
        return node.label() + " (opset " + forward.opsets().getOrDefault(node.domain(), 0) + ")";
    }
}
