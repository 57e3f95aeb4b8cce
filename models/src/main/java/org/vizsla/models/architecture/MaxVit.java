package org.vizsla.models.architecture;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.Shape;

/**
 * MaxViT: each layer is an inverted residual block, attention inside windows of 7 × 7 places, and attention among 7 × 7 places that are spread evenly
 * over the map. It takes images whose sides are multiples of 224.
 *
 * @param first channels of the stem
 * @param channels of each block
 * @param layers of each block
 * @param head channels of each head
 */
record MaxVit(int first, List<Integer> channels, List<Integer> layers, int head) implements Recipe {
    private static final Family FAMILY =
            new Family("MaxViT", "Tu and others, 2022: MaxViT: Multi-Axis Vision Transformer");

    private static final float EPSILON = 1e-3f;
    private static final int EXPANSION = 4;
    private static final int PLACES = 7;
    private static final ConvNorm LAYER = new ConvNorm(EPSILON, Activation.GELU);
    private static final SqueezeExcitation GATE = new SqueezeExcitation(Activation.SILU, Activation.SIGMOID);

    static List<Architecture> members() {
        return List.of(FAMILY.member("maxvit_t", new MaxVit(64, List.of(64, 128, 256, 512), List.of(2, 2, 5, 2), 32)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        return tensor.endsWith(".relative_position_index") ? Optional.empty() : Optional.of(tensor);
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        Window three = Window.of(3).centred();
        Features x = LAYER.add(net, "stem.0", input, new Convolution(first, three.stride(2)));
        x = net.conv("stem.1.0", x, new Convolution(first, three));
        for (int block = 0; block < channels.size(); block++) {
            for (int i = 0; i < layers.get(block); i++) {
                String module = "blocks." + block + ".layers." + i + ".layers.";
                x = convolutions(net, module + "MBconv", x, channels.get(block), i == 0 ? 2 : 1);
                net.requireMultiple(module + "window_attention", x, PLACES);
                x = attention(net, module + "window_attention", x, false);
                x = attention(net, module + "grid_attention", x, true);
            }
        }
        x = net.flatten("classifier.1", net.globalAveragePool("classifier.0", x));
        x = new Tokens(net).layerNorm("classifier.2", x);
        x = net.linear("classifier.3", x, x.channels());
        net.classifyWithoutBias("classifier.5", Activation.TANH.add(net, "classifier.4", x));
    }

    private static Features convolutions(NetworkBuilder net, String module, Features x, long channels, int stride) {
        String layers = module + ".layers.";
        Window window = Window.of(3).stride(stride).centred();
        Convolution pointwise = new Convolution(channels, Window.of(1));
        Features shortcut = x;
        if (stride == 2) {
            shortcut = net.averagePool(module + ".proj.0", shortcut, window);
        }
        if (stride == 2 || channels != x.channels()) {
            shortcut = net.conv(module + (stride == 2 ? ".proj.1" : ".proj.0"), shortcut, pointwise);
        }
        long wide = EXPANSION * channels;
        Features y = net.batchNorm(layers + "pre_norm", x, EPSILON);
        y = LAYER.add(net, layers + "conv_a", y, new Convolution(wide, Window.of(1)));
        y = LAYER.add(net, layers + "conv_b", y, new Convolution(wide, window).groups(wide));
        y = GATE.add(net, layers + "squeeze_excitation", y, channels / 4);
        y = net.conv(layers + "conv_c", y, pointwise);
        return net.sum(module, shortcut, y);
    }

    /** @param spread whether places that see each other are spread over the map, and not a window */
    private Features attention(NetworkBuilder net, String module, Features x, boolean spread) {
        Tokens tokens = new Tokens(net);
        Features y = spread ? spread(net, module, x) : windows(net, module, x);
        String attn = module + ".attn_layer.";
        Features seen = attention(net, attn + 1, tokens.layerNorm(attn + 0, y));
        y = net.sum(module + ".add", y, seen);
        String mlp = module + ".mlp_layer.";
        Features wide = tokens.linear(mlp + 1, tokens.layerNorm(mlp + 0, y), EXPANSION * x.channels());
        wide = tokens.linear(mlp + 3, Activation.GELU.add(net, mlp + 2, wide), x.channels());
        y = net.sum(module + ".sum", y, wide);
        return joined(net, module, y, x, spread);
    }

    private static Features windows(NetworkBuilder net, String module, Features x) {
        long rows = x.height() / PLACES;
        long columns = x.width() / PLACES;
        Features y = net.reshape(module + ".grid", x, x.channels(), rows, PLACES, columns, PLACES);
        y = net.transpose(module + ".squares", y, 0, 2, 4, 3, 5, 1);
        return net.reshape(module + ".partition_op", y, rows * columns, PLACES * PLACES, x.channels());
    }

    private static Features spread(NetworkBuilder net, String module, Features x) {
        long rows = x.height() / PLACES;
        long columns = x.width() / PLACES;
        Features y = net.reshape(module + ".grid", x, x.channels(), PLACES, rows, PLACES, columns);
        y = net.transpose(module + ".squares", y, 0, 3, 5, 2, 4, 1);
        return net.reshape(module + ".partition_swap", y, rows * columns, PLACES * PLACES, x.channels());
    }

    private static Features joined(NetworkBuilder net, String module, Features y, Features like, boolean spread) {
        long rows = like.height() / PLACES;
        long columns = like.width() / PLACES;
        Features map = net.reshape(module + ".parts", y, rows, columns, PLACES, PLACES, like.channels());
        map = spread
                ? net.transpose(module + ".joined", map, 0, 5, 3, 1, 4, 2)
                : net.transpose(module + ".joined", map, 0, 5, 1, 3, 2, 4);
        return net.reshape(module, map, like.channels(), like.height(), like.width());
    }

    /** As in torchvision, keys are scaled by all channels, not by those of one head. */
    private Features attention(NetworkBuilder net, String module, Features x) {
        Tokens tokens = new Tokens(net);
        long width = x.shape().size(-1);
        Attention attention = new Attention(Math.toIntExact(width / head));
        RelativePositions relative = new RelativePositions(PLACES);
        Shape shape = Shape.of(relative.ways(), attention.heads());
        Features table = new Features(net.parameter(module + ".relative_position_bias_table", shape), shape);
        Features bias = net.settle(relative.bias(net, module + ".relative_position", table));
        Attention.Parts parts = attention.parts(net, module, tokens.linear(module + ".to_qkv", x, 3 * width));
        Features keys =
                tokens.times(module + ".key_scaled", parts.keys(), net.scalar((float) (1 / Math.sqrt((double) width))));
        Features scores = attention.scores(net, module, parts.queries(), keys);
        scores = tokens.plus(module + ".positioned", scores, bias.value());
        return tokens.linear(module + ".merge", attention.see(net, module, scores, parts.values()), width);
    }
}
