package org.vizsla.graph.pass.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * An operator of the standard domain whose form or meaning changed.
 *
 * @param since the operator set that brought the last such change up to 21; nodes of older sets need the adapter
 */
public record OperatorChange(String operator, int since, Adapter adapter) {
    /** The operator set of an operator that none has. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final String CONSUMED = "consumed_inputs";

    /** The table, by family. Operators that only took on more types, optional inputs or attributes with neutral defaults are not in it. */
    public static final List<OperatorChange> ALL = List.of(
            // Broadcasting: from an axis on, before set 7.
            new OperatorChange("Add", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Sub", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Mul", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Div", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Pow", 7, AlignedOperand.byAttributes()),
            new OperatorChange("And", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Or", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Xor", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Equal", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Greater", 7, AlignedOperand.byAttributes()),
            new OperatorChange("Less", 7, AlignedOperand.byAttributes()),
            new OperatorChange("PRelu", 7, AlignedOperand.atChannels()),
            new OperatorChange("Gemm", 7, without("broadcast")),
            // Whether all states are wanted, before set 7.
            new OperatorChange("LSTM", 7, without("output_sequence")),
            new OperatorChange("GRU", 7, without("output_sequence")),
            new OperatorChange("RNN", 7, without("output_sequence")),
            // Notes on memory, before set 6.
            new OperatorChange("Abs", 6, without(CONSUMED)),
            new OperatorChange("Ceil", 6, without(CONSUMED)),
            new OperatorChange("Elu", 6, without(CONSUMED)),
            new OperatorChange("Exp", 6, without(CONSUMED)),
            new OperatorChange("Floor", 6, without(CONSUMED)),
            new OperatorChange("HardSigmoid", 6, without(CONSUMED)),
            new OperatorChange("InstanceNormalization", 6, without(CONSUMED)),
            new OperatorChange("LeakyRelu", 6, without(CONSUMED)),
            new OperatorChange("Log", 6, without(CONSUMED)),
            new OperatorChange("Max", 6, without(CONSUMED)),
            new OperatorChange("Mean", 6, without(CONSUMED)),
            new OperatorChange("Min", 6, without(CONSUMED)),
            new OperatorChange("Neg", 6, without(CONSUMED)),
            new OperatorChange("Reciprocal", 6, without(CONSUMED)),
            new OperatorChange("Relu", 6, without(CONSUMED)),
            new OperatorChange("Selu", 6, OperatorChange::oldSelu),
            new OperatorChange("Sigmoid", 6, without(CONSUMED)),
            new OperatorChange("Sqrt", 6, without(CONSUMED)),
            new OperatorChange("Sum", 6, without(CONSUMED)),
            new OperatorChange("Tanh", 6, without(CONSUMED)),
            // Axes, ranges and counts: attributes that became inputs.
            new OperatorChange("Squeeze", 13, new AttributesToInputs("axes")),
            new OperatorChange("Unsqueeze", 13, new AttributesToInputs("axes")),
            new OperatorChange("ReduceSum", 13, new AttributesToInputs("axes")),
            new OperatorChange("ReduceL1", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceL2", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceLogSum", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceLogSumExp", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceMax", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceMean", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceMin", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceProd", 18, new AttributesToInputs("axes")),
            new OperatorChange("ReduceSumSquare", 18, new AttributesToInputs("axes")),
            new OperatorChange("Reshape", 5, OperatorChange::oldReshape),
            new OperatorChange("Slice", 10, new AttributesToInputs("starts", "ends", "axes")),
            new OperatorChange("TopK", 10, new AttributesToInputs("k")),
            new OperatorChange("Split", 18, new SplitParts()),
            new OperatorChange("DFT", 20, OperatorChange::transformAxis),
            // Scalars: attributes that became inputs.
            new OperatorChange("Clip", 11, new ClipBounds()),
            new OperatorChange("Pad", 11, new PadAmounts()),
            new OperatorChange("Dropout", 12, new DropoutRatio()),
            // Normalization.
            new OperatorChange("BatchNormalization", 14, new BatchNormalizationMode()),
            new OperatorChange("GroupNormalization", 21, new GroupNormalizationScale()),
            new OperatorChange("Softmax", 13, new CoercedSoftmax()),
            new OperatorChange("LogSoftmax", 13, new CoercedSoftmax()),
            new OperatorChange("Hardmax", 13, new CoercedSoftmax()),
            // Sampling.
            new OperatorChange("Upsample", 10, new ScaledResize()),
            new OperatorChange("Resize", 13, new OldResize()),
            new OperatorChange("GridSample", 20, OperatorChange::interpolationNames),
            new OperatorChange("RoiAlign", 16, OperatorChange::regionCoordinates),
            // Experiments that never became standard.
            new OperatorChange("ImageScaler", NEVER, ExperimentalOperators::imageScaler),
            new OperatorChange("Scale", NEVER, ExperimentalOperators::scale),
            new OperatorChange("Affine", NEVER, ExperimentalOperators::affine),
            new OperatorChange("ScaledTanh", NEVER, ExperimentalOperators.scaledFunction("Tanh")),
            new OperatorChange("ParametricSoftplus", NEVER, ExperimentalOperators.scaledFunction("Softplus")),
            new OperatorChange("Crop", NEVER, ExperimentalOperators::crop),
            // Other names, types and defaults of attributes.
            new OperatorChange("Concat", 4, OperatorChange::oldConcat),
            new OperatorChange("Cast", 6, OperatorChange::oldCast),
            new OperatorChange("LpPool", 2, OperatorChange::oldNorm),
            new OperatorChange("GlobalLpPool", 2, OperatorChange::oldNorm),
            new OperatorChange("Scatter", 11, OperatorChange::scatterElements),
            new OperatorChange("Scan", 9, OperatorChange::scanOfBatches));

    private static final Map<String, OperatorChange> BY_OPERATOR =
            ALL.stream().collect(Collectors.toUnmodifiableMap(OperatorChange::operator, change -> change));

    /** The change that a node of this operator set must be adapted to, or null. */
    public static @Nullable OperatorChange of(Node node, int opset) {
        OperatorChange change = node.domain().isEmpty() ? BY_OPERATOR.get(node.operator()) : null;
        return change != null && opset < change.since ? change : null;
    }

    private static Adapter without(String attribute) {
        return (node, lifting) -> lifting.add(node, node.inputs(), attribute);
    }

    /** The defaults had fewer digits. */
    private static void oldSelu(Node node, Lifting lifting) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.remove(CONSUMED);
        attributes.putIfAbsent("alpha", new Attribute.Real(1.6732f));
        attributes.putIfAbsent("gamma", new Attribute.Real(1.0507f));
        lifting.add(node, "Selu", node.inputs(), attributes);
    }

