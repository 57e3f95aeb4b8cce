package org.vizsla.testkit.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.random.Chance;

/**
 * Makes sound calls hostile, by up to three changes of attributes, inputs and outputs; the same seed makes the same calls.
 *
 * <p>Most changes keep the call near what a kernel accepts, since a call that is refused for its arity says nothing about what the kernel would do.
 */
public final class HostileCall {
    private static final long[] INTEGERS = {
        0,
        1,
        2,
        3,
        5,
        7,
        8,
        -1,
        -2,
        -3,
        -5,
        16,
        64,
        1000,
        -1000,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        1L << 40,
        1L << 53,
        1L << 62,
        -(1L << 62),
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };
    private static final float[] REALS = {
        0, 1, -1, 0.5f, 1e-30f, 1e30f, Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
    };
    private static final String[] TEXTS = {
        "",
        "x",
        "NOTSET",
        "SAME_UPPER",
        "SAME_LOWER",
        "VALID",
        "constant",
        "edge",
        "wrap",
        "reflect",
        "linear",
        "cubic",
        "nearest",
        "CRD",
        "none",
        "mean",
        "sum",
        "mul",
        "add",
        "max",
        "bidirectional",
        "reverse",
        "align_corners",
        "tf_crop_and_resize",
        "i->",
        "...->",
        "ij,jk->ik",
        "ab...,...->ab",
        "->",
        "Relu",
        "Tanh"
    };
    private static final DataType[] TYPES = {
        DataType.FLOAT32,
        DataType.FLOAT64,
        DataType.FLOAT16,
        DataType.INT64,
        DataType.INT32,
        DataType.UINT8,
        DataType.INT8,
        DataType.BOOL
    };
    private static final long[] SIZES = {0, 0, 1, 1, 2, 3, 4, 5, 7, 8, 9, 17};

    /** Attributes that operators have which are not in the call; ONNX Runtime refuses those that an operator does not have. */
    private final Map<String, List<String>> names;

    private final Chance chance;

    /**
     * A stream of hostile calls.
     *
     * @param names attributes by operator
     */
    public HostileCall(Chance chance, Map<String, List<String>> names) {
        this.chance = chance;
        this.names = names;
    }

    /** A hostile variant of the call. */
    public OperatorCall of(OperatorCall sound) {
        OperatorCall call = sound;
        int changes = 1 + chance.pick(3);
        for (int i = 0; i < changes; i++) {
            call = changed(call);
        }
        return call;
    }

    private OperatorCall changed(OperatorCall call) {
        double kind = chance.uniform();
        if (kind < 0.35 && !call.attributes().isEmpty()) {
            return withAttribute(call, key(call.attributes()), this::replaced);
        } else if (kind < 0.42) {
            List<String> known = names.getOrDefault(call.operator(), List.of());
            return known.isEmpty()
                    ? call
                    : withAttribute(call, known.get(chance.pick(known.size())), old -> new Attribute.Int(integer()));
        } else if (kind < 0.46 && !call.attributes().isEmpty()) {
            return withAttribute(call, key(call.attributes()), old -> null);
        } else if (kind < 0.93) {
            return withInputs(call);
        }
        return withOutputs(call);
    }

    private String key(Map<String, Attribute> attributes) {
        return new ArrayList<>(attributes.keySet()).get(chance.pick(attributes.size()));
    }

    private static OperatorCall withAttribute(OperatorCall call, String name, UnaryOperator<Attribute> change) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(call.attributes());
        Attribute changed = change.apply(attributes.get(name));
        if (changed == null) {
            attributes.remove(name);
        } else {
            attributes.put(name, changed);
        }
        return new OperatorCall(
                call.opset(), call.domain(), call.operator(), call.inputs(), attributes, call.outputs());
    }

    /** Another value of the same kind. */
    Attribute replaced(Attribute old) {
        if (old instanceof Attribute.Ints list) {
            return new Attribute.Ints(changed(list.values(), this::integer));
        } else if (old instanceof Attribute.Reals list) {
            return new Attribute.Reals(changed(list.values(), this::real));
        } else if (old instanceof Attribute.Text) {
            return new Attribute.Text(TEXTS[chance.pick(TEXTS.length)]);
        } else if (old instanceof Attribute.Real) {
            return new Attribute.Real(real());
        }
        return new Attribute.Int(integer());
    }

    /** A list with one element changed, more or less. */
    private <T> List<T> changed(List<T> values, java.util.function.Supplier<T> element) {
        List<T> changed = new ArrayList<>(values);
        double kind = chance.uniform();
        if (kind < 0.7 && !changed.isEmpty()) {
            changed.set(chance.pick(changed.size()), element.get());
        } else if (kind < 0.85) {
            changed.add(chance.pick(changed.size() + 1), element.get());
        } else if (!changed.isEmpty()) {
            changed.remove(chance.pick(changed.size()));
        }
        return changed;
    }

    private long integer() {
        return INTEGERS[chance.pick(INTEGERS.length)];
    }

    private float real() {
        return REALS[chance.pick(REALS.length)];
    }

    private OperatorCall withInputs(OperatorCall call) {
        List<Operand> inputs = new ArrayList<>(call.inputs());
        double kind = chance.uniform();
        if (kind < 0.1) {
            inputs.add(chance.pick(inputs.size() + 1), Operand.OMITTED);
        } else if (kind < 0.15 || inputs.isEmpty()) {
            inputs.add(inputs.isEmpty() ? Operand.parse("x[2,3]") : inputs.get(chance.pick(inputs.size())));
        } else {
            int place = chance.pick(inputs.size());
            if (kind < 0.25) {
                inputs.set(place, Operand.OMITTED);
            } else if (kind < 0.3) {
                inputs.remove(place);
            } else if (kind < 0.36) {
                inputs.set(place, inputs.get(chance.pick(inputs.size())));
            } else {
                inputs.set(place, changed(inputs.get(place)));
            }
        }
        return new OperatorCall(
                call.opset(), call.domain(), call.operator(), inputs, call.attributes(), call.outputs());
    }

    /** Another constant or computed input; a constant may become a computed one. */
    Operand changed(Operand operand) {
        if (operand.kind() == Operand.Kind.OMITTED) {
            return Operand.parse("=1");
        }
        double kind = chance.uniform();
        if (kind < 0.35) {
            List<Long> sizes = changed(operand.sizes(), () -> SIZES[chance.pick(SIZES.length)]);
            return sizes.stream().reduce(1L, (a, b) -> a * b) > 20_000 ? operand : operand.withSizes(sizes);
        } else if (kind < 0.45) {
            return operand.with(TYPES[chance.pick(TYPES.length)]);
        } else if (kind < 0.55) {
            return operand.with(
                    operand.kind() == Operand.Kind.CONSTANT ? Operand.Kind.COMPUTED : Operand.Kind.CONSTANT);
        }
        if (operand.kind() == Operand.Kind.COMPUTED && operand.type() == DataType.FLOAT32) {
            return operand.withValues(List.of((double) real()));
        }
        return operand.withValues(
                changed(operand.values(), () -> operand.type().isFloating() ? (double) real() : (double) integer()));
    }

    private OperatorCall withOutputs(OperatorCall call) {
        List<String> outputs = new ArrayList<>(call.outputs());
        int place = chance.pick(outputs.size());
        if (chance.with(0.6)) {
            outputs.add(chance.with(0.4) ? "" : "more" + outputs.size());
        } else if (outputs.size() > 1) {
            outputs.set(place, "");
        }
        return new OperatorCall(
                call.opset(), call.domain(), call.operator(), call.inputs(), call.attributes(), outputs);
    }
}
