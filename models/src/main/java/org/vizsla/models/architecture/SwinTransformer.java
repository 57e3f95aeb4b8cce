package org.vizsla.models.architecture;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Shape;

/**
 * Swin Transformer, of both versions: attention inside windows of a map, which every second block shifts by half a window. The second version
 * compares queries and keys by their angle, computes what it adds for relative positions by a small network, and normalizes behind the layers.
 *
 * @param second whether it is the second version
 * @param channels of the first stage; each next one has twice as many
 * @param blocks of the four stages
 * @param heads of the first stage; each next one has twice as many
 */
record SwinTransformer(boolean second, int channels, List<Integer> blocks, int heads) implements Recipe {
    private static final Family FAMILY = new Family(
            "Swin", "Liu and others, 2021: Swin Transformer: Hierarchical Vision Transformer using Shifted Windows");
    private static final Family FAMILY_V2 =
            new Family("Swin V2", "Liu and others, 2022: Swin Transformer V2: Scaling Up Capacity and Resolution");

    private static final int SIZE_OF_V2 = 256;
    private static final int PATCH = 4;
    private static final int EXPANSION = 4;
    private static final List<Integer> OF_TINY = List.of(2, 2, 6, 2);
    private static final List<Integer> OF_OTHERS = List.of(2, 2, 18, 2);

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("swin_t", new SwinTransformer(false, 96, OF_TINY, 3)),
                FAMILY.member("swin_s", new SwinTransformer(false, 96, OF_OTHERS, 3)),
                FAMILY.member("swin_b", new SwinTransformer(false, 128, OF_OTHERS, 4)),
                FAMILY_V2.member("swin_v2_t", SIZE_OF_V2, new SwinTransformer(true, 96, OF_TINY, 3)),
                FAMILY_V2.member("swin_v2_s", SIZE_OF_V2, new SwinTransformer(true, 96, OF_OTHERS, 3)),
                FAMILY_V2.member("swin_v2_b", SIZE_OF_V2, new SwinTransformer(true, 128, OF_OTHERS, 4)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        boolean computed =
                tensor.endsWith(".attn.relative_position_index") || tensor.endsWith(".attn.relative_coords_table");
        return computed ? Optional.empty() : Optional.of(tensor);
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Tokens tokens = new Tokens(net);
        Features x = net.conv(
                "features.0.0",
                input,
                new Convolution(channels, Window.of(PATCH).stride(PATCH)));
        x = tokens.layerNorm("features.0.2", net.transpose("features.0.1", x, 0, 2, 3, 1));
        for (int stage = 0; stage < blocks.size(); stage++) {
            for (int i = 0; i < blocks.get(stage); i++) {
                x = block(net, "features." + (2 * stage + 1) + "." + i, x, heads << stage, i % 2 == 1);
            }
            if (stage + 1 < blocks.size()) {
                x = merge(net, "features." + (2 * stage + 2), x);
            }
        }
        x = net.transpose("permute", tokens.layerNorm("norm", x), 0, 3, 1, 2);
        net.classify("head", net.flatten("flatten", net.globalAveragePool("avgpool", x)));
    }

    private Features block(NetworkBuilder net, String module, Features x, int heads, boolean shifted) {
        Tokens tokens = new Tokens(net);
        int side = second ? 8 : 7;
        WindowAttention attention =
                new WindowAttention(new ShiftedWindows(side, shifted ? side / 2 : 0), new Attention(heads), second);
        String attn = module + ".attn";
        if (second) {
            tokens.declareLayerNorm(module + ".norm1", x.shape().size(3));
            Features y = tokens.layerNorm(module + ".norm1", attention.add(net, attn, x, x));
            x = net.sum(module + ".add", x, y);
            tokens.declareLayerNorm(module + ".norm2", x.shape().size(3));
            y = tokens.layerNorm(module + ".norm2", perceptron(net, module + ".mlp.", x));
            return net.sum(module, x, y);
        }
        Features y = attention.add(net, attn, tokens.layerNorm(module + ".norm1", x), x);
        x = net.sum(module + ".add", x, y);
        y = perceptron(net, module + ".mlp.", tokens.layerNorm(module + ".norm2", x));
        return net.sum(module, x, y);
    }

    private static Features perceptron(NetworkBuilder net, String sequence, Features x) {
        Tokens tokens = new Tokens(net);
        long channels = x.shape().size(-1);
        Features y = tokens.linear(sequence + 0, x, EXPANSION * channels);
        return tokens.linear(sequence + 3, Activation.GELU.add(net, sequence + 1, y), channels);
    }

    /** Makes one place of each 2 × 2, with twice the channels. */
    private Features merge(NetworkBuilder net, String module, Features x) {
        Tokens tokens = new Tokens(net);
        long channels = x.shape().size(3);
        Features y = Maps.pad(net, module + ".padded", x, 2);
        long rows = y.shape().size(1) / 2;
        long columns = y.shape().size(2) / 2;
        y = net.reshape(module + ".pairs", y, rows, 2, columns, 2, channels);
        y = net.transpose(module + ".squares", y, 0, 1, 3, 4, 2, 5);
        y = net.reshape(module + ".merged", y, rows, columns, 4 * channels);
        String matrix = module + ".reduction.weight";
        net.declare(matrix, Shape.of(2 * channels, 4 * channels));
        if (second) {
            return tokens.layerNorm(
                    module, module + ".norm", tokens.linear(module + ".reduction", matrix, y, 2 * channels));
        }
        return tokens.linear(module, matrix, tokens.layerNorm(module + ".norm", y), 2 * channels);
    }
}