    /** {@code shape} was an attribute. */
    private static void oldReshape(Node node, Lifting lifting) {
        String shape = lifting.builderFor(node).integers(node.integers("shape"));
        lifting.add(node, List.of(lifting.input(node, 0), shape), "shape", CONSUMED);
    }

    /** Values were joined along the channels by default. */
    private static void oldConcat(Node node, Lifting lifting) {
        lifting.add(node, "axis", new Attribute.Int(node.integer("axis", 1)));
    }

    /** The type was named, as in {@code FLOAT} or {@code INT64}. */
    private static void oldCast(Node node, Lifting lifting) {
        String name = node.text("to", "");
        lifting.add(
                node,
                "to",
                name.isEmpty() ? new Attribute.Int(node.integer("to", 0)) : new Attribute.Int(code(name, node)));
    }

    private static int code(String type, Node cast) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "FLOAT" -> DataType.FLOAT32.code();
            case "DOUBLE" -> DataType.FLOAT64.code();
            default ->
                Arrays.stream(DataType.values())
                        .filter(known -> known.name().equalsIgnoreCase(type))
                        .findFirst()
                        .orElseThrow(() -> new VizslaException(
                                cast.label() + " is to type '" + type + "', which is not supported"))
                        .code();
        };
    }

    /** The power was a real number. */
    private static void oldNorm(Node node, Lifting lifting) {
        lifting.add(node, "p", new Attribute.Int(Math.round(node.real("p", 2))));
    }

    /** The attribute {@code axis}, 1 by default, became a scalar input, -2 by default. */
    private static void transformAxis(Node node, Lifting lifting) {
        String length = Lifting.optionalInput(node, 1);
        String axis = lifting.builderFor(node).integer(node.integer("axis", 1));
        lifting.add(node, List.of(lifting.input(node, 0), length, axis), "axis");
    }

    /** {@code bilinear} and {@code bicubic} were renamed when more than two axes were allowed. */
    private static void interpolationNames(Node node, Lifting lifting) {
        String mode = node.text("mode", "bilinear");
        lifting.add(
                node,
                "mode",
                new Attribute.Text(
                        switch (mode) {
                            case "bilinear" -> "linear";
                            case "bicubic" -> "cubic";
                            default -> mode;
                        }));
    }

    /** Coordinates were not shifted by half a pixel, which is the default now. */
    private static void regionCoordinates(Node node, Lifting lifting) {
        lifting.add(node, "coordinate_transformation_mode", new Attribute.Text("output_half_pixel"));
    }

    /** Ran over the batch, too. */
    private static void scanOfBatches(Node node, Lifting lifting) {
        throw new VizslaException(node.label() + " of operator set " + lifting.opset()
                + " runs sequence by sequence, which is not supported: export the model again with operator set 9 or"
                + " newer");
    }

    private static void scatterElements(Node node, Lifting lifting) {
        lifting.add(node, "ScatterElements", node.inputs(), node.attributes());
    }
}
