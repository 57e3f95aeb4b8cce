package org.vizsla.graph.pass.internal.fused;

import static org.vizsla.graph.pass.internal.fused.QuantizedLayers.pooled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.Adapter;
import org.vizsla.graph.pass.internal.Lifting;

/**
 * An operator outside of the standard, or one that computes in whole numbers, and how it is written in standard operators on real numbers.
 *
 * @param domain its operator set
 */
public record FusedOperator(String domain, String operator, Adapter adapter) {
    private static final String MICROSOFT = "com.microsoft";

    private static final Map<Attribute, Attribute> NAMES = Map.of(
            new Attribute.Text("bilinear"), new Attribute.Text("linear"),
            new Attribute.Text("bicubic"), new Attribute.Text("cubic"));

    /** The table, by family. */
    public static final List<FusedOperator> ALL = List.of(
            // Layers with their activation.
            fused("FusedConv", FusedLayers::conv),
            fused("FusedGemm", FusedLayers::gemm),
            fused("FusedMatMul", FusedLayers::matMul),
            fused("TransposeMatMul", FusedLayers::matMul),
            fused("MatMulNBits", PackedWeights::matMul),
            fused("NhwcConv", ChannelsLast.around(FusedLayers::conv)),
            fused("NhwcFusedConv", ChannelsLast.around(FusedLayers::conv)),
            fused("NhwcMaxPool", ChannelsLast.around(FusedOperator::maxPool)),

            // Activations.
            fused("Gelu", FusedActivations::gelu),
            fused("FastGelu", FusedActivations::fastGelu),
            fused("BiasGelu", FusedActivations::gelu),
            fused("QuickGelu", FusedActivations::quickGelu),

            // Normalizations.
            fused("SkipLayerNormalization", FusedNormalizations::skipLayer),
            fused("SkipSimplifiedLayerNormalization", FusedNormalizations::skipSimplifiedLayer),
            new FusedOperator("", "SimplifiedLayerNormalization", FusedNormalizations::simplifiedLayer),

            // Attention.
            fused("Attention", FusedAttention::merged),
            fused("MultiHeadAttention", FusedAttention::multiHead),
            fused("QAttention", FusedAttention::quantized),

            // Layers of quantized values.
            new FusedOperator("", "QLinearConv", QuantizedLayers::conv),
            fused("QLinearConv", QuantizedLayers::conv),
            new FusedOperator("", "QLinearMatMul", QuantizedLayers::matMul),
            fused("QGemm", QuantizedLayers::gemm),
            fused("QLinearAveragePool", pooled("AveragePool")),
            fused("QLinearGlobalAveragePool", pooled("GlobalAveragePool")),

            // Layers of whole numbers.
            new FusedOperator("", "ConvInteger", IntegerLayers::conv),
            new FusedOperator("", "MatMulInteger", IntegerLayers::matMul),
            fused("MatMulIntegerToFloat", IntegerLayers::matMulToFloat),
            fused("DynamicQuantizeMatMul", IntegerLayers::dynamicMatMul),

            // Arithmetic and functions of quantized values.
            fused("QLinearAdd", QuantizedArithmetic.binary("Add")),
            fused("QLinearMul", QuantizedArithmetic.binary("Mul")),
            fused("QLinearConcat", QuantizedArithmetic::concat),
            fused("QLinearWhere", QuantizedArithmetic::where),
            fused("QLinearLeakyRelu", QuantizedArithmetic.unary("LeakyRelu")),
            fused("QLinearSigmoid", QuantizedArithmetic.unary("Sigmoid")),
            fused("QLinearSoftmax", QuantizedArithmetic::softmax),
            fused("QLinearReduceMean", QuantizedArithmetic::mean),

            // The same under another name.
            fused("GridSample", FusedOperator::gridSample),
            fused("QuantizeLinear", FusedOperator::standard),
            fused("DequantizeLinear", FusedOperator::standard),
            fused("Trilu", FusedOperator::standard),
            fused("GatherND", FusedOperator::standard),
            fused("Pad", FusedOperator::standard),
            fused("Range", FusedOperator::standard));

    private static final Map<String, FusedOperator> BY_NAME = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(fused -> name(fused.domain, fused.operator), fused -> fused));

    /** How a node is written in standard operators, or null where it need not be, or cannot. */
    public static @Nullable FusedOperator of(Node node) {
        return BY_NAME.get(name(node.domain(), node.operator()));
    }

    private static String name(String domain, String operator) {
        return domain + "/" + operator;
    }

    private static FusedOperator fused(String operator, Adapter adapter) {
        return new FusedOperator(MICROSOFT, operator, adapter);
    }

    private static void maxPool(Node node, Lifting lifting) {
        lifting.add(node, "MaxPool", node.inputs(), node.attributes());
    }

    /** Modes have their old names. */
    private static void gridSample(Node node, Lifting lifting) {
        Map<String, Attribute> attributes = new LinkedHashMap<>(node.attributes());
        attributes.computeIfPresent("mode", (name, mode) -> NAMES.getOrDefault(mode, mode));
        lifting.add(node, "GridSample", node.inputs(), attributes);
    }

    private static void standard(Node node, Lifting lifting) {
        lifting.add(node, node.operator(), node.inputs(), node.attributes());
    }
}
