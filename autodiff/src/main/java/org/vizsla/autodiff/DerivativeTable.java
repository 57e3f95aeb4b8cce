package org.vizsla.autodiff;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Derivative.IndexedPullback;
import org.vizsla.autodiff.Derivative.NotDifferentiable;
import org.vizsla.autodiff.Derivative.Pullback;
import org.vizsla.autodiff.Derivative.Vjp;
import org.vizsla.autodiff.Derivative.Zero;
import org.vizsla.graph.Node;

/**
 * The derivative of every operator that Vizsla knows, for the standard domain at opset 21.
 *
 * <p>{@code s.x(i)} are a node's inputs, {@code s.y()} is its output, {@code s.dy()} the output's cotangent.
 */
public final class DerivativeTable {
    private static final Map<String, Derivative> RULES = Map.ofEntries(
            // Arithmetic, broadcasting
            entry("Add", broadcast(Step::dy, Step::dy)),
            entry("Sub", broadcast(Step::dy, s -> s.neg(s.dy()))),
            entry("Mul", broadcast(s -> s.mul(s.dy(), s.x(1)), s -> s.mul(s.dy(), s.x(0)))),
            entry("Div", broadcast(s -> s.div(s.dy(), s.x(1)), s -> s.neg(s.div(s.mul(s.dy(), s.y()), s.x(1))))),
            entry("Pow", broadcast(ArithmeticRules::powBase, ArithmeticRules::powExponent)),
            entry("Sum", broadcastAll((s, i) -> s.dy())),
            entry(
                    "Mean",
                    broadcastAll((s, i) -> s.mul(s.dy(), 1.0 / s.node().inputs().size()))),
            entry("Max", broadcastAll(ArithmeticRules::extremum)),
            entry("Min", broadcastAll(ArithmeticRules::extremum)),
            entry("Mod", broadcast(Step::dy, ArithmeticRules::modulus)),
            entry("Where", broadcast(null, s -> s.maskedBy(s.x(0), s.dy()), s -> s.maskedBy(s.not(s.x(0)), s.dy()))),

            // Arithmetic, elementwise
            entry("Neg", vjp(s -> s.neg(s.dy()))),
            entry("Abs", vjp(s -> s.mul(s.dy(), s.op("Sign", s.x(0)).value()))),
            entry("Reciprocal", vjp(s -> s.neg(s.mul(s.dy(), s.square(s.y()))))),
            entry("Exp", vjp(s -> s.mul(s.dy(), s.y()))),
            entry("Log", vjp(s -> s.div(s.dy(), s.x(0)))),
            entry("Sqrt", vjp(s -> s.div(s.mul(s.dy(), 0.5), s.y()))),
            entry("Erf", vjp(s -> s.mul(s.dy(), ArithmeticRules.erfSlope(s)))),
            entry("Sin", vjp(s -> s.mul(s.dy(), s.op("Cos", s.x(0)).value()))),
            entry("Cos", vjp(s -> s.neg(s.mul(s.dy(), s.op("Sin", s.x(0)).value())))),
            entry("Tan", vjp(s -> s.mul(s.dy(), s.add(s.square(s.y()), s.scalar(1))))),
            entry("Asin", vjp(s -> s.div(s.dy(), s.sqrt(s.sub(s.scalar(1), s.square(s.x(0))))))),
            entry("Acos", vjp(s -> s.neg(s.div(s.dy(), s.sqrt(s.sub(s.scalar(1), s.square(s.x(0)))))))),
            entry("Atan", vjp(s -> s.div(s.dy(), s.add(s.square(s.x(0)), s.scalar(1))))),
            entry("Sinh", vjp(s -> s.mul(s.dy(), s.op("Cosh", s.x(0)).value()))),
            entry("Cosh", vjp(s -> s.mul(s.dy(), s.op("Sinh", s.x(0)).value()))),
            entry("Asinh", vjp(s -> s.div(s.dy(), s.sqrt(s.add(s.square(s.x(0)), s.scalar(1)))))),
            entry("Acosh", vjp(s -> s.div(s.dy(), s.sqrt(s.sub(s.square(s.x(0)), s.scalar(1)))))),
            entry("Atanh", vjp(s -> s.div(s.dy(), s.sub(s.scalar(1), s.square(s.x(0)))))),

            // Activations
            entry("Relu", vjp(ActivationRules::relu)),
            entry(
                    "LeakyRelu",
                    vjp(s -> ActivationRules.kinked(s, s.scalar(s.node().real("alpha", 0.01f))))),
            entry("PRelu", broadcast(s -> ActivationRules.kinked(s, s.x(1)), ActivationRules::preluSlope)),
            entry("ThresholdedRelu", vjp(ActivationRules::thresholdedRelu)),
            entry("Shrink", vjp(ActivationRules::shrink)),
            entry("Elu", vjp(ActivationRules::elu)),
            entry("Celu", vjp(ActivationRules::celu)),
            entry("Selu", vjp(ActivationRules::selu)),
            entry("Sigmoid", vjp(ActivationRules::sigmoid)),
            entry("HardSigmoid", vjp(ActivationRules::hardSigmoid)),
            entry("HardSwish", vjp(ActivationRules::hardSwish)),
            entry("Tanh", vjp(s -> s.mul(s.dy(), s.sub(s.scalar(1), s.square(s.y()))))),
            entry("Softplus", vjp(s -> s.mul(s.dy(), s.sigmoid(s.x(0))))),
            entry("Softsign", vjp(ActivationRules::softsign)),
            entry("Mish", vjp(ActivationRules::mish)),
            entry("Gelu", vjp(ActivationRules::gelu)),
            entry("Clip", vjp(ActivationRules::clip, ActivationRules::clipMinimum, ActivationRules::clipMaximum)),
            entry("Softmax", vjp(ActivationRules::softmax)),
            entry("LogSoftmax", vjp(ActivationRules::logSoftmax)),

            // Linear layers
            entry("Conv", vjp(ConvolutionRules::input, ConvolutionRules::weight, ConvolutionRules::bias)),
            entry(
                    "ConvTranspose",
                    vjp(ConvolutionRules::transposedInput, ConvolutionRules::transposedWeight, ConvolutionRules::bias)),
            entry(
                    "DeformConv",
                    vjp(
                            DeformableConvolutionRules::image,
                            DeformableConvolutionRules::weight,
                            DeformableConvolutionRules::offset,
                            ConvolutionRules::bias,
                            DeformableConvolutionRules::mask)),
            entry("Gemm", vjp(MatrixRules::gemmA, MatrixRules::gemmB, MatrixRules::gemmC)),
            entry("MatMul", vjp(MatrixRules::matmulA, MatrixRules::matmulB)),
            entry("Einsum", vjpAll(EinsumRules::operand)),

            // Pooling
            entry("MaxPool", vjp(PoolingRules::max)),
            entry("AveragePool", vjp(PoolingRules::average)),
            entry("GlobalAveragePool", vjp(PoolingRules::globalAverage)),
            entry("GlobalMaxPool", vjp(PoolingRules::globalMax)),
            entry("LpPool", vjp(PoolingRules::norm)),
            entry("GlobalLpPool", vjp(PoolingRules::globalNorm)),
            entry("MaxUnpool", vjp(PoolingRules::unpool, null, null)),

            // Normalization
            entry("LRN", vjp(NormalizationRules::localResponse)),
            entry(
                    "BatchNormalization",
                    vjp(
                            NormalizationRules::batchInput,
                            NormalizationRules::batchScale,
                            NormalizationRules::channelBias,
                            NormalizationRules::batchMean,
                            NormalizationRules::batchVariance)),
            entry(
                    "InstanceNormalization",
                    vjp(
                            NormalizationRules::instanceInput,
                            NormalizationRules::instanceScale,
                            NormalizationRules::channelBias)),
            entry(
                    "LayerNormalization",
                    vjp(NormalizationRules::layerInput, NormalizationRules::layerScale, NormalizationRules::layerBias)),
            entry(
                    "GroupNormalization",
                    vjp(
                            NormalizationRules::groupInput,
                            NormalizationRules::groupScale,
                            NormalizationRules::channelBias)),
            entry("LpNormalization", vjp(NormalizationRules::norm)),
            entry("MeanVarianceNormalization", vjp(NormalizationRules::meanVariance)),

            // Reductions
            entry("ReduceSum", vjp(s -> s.expandLike(ReductionRules.restored(s, s.dy()), s.x(0)), null)),
            entry("ReduceMean", vjp(ReductionRules::mean, null)),
            entry("ReduceMax", vjp(ReductionRules::extremum, null)),
            entry("ReduceMin", vjp(ReductionRules::extremum, null)),
            entry("ReduceL2", vjp(ReductionRules::l2, null)),
            entry("ReduceL1", vjp(ReductionRules::l1, null)),
            entry("ReduceSumSquare", vjp(ReductionRules::sumSquare, null)),
            entry("ReduceLogSum", vjp(ReductionRules::logSum, null)),
            entry("ReduceLogSumExp", vjp(ReductionRules::logSumExp, null)),
            entry("ReduceProd", vjp(ReductionRules::product, null)),
            entry("CumSum", vjp(ReductionRules::cumulativeSum, null)),

            // Transforms
            entry("DFT", vjp(TransformRules::fourier, null, null)),
            entry("Col2Im", vjp(TransformRules::columns, null, null)),
            entry("Det", vjp(TransformRules::determinant)),

            // Shape
            entry("Reshape", vjp(ReshapingRules::reshape, null)),
            entry("Flatten", vjp(ReshapingRules::reshape)),
            entry("Squeeze", vjp(ReshapingRules::reshape, null)),
            entry("Unsqueeze", vjp(ReshapingRules::reshape, null)),
            entry("Transpose", vjp(ReshapingRules::transpose)),
            entry("Expand", broadcast(Step::dy, null)),
            entry("Tile", vjp(ReshapingRules::tile, null)),
            entry("DepthToSpace", vjp(ReshapingRules::depthToSpace)),
            entry("SpaceToDepth", vjp(ReshapingRules::spaceToDepth)),
            entry("Pad", vjp(PaddingRules::pad, null, PaddingRules::value, null)),
            entry("GridSample", vjp(GridSampleRules::image, GridSampleRules::grid)),
            entry("RoiAlign", vjp(RoiAlignRules::image, missing("rois"), null)),
            entry("AffineGrid", vjp(SamplingRules::affine, null)),
            entry("Resize", vjp(ResizeRules::resize, missing("roi"), missing("scales"), null)),

            // Parts
            entry("Concat", vjpAll(ReshapingRules::concat)),
            entry("Split", new Vjp(false, true, listed(ReshapingRules::split, null), null)),
            entry("Slice", vjp(IndexingRules::slice, null, null, null, null)),
            entry("Gather", vjp(IndexingRules::gather, null)),
            entry("GatherElements", vjp(IndexingRules::gatherElements, null)),
            entry("GatherND", vjp(IndexingRules::gatherNd, null)),
            entry("ScatterElements", vjp(ScatterRules::data, null, ScatterRules::updates)),
            entry("ScatterND", vjp(ScatterRules::data, null, ScatterRules::updates)),
            entry("TopK", vjp(IndexingRules::topK, null)),
            entry("Compress", vjp(IndexingRules::compress, null)),
            entry("ReverseSequence", vjp(IndexingRules::reverseSequence, null)),
            entry("Trilu", vjp(IndexingRules::triangle, null)),

            // Made from few numbers
            entry("OneHot", vjp(null, null, IndexingRules::oneHotValues)),
            entry("Range", vjp(ReductionRules::rangeStart, null, ReductionRules::rangeDelta)),

            // No change of value
            entry("Identity", vjp(Step::dy)),
            entry("Cast", vjp(s -> s.cast(s.dy(), s.type(s.x(0))))),
            entry("CastLike", vjp(s -> s.cast(s.dy(), s.type(s.x(0))), null)),
            // Straight through the rounding: cotangents of quantized values are of the real ones that they stand for.
            entry("QuantizeLinear", vjp(Step::dy, null, null)),
            entry("DynamicQuantizeLinear", new Vjp(false, true, listed(Step::dy), null)),
            entry("DequantizeLinear", vjp(Step::dy, null, null)),
            entry("Dropout", vjp(ActivationRules::dropout, ActivationRules::dropoutRatio, null)));

