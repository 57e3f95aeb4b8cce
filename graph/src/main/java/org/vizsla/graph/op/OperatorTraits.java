package org.vizsla.graph.op;

import static org.vizsla.graph.op.Axes.ALONG;
import static org.vizsla.graph.op.Axes.CONTRACTED;
import static org.vizsla.graph.op.Axes.ELEMENTWISE;
import static org.vizsla.graph.op.Axes.MAPS;
import static org.vizsla.graph.op.Axes.OTHER;
import static org.vizsla.graph.op.Axes.PERMUTED;
import static org.vizsla.graph.op.Axes.REDUCED;
import static org.vizsla.graph.op.Axes.RESHAPED;
import static org.vizsla.graph.op.Axes.RESIZED;
import static org.vizsla.graph.op.Sign.COMBINED;
import static org.vizsla.graph.op.Sign.FREE;
import static org.vizsla.graph.op.Sign.KEPT;
import static org.vizsla.graph.op.Sign.NEVER_NEGATIVE;
import static org.vizsla.graph.op.Trait.BILINEAR;
import static org.vizsla.graph.op.Trait.COMBINES;
import static org.vizsla.graph.op.Trait.FUNCTION;
import static org.vizsla.graph.op.Trait.HOMOGENEOUS;
import static org.vizsla.graph.op.Trait.LINEAR;
import static org.vizsla.graph.op.Trait.LINEAR_IN_FIRST;
import static org.vizsla.graph.op.Trait.MOVES;
import static org.vizsla.graph.op.Trait.NORMALIZES;
import static org.vizsla.graph.op.Trait.POOLS_MAXIMUM;
import static org.vizsla.graph.op.Trait.RANDOM;
import static org.vizsla.graph.op.Trait.READS_SHAPE;
import static org.vizsla.graph.op.Trait.REARRANGES;
import static org.vizsla.graph.op.Trait.RELAYS;
import static org.vizsla.graph.op.Trait.SHARES;
import static org.vizsla.graph.op.Trait.SIZED_BY_DATA;
import static org.vizsla.graph.op.Trait.SUMS;
import static org.vizsla.graph.op.Trait.WEIGHS;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.vizsla.graph.Node;

/**
 * What is known about each operator, for the standard domain at opset 21, in inference: what it does to axes, what it does to signs, and its
 * {@link Trait}s. A line states what is true of the operator, for any purpose.
 */
