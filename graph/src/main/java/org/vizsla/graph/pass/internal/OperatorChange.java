package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;

/**
 * An operator of the standard domain whose form or meaning changed.
 *
 * @param since the operator set that brought the last such change up to 21; nodes of older sets need the adapter
 */
public record OperatorChange(String operator, int since, Adapter adapter) {
    /** The table, by family. Operators that only gained types, optional inputs or attributes with neutral defaults are not in it. */
    public static final List<OperatorChange> ALL = List.of(
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
            // Other names.
            new OperatorChange("Scatter", 11, OperatorChange::scatterElements));

    private static final Map<String, OperatorChange> BY_OPERATOR =
            ALL.stream().collect(Collectors.toUnmodifiableMap(OperatorChange::operator, change -> change));

    /** The change that a node of this operator set must be adapted to, or null. */
    public static @Nullable OperatorChange of(Node node, int opset) {
        OperatorChange change = node.domain().isEmpty() ? BY_OPERATOR.get(node.operator()) : null;
        return change != null && opset < change.since ? change : null;
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

    private static void scatterElements(Node node, Lifting lifting) {
        lifting.add(node, "ScatterElements", node.inputs(), node.attributes());
    }
}