    private static final Set<String> ZERO = Set.of(
            "And",
            "ArgMax",
            "ArgMin",
            "BitShift",
            "BitwiseAnd",
            "BitwiseNot",
            "BitwiseOr",
            "BitwiseXor",
            "BlackmanWindow",
            "Ceil",
            "ConstantOfShape",
            "Equal",
            "EyeLike",
            "Floor",
            "Greater",
            "GreaterOrEqual",
            "HammingWindow",
            "HannWindow",
            "Hardmax",
            "IsInf",
            "IsNaN",
            "Less",
            "LessOrEqual",
            "MelWeightMatrix",
            "NonZero",
            "Not",
            "Or",
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Round",
            "Shape",
            "Sign",
            "Size",
            "Xor");

    private static final Map<String, String> NOT_DIFFERENTIABLE = Map.ofEntries(
            entry("QLinearConv", "it computes in integers; explain the model as it was before quantization"),
            entry("ConvInteger", "it computes in integers; explain the model as it was before quantization"),
            entry("MatMulInteger", "it computes in integers; explain the model as it was before quantization"),
            entry("QLinearMatMul", "it computes in integers; explain the model as it was before quantization"),
            entry("NonMaxSuppression", "it chooses boxes"),
            entry("Unique", "it removes values that occur twice"),
            entry("Multinomial", "it draws at random"),
            entry("Bernoulli", "it draws at random"),
            entry("ImageDecoder", "it reads a file"));

