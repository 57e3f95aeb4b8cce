package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * The weights of an exported network by torchvision's names.
 *
 * <p>Most keep their names in an export. One that the exporter computed is named after the module of the node that reads it: the kernel of a
 * convolution whose batch normalization was merged into it, by the path of the node, and the transposed matrix of a layer over tokens, by the bias
 * that is added to its product. A merged normalization has the scale 1, the shift that was merged, the mean 0, and the variance {@code 1 - epsilon}:
 * with those the layer of the recipe adds the shift, and that is all.
 */
final class ExportedWeights {
    private static final String BIAS = "bias";
    private static final String WEIGHT = "weight";

    /** Transformers that were written by hand: what their parts are called, and what torchvision calls them. */
    private static final List<Renaming> RENAMINGS = List.of(
            new Renaming("(?:v\\.cls_token|cls)", "class_token"),
            new Renaming("(?:v\\.pos_embed|pos)", "encoder.pos_embedding"),
            new Renaming("(?:v\\.patch_embed\\.proj|pe)\\.(.+)", "conv_proj.$1"),
            new Renaming(
                    "(?:v\\.blocks|bl)\\.(\\d+)\\.(?:norm|n)([12])\\.(.+)", "encoder.layers.encoder_layer_$1.ln_$2.$3"),
            new Renaming(
                    "(?:v\\.blocks|bl)\\.(\\d+)\\.(?:attn\\.)?qkv\\.(.+)",
                    "encoder.layers.encoder_layer_$1.self_attention.in_proj_$2"),
            new Renaming(
                    "(?:v\\.blocks|bl)\\.(\\d+)\\.(?:attn\\.proj|o)\\.(.+)",
                    "encoder.layers.encoder_layer_$1.self_attention.out_proj.$2"),
            new Renaming(
                    "(?:v\\.blocks|bl)\\.(\\d+)\\.(?:mlp\\.fc|f)1\\.(.+)", "encoder.layers.encoder_layer_$1.mlp.0.$2"),
            new Renaming(
                    "(?:v\\.blocks|bl)\\.(\\d+)\\.(?:mlp\\.fc|f)2\\.(.+)", "encoder.layers.encoder_layer_$1.mlp.3.$2"),
            new Renaming("(?:v\\.norm|n)\\.(.+)", "encoder.ln.$1"),
            new Renaming("(?:v\\.head|hd)\\.(.+)", "heads.head.$1"));

    private record Renaming(String from, String to) {}

    private final Graph exported;
    private final Map<String, Shape> expected;
    private final float epsilon;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** @param epsilon of the batch normalizations */
    ExportedWeights(Graph exported, Architecture architecture, float epsilon) {
        this.exported = exported;
        this.epsilon = epsilon;
        this.expected = architecture.shapes(Architectures.CLASSES);
    }

    Map<String, Tensor> tensors() {
        exported.initializers().forEach((name, tensor) -> put(torchvisions(name), tensor));
        for (Node node : exported.nodes()) {
            if (node.is("Conv") && !expected.containsKey(node.inputs().get(1))) {
                addMerged(node);
            } else if (node.is("Add")) {
                addMatrix(node);
            }
        }
        return tensors;
    }

    private void put(String name, Tensor tensor) {
        if (expected.containsKey(name)) {
            tensors.put(name, tensor);
        }
    }

    private static String torchvisions(String name) {
        return RENAMINGS.stream()
                .filter(renaming -> name.matches(renaming.from()))
                .findFirst()
                .map(renaming -> name.replaceFirst(renaming.from(), renaming.to()))
                .orElse(name);
    }

    /** A convolution, and the normalization that stood behind it, which comes next among the parameters. */
    private void addMerged(Node conv) {
        Tensor kernel = exported.initializers().get(conv.inputs().get(1));
        Tensor shift = exported.initializers().get(conv.inputs().get(2));
        String module = module(conv);
        if (kernel == null || shift == null || !expected.containsKey(module + "." + WEIGHT)) {
            return;
        }
        put(module + "." + WEIGHT, kernel);
        List<String> names = new ArrayList<>(expected.keySet());
        String scale = names.get(names.indexOf(module + "." + WEIGHT) + 1);
        String norm = scale.substring(0, scale.length() - WEIGHT.length());
        int channels = shift.shape().length();
        put(scale, filled(channels, 1));
        put(norm + BIAS, shift);
        put(norm + "running_mean", filled(channels, 0));
        put(norm + "running_var", filled(channels, 1 - epsilon));
    }

    private static Tensor filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return Tensor.ofFloats(Shape.of(length), values);
    }

    /** The module of a node {@code /features/features.1/conv/conv.0/Conv}, {@code features.1.conv.0}: each part of the path begins anew or goes on. */
    private static String module(Node node) {
        String[] parts = node.name().split("/", -1);
        String module = "";
        String last = "";
        for (String part : Arrays.copyOfRange(parts, 1, parts.length - 1)) {
            module = part.startsWith(last + ".")
                    ? module + part.substring(last.length())
                    : module + (module.isEmpty() ? "" : ".") + part;
            last = part;
        }
        return module;
    }

    /** The matrix of a product to which a bias is added. */
    private void addMatrix(Node sum) {
        for (String bias : sum.inputs()) {
            String name = torchvisions(bias);
            Node product =
                    exported.producer(sum.inputs().get(bias.equals(sum.inputs().get(0)) ? 1 : 0));
            if (name.endsWith(BIAS) && product != null && product.is("MatMul")) {
                Tensor transposed = exported.initializers().get(product.inputs().get(1));
                if (transposed != null) {
                    put(name.substring(0, name.length() - BIAS.length()) + WEIGHT, Tensor.transposeOf(transposed));
                }
            }
        }
    }
}
