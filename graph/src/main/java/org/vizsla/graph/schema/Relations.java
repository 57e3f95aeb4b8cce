package org.vizsla.graph.schema;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** The relations by the names that {@code schemas.txt} gives them. */
final class Relations {
    /** The most steps of a range, as an input or an attribute says it. */
    private static final long MOST_STEPS = 1 << 24;

    /** Inputs of {@code QLinearWhere} that are scales and zero points. */
    private static final int[] QUANTIZATION = {2, 3, 5, 6, 7, 8};

    private static final Map<String, Relation> TABLE = Map.ofEntries(
            Map.entry("window", Windows::check),
            Map.entry("equation", Equations::check),
            Map.entry("divisor", Relations::divisor),
            Map.entry("parts", Relations::parts),
            Map.entry("gathered", Relations::gathered),
            Map.entry("heads", Heads::check),
            Map.entry("uniform", Relations::uniform),
            Map.entry("normal", Relations::normal),
            Map.entry("steps", Relations::steps),
            Map.entry("scale", Relations::scale),
            Map.entry("fixed", Relations::fixed));

    private Relations() {}

    static Relation named(String name) {
        Relation relation = TABLE.get(name);
        if (relation == null) {
            throw new IllegalArgumentException("no relation " + name);
        }
        return relation;
    }

    /** Whole numbers are not divided by a constant that holds 0. */
    private static void divisor(Call call) {
        Tensor divisor = call.constant(1);
        if (divisor != null) {
            for (long each : Call.integers(divisor)) {
                if (each == 0) {
                    throw call.refusal("input 1, by which whole numbers are divided, has 0");
                }
            }
        }
    }

    /** A split has as many outputs as parts, and each has a name. */
    private static void parts(Call call) {
        Node node = call.node();
        int outputs = node.outputs().size();
        if (node.outputs().contains("")) {
            throw call.refusal("output " + node.outputs().indexOf("") + " has no name");
        }
        long parts = node.integer("num_outputs", outputs);
        if (parts != outputs) {
            throw call.refusal("attribute num_outputs is " + parts + ", and there are " + outputs + " outputs");
        }
        long sizes = call.size(1, 0);
        if (sizes >= 0 && sizes != outputs) {
            throw call.refusal("input 1 has " + sizes + " sizes, and there are " + outputs + " outputs");
        }
    }

    /** Batch axes are axes of both inputs, and not all that there are. */
    private static void gathered(Call call) {
        long batch = call.node().integer("batch_dims", 0);
        for (int input = 0; input < 2; input++) {
            if (call.rank(input) >= 0 && batch >= call.rank(input)) {
                throw call.refusal("attribute batch_dims is " + batch + ", and input " + input + " has "
                        + call.rank(input) + " axes");
            }
        }
    }

    private static void uniform(Call call) {
        float low = call.node().real("low", 0);
        float high = call.node().real("high", 1);
        if (!Float.isFinite(low) || !Float.isFinite(high) || !(low <= high)) {
            throw call.refusal("attribute low is " + low + " and attribute high is " + high);
        }
    }

    private static void normal(Call call) {
        float mean = call.node().real("mean", 0);
        float scale = call.node().real("scale", 1);
        if (!Float.isFinite(mean) || !Float.isFinite(scale) || !(scale > 0)) {
            throw call.refusal("attribute mean is " + mean + " and attribute scale is " + scale);
        }
    }

    /** A range of constants has a bounded number of steps. */
    private static void steps(Call call) {
        double[] numbers = new double[3];
        for (int input = 0; input < 3; input++) {
            Tensor constant = call.constant(input);
            if (constant == null || constant.elements() != 1) {
                return;
            }
            numbers[input] = switch (constant.type()) {
                case FLOAT32 -> constant.bytes().getFloat();
                case FLOAT64 -> constant.bytes().getDouble();
                case INT64 -> constant.bytes().getLong();
                case INT32 -> constant.bytes().getInt();
                default -> 1;
            };
        }
        double steps = (numbers[1] - numbers[0]) / numbers[2];
        if (!(steps <= MOST_STEPS)) {
            throw call.refusal("it has " + steps + " steps, and may have " + MOST_STEPS);
        }
    }

    /** Of a choice between quantized values, all scales and zero points are constants of one element. */
    private static void fixed(Call call) {
        for (int input : QUANTIZATION) {
            Tensor constant = call.constant(input);
            if (constant == null || constant.elements() != 1) {
                throw call.refusal("input " + input + " must be a constant of one element");
            }
        }
    }

    /** A scale that is a constant is a number. */
    private static void scale(Call call) {
        Tensor scale = call.constant(1);
        if (scale != null && scale.type() == DataType.FLOAT32) {
            FloatBuffer values = scale.bytes().asFloatBuffer();
            while (values.hasRemaining()) {
                float value = values.get();
                if (!Float.isFinite(value)) {
                    throw call.refusal("input 1, the scale, has " + value);
                }
            }
        }
    }

    /** The integers of an attribute, or none. */
    static List<Long> integers(Node node, String attribute) {
        return node.attributes().get(attribute) instanceof Attribute.Ints list ? list.values() : List.of();
    }
}