    private static final Map<String, Derivative> TABLE = table();

    private DerivativeTable() {}

    private static Map<String, Derivative> table() {
        Map<String, Derivative> table = new TreeMap<>(RULES);
        ZERO.forEach(operator -> table.put(operator, new Zero()));
        NOT_DIFFERENTIABLE.forEach((operator, because) -> table.put(operator, new NotDifferentiable(because)));
        return Collections.unmodifiableMap(table);
    }

    /** The derivatives of all operators of the standard domain, in alphabetic order. */
    public static Map<String, Derivative> all() {
        return TABLE;
    }

    /** What is known of the derivative of the node's operator, or null if no rule is implemented. */
    public static @Nullable Derivative of(Node node) {
        return node.domain().isEmpty() ? TABLE.get(node.operator()) : null;
    }

    private static Vjp vjp(@Nullable Pullback... pullbacks) {
        return new Vjp(false, false, listed(pullbacks), null);
    }

    private static Vjp vjpAll(IndexedPullback every) {
        return new Vjp(false, false, List.of(), every);
    }

    private static Vjp broadcast(@Nullable Pullback... pullbacks) {
        return new Vjp(true, false, listed(pullbacks), null);
    }

    private static Vjp broadcastAll(IndexedPullback every) {
        return new Vjp(true, false, List.of(), every);
    }

    /** For an input with a derivative that is not implemented. */
    private static Pullback missing(String input) {
        return s -> {
            throw s.unsupported("its input '" + input + "'");
        };
    }

    private static List<@Nullable Pullback> listed(@Nullable Pullback... pullbacks) {
        List<@Nullable Pullback> list = new ArrayList<>();
        Collections.addAll(list, pullbacks);
        return list;
    }
}