public final class OperatorTraits {
    private static final Map<String, Operator> TABLE = table(
            // Arithmetic of several values
            line("Add", ELEMENTWISE, COMBINED, SUMS, COMBINES),
            line("Sub", ELEMENTWISE, FREE, SUMS, COMBINES),
            line("Mul", ELEMENTWISE, COMBINED, BILINEAR, COMBINES),
            line("Div", ELEMENTWISE, COMBINED, LINEAR_IN_FIRST, COMBINES),
            line("Sum", ELEMENTWISE, COMBINED, SUMS, COMBINES),
            line("Mean", ELEMENTWISE, COMBINED, SUMS, COMBINES),
            line("Max", ELEMENTWISE, COMBINED, HOMOGENEOUS, COMBINES, MOVES),
            line("Min", ELEMENTWISE, COMBINED, HOMOGENEOUS, COMBINES, MOVES),
            line("Mod", ELEMENTWISE, FREE, FUNCTION),
            line("Where", ELEMENTWISE, FREE, MOVES),

            // Functions of one value
            line("Pow", ELEMENTWISE, FREE, FUNCTION),
            line("Neg", ELEMENTWISE, FREE, LINEAR),
            line("Abs", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION, HOMOGENEOUS),
            line("Reciprocal", ELEMENTWISE, KEPT, FUNCTION),
            line("Exp", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("Log", ELEMENTWISE, FREE, FUNCTION),
            line("Sqrt", ELEMENTWISE, KEPT, FUNCTION),
            line("Erf", ELEMENTWISE, KEPT, FUNCTION),
            line("Sin", ELEMENTWISE, FREE, FUNCTION),
            line("Cos", ELEMENTWISE, FREE, FUNCTION),
            line("Tan", ELEMENTWISE, FREE, FUNCTION),
            line("Asin", ELEMENTWISE, KEPT, FUNCTION),
            line("Acos", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("Atan", ELEMENTWISE, KEPT, FUNCTION),
            line("Sinh", ELEMENTWISE, KEPT, FUNCTION),
            line("Cosh", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("Asinh", ELEMENTWISE, KEPT, FUNCTION),
            line("Acosh", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("Atanh", ELEMENTWISE, KEPT, FUNCTION),

            // Steps, comparisons and logic
            line("Sign", ELEMENTWISE, KEPT),
            line("Ceil", ELEMENTWISE, KEPT),
            line("Floor", ELEMENTWISE, KEPT),
            line("Round", ELEMENTWISE, KEPT),
            line("Equal", ELEMENTWISE, FREE),
            line("Greater", ELEMENTWISE, FREE),
            line("GreaterOrEqual", ELEMENTWISE, FREE),
            line("Less", ELEMENTWISE, FREE),
            line("LessOrEqual", ELEMENTWISE, FREE),
            line("IsInf", ELEMENTWISE, FREE),
            line("IsNaN", ELEMENTWISE, FREE),
            line("And", ELEMENTWISE, FREE),
            line("Or", ELEMENTWISE, FREE),
            line("Xor", ELEMENTWISE, FREE),
            line("Not", ELEMENTWISE, FREE),
            line("BitShift", ELEMENTWISE, FREE),
            line("BitwiseAnd", ELEMENTWISE, FREE),
            line("BitwiseNot", ELEMENTWISE, FREE),
            line("BitwiseOr", ELEMENTWISE, FREE),
            line("BitwiseXor", ELEMENTWISE, FREE),
            line("Hardmax", ALONG, NEVER_NEGATIVE),

            // Activations
            line("Relu", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION, HOMOGENEOUS),
            line("LeakyRelu", ELEMENTWISE, KEPT, FUNCTION, HOMOGENEOUS),
            line("PRelu", ELEMENTWISE, KEPT, FUNCTION, HOMOGENEOUS),
            line("ThresholdedRelu", ELEMENTWISE, KEPT, FUNCTION),
            line("Shrink", ELEMENTWISE, FREE, FUNCTION),
            line("Elu", ELEMENTWISE, KEPT, FUNCTION),
            line("Celu", ELEMENTWISE, KEPT, FUNCTION),
            line("Selu", ELEMENTWISE, KEPT, FUNCTION),
            line("Sigmoid", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("HardSigmoid", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("HardSwish", ELEMENTWISE, KEPT, FUNCTION),
            line("Tanh", ELEMENTWISE, KEPT, FUNCTION),
            line("Softplus", ELEMENTWISE, NEVER_NEGATIVE, FUNCTION),
            line("Softsign", ELEMENTWISE, KEPT, FUNCTION),
            line("Mish", ELEMENTWISE, KEPT, FUNCTION),
            line("Gelu", ELEMENTWISE, KEPT, FUNCTION),
            line("Clip", ELEMENTWISE, FREE, FUNCTION),
            line("Softmax", ALONG, NEVER_NEGATIVE, SHARES),
            line("LogSoftmax", ALONG, FREE, SHARES),

            // Linear layers
            line("Conv", MAPS, FREE, WEIGHS),
            line("ConvTranspose", MAPS, FREE, WEIGHS),
            line("DeformConv", MAPS, FREE, LINEAR_IN_FIRST),
            line("Gemm", CONTRACTED, FREE, WEIGHS),
            line("MatMul", CONTRACTED, FREE, WEIGHS),
            line("Einsum", OTHER, COMBINED, BILINEAR),
            line("DFT", OTHER, FREE, SUMS),
            line("Col2Im", OTHER, KEPT, SUMS),
            line("Det", OTHER, FREE),

            // Integers
            line("QuantizeLinear", ELEMENTWISE, KEPT, RELAYS),
            line("DynamicQuantizeLinear", ELEMENTWISE, KEPT, RELAYS),
            line("DequantizeLinear", ELEMENTWISE, KEPT, RELAYS),
            line("QLinearConv", MAPS, FREE),
            line("ConvInteger", MAPS, FREE),
            line("QLinearMatMul", CONTRACTED, FREE),
            line("MatMulInteger", CONTRACTED, FREE),

            // Pooling
            line("MaxPool", MAPS, KEPT, POOLS_MAXIMUM),
            line("GlobalMaxPool", MAPS, KEPT, POOLS_MAXIMUM),
            line("AveragePool", MAPS, KEPT, SUMS),
            line("GlobalAveragePool", MAPS, KEPT, SUMS),
            line("LpPool", MAPS, NEVER_NEGATIVE, HOMOGENEOUS),
            line("GlobalLpPool", MAPS, NEVER_NEGATIVE, HOMOGENEOUS),
            line("MaxUnpool", MAPS, KEPT, REARRANGES),
            line("RoiAlign", OTHER, FREE, LINEAR_IN_FIRST),

            // Normalization
            line("BatchNormalization", MAPS, FREE, LINEAR_IN_FIRST),
            line("LRN", MAPS, KEPT, NORMALIZES),
            line("InstanceNormalization", MAPS, FREE, NORMALIZES),
            line("GroupNormalization", MAPS, FREE, NORMALIZES),
            line("LayerNormalization", ALONG, FREE, NORMALIZES),
            line("LpNormalization", ALONG, KEPT, NORMALIZES),
            line("MeanVarianceNormalization", ALONG, FREE, NORMALIZES),

            // Reductions
            line("ReduceSum", REDUCED, KEPT, SUMS),
            line("ReduceMean", REDUCED, KEPT, SUMS),
            line("ReduceMax", REDUCED, KEPT, HOMOGENEOUS, MOVES),
            line("ReduceMin", REDUCED, KEPT, HOMOGENEOUS, MOVES),
            line("ReduceL1", REDUCED, NEVER_NEGATIVE, HOMOGENEOUS),
            line("ReduceL2", REDUCED, NEVER_NEGATIVE, HOMOGENEOUS),
            line("ReduceSumSquare", REDUCED, NEVER_NEGATIVE),
            line("ReduceLogSum", REDUCED, FREE),
            line("ReduceLogSumExp", REDUCED, FREE),
            line("ReduceProd", REDUCED, KEPT),
            line("ArgMax", REDUCED, NEVER_NEGATIVE),
            line("ArgMin", REDUCED, NEVER_NEGATIVE),
            line("CumSum", ALONG, KEPT, SUMS),

            // No change of value
            line("Identity", ELEMENTWISE, KEPT, RELAYS),
            line("Cast", ELEMENTWISE, KEPT, RELAYS),
            line("CastLike", ELEMENTWISE, KEPT, RELAYS),
            line("Dropout", ELEMENTWISE, KEPT, RELAYS),

            // Shape
            line("Reshape", RESHAPED, KEPT, RELAYS, REARRANGES),
            line("Flatten", RESHAPED, KEPT, RELAYS, REARRANGES),
            line("Squeeze", RESHAPED, KEPT, RELAYS, REARRANGES),
            line("Unsqueeze", RESHAPED, KEPT, RELAYS, REARRANGES),
            line("Transpose", PERMUTED, KEPT, REARRANGES),
            line("DepthToSpace", MAPS, KEPT, REARRANGES),
            line("SpaceToDepth", MAPS, KEPT, REARRANGES),
            line("Expand", RESIZED, KEPT, REARRANGES),
            line("Tile", RESIZED, KEPT, REARRANGES),
            line("Pad", RESIZED, FREE, LINEAR),
            line("Resize", RESIZED, FREE, SUMS),
            line("GridSample", MAPS, FREE, LINEAR_IN_FIRST),
            line("AffineGrid", OTHER, FREE, LINEAR),

            // Parts
            line("Concat", RESIZED, COMBINED, LINEAR, MOVES),
            line("Split", RESIZED, KEPT, REARRANGES),
            line("Slice", RESIZED, KEPT, REARRANGES),
            line("Gather", RESIZED, KEPT, REARRANGES),
            line("GatherElements", RESIZED, KEPT, REARRANGES),
            line("GatherND", OTHER, KEPT, REARRANGES),
            line("ScatterElements", ALONG, FREE),
            line("ScatterND", ALONG, FREE),
            line("TopK", RESIZED, KEPT, HOMOGENEOUS, MOVES),
            line("Compress", OTHER, KEPT, SIZED_BY_DATA, REARRANGES),
            line("ReverseSequence", ALONG, KEPT, REARRANGES),
            line("Trilu", ALONG, KEPT, LINEAR),
            line("NonMaxSuppression", OTHER, FREE, SIZED_BY_DATA),
            line("NonZero", OTHER, FREE, SIZED_BY_DATA),
            line("Unique", OTHER, FREE, SIZED_BY_DATA),

            // Generators
            line("Shape", OTHER, NEVER_NEGATIVE, READS_SHAPE),
            line("Size", OTHER, NEVER_NEGATIVE, READS_SHAPE),
            line("EyeLike", OTHER, NEVER_NEGATIVE, READS_SHAPE),
            line("ConstantOfShape", OTHER, FREE),
            line("BlackmanWindow", OTHER, FREE),
            line("HammingWindow", OTHER, FREE),
            line("HannWindow", OTHER, FREE),
            line("MelWeightMatrix", OTHER, NEVER_NEGATIVE),
            line("ImageDecoder", OTHER, NEVER_NEGATIVE),
            line("OneHot", OTHER, FREE),
            line("Range", OTHER, FREE),

            // Random
            line("RandomNormal", OTHER, FREE, RANDOM),
            line("RandomNormalLike", ELEMENTWISE, FREE, RANDOM),
            line("RandomUniform", OTHER, FREE, RANDOM),
            line("RandomUniformLike", ELEMENTWISE, FREE, RANDOM),
            line("Bernoulli", ELEMENTWISE, NEVER_NEGATIVE, RANDOM),
            line("Multinomial", RESIZED, NEVER_NEGATIVE, RANDOM),

            // With graphs of their own
            line("If", OTHER, FREE),
            line("Loop", OTHER, FREE),
            line("Scan", OTHER, FREE));

    private static final Operator UNLISTED = line("", Axes.UNKNOWN, FREE);

    private OperatorTraits() {}

    private static Operator line(String name, Axes axes, Sign sign, Trait... traits) {
        return new Operator(name, axes, sign, Set.of(traits));
    }

    private static Map<String, Operator> table(Operator... lines) {
        Map<String, Operator> table = new TreeMap<>();
        for (Operator line : lines) {
            if (table.put(line.name(), line) != null) {
                throw new IllegalStateException(line.name() + " has two lines");
            }
        }
        return Collections.unmodifiableMap(table);
    }

    /** All lines, by the name of the operator, in alphabetic order. */
    public static Map<String, Operator> all() {
        return TABLE;
    }

    /** What is known about the node's operator; of {@link Axes#UNKNOWN} and without traits where it has no line, or is of another domain. */
    public static Operator of(Node node) {
        return node.domain().isEmpty() ? TABLE.getOrDefault(node.operator(), UNLISTED) : UNLISTED;
    }

    /** Names of the operators of which something holds. */
    public static Set<String> operators(Predicate<Operator> wanted) {
        Set<String> operators = new TreeSet<>();
        TABLE.values().stream().filter(wanted).forEach(line -> operators.add(line.name()));
        return operators;
    }
}
