package org.vizsla.models.architecture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * ViT: a transformer over the patches of an image and one token for its class. It takes images of the one size that its weights have positions for.
 *
 * @param patch height and width of a patch in pixels
 * @param layers how many there are
 * @param heads of each attention
 * @param channels of a token
 * @param hidden units of the perceptron in a layer
 * @param epsilon of the layer normalizations
 */
record VisionTransformer(int patch, int layers, int heads, int channels, int hidden, float epsilon) implements Recipe {
    private static final Family FAMILY = new Family(
            "ViT",
            "Dosovitskiy and others, 2020: An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale");

    private static final float EPSILON = 1e-6f;
    private static final int SIZE_OF_HUGE = 518;
    private static final int MOST_PATCHES = 1000;
    private static final String POSITIONS = "encoder.pos_embedding";

    /** {@code mlp.linear_1} in the files that are published, {@code mlp.0} in the modules. */
    private static final Pattern PUBLISHED_NAME =
            Pattern.compile("(encoder\\.layers\\..*\\.mlp)\\.linear_([12])(\\..*)");

    static List<Architecture> members() {
        return List.of(
                FAMILY.member("vit_b_16", new VisionTransformer(16, 12, 12, 768, 3072, EPSILON)),
                FAMILY.member("vit_b_32", new VisionTransformer(32, 12, 12, 768, 3072, EPSILON)),
                FAMILY.member("vit_l_16", new VisionTransformer(16, 24, 16, 1024, 4096, EPSILON)),
                FAMILY.member("vit_l_32", new VisionTransformer(32, 24, 16, 1024, 4096, EPSILON)),
                FAMILY.member("vit_h_14", SIZE_OF_HUGE, new VisionTransformer(14, 32, 16, 1280, 5120, EPSILON)));
    }

    @Override
    public boolean fixesWidths() {
        return true;
    }

    @Override
    public Optional<String> parameterOf(String tensor) {
        return Optional.of(PUBLISHED_NAME
                .matcher(tensor)
                .replaceFirst(name -> name.group(1) + (name.group(2).equals("1") ? ".0" : ".3") + name.group(3)));
    }

    @Override
    public int size(Map<String, Tensor> weights, int published) {
        Optional<Shape> positions = Optional.ofNullable(weights.get(POSITIONS)).map(Tensor::shape);
        return side(positions).orElse(published);
    }

    /** The side of images that have so many patches, if they are square. */
    private OptionalInt side(Optional<Shape> positions) {
        long patches = positions
                .filter(shape -> shape.rank() == 3)
                .map(shape -> shape.size(1) - 1)
                .orElse(0L);
        long side = Math.round(Math.sqrt((double) patches));
        return side > 0 && side * side == patches && side <= MOST_PATCHES
                ? OptionalInt.of(patch * (int) side)
                : OptionalInt.empty();
    }

    @Override
    public void addTo(NetworkBuilder net, Features input) {
        net.declare("class_token", Shape.of(1, 1, channels));
        side(net.known(POSITIONS)).ifPresent(side -> net.requireSize(NetworkBuilder.INPUT, input, side));
        Features x = net.conv(
                "conv_proj", input, new Convolution(channels, Window.of(patch).stride(patch)));
        long patches = x.height() * x.width();
        x = net.reshape("conv_proj.patches", x, channels, patches);
        x = net.transpose("conv_proj.tokens", x, 0, 2, 1);
        x = withClassToken(net, x, patches);
        Tokens tokens = new Tokens(net);
        x = tokens.plus("encoder.positioned", x, net.parameter(POSITIONS, Shape.of(1, patches + 1, channels)));
        for (int i = 0; i < layers; i++) {
            x = layer(net, "encoder.layers.encoder_layer_" + i, x);
        }
        x = tokens.layerNorm("encoder.ln", x, epsilon);
        net.classify("heads.head", net.first("class", x));
    }

    private Features withClassToken(NetworkBuilder net, Features x, long patches) {
        String token = net.parameter("class_token", Shape.of(1, 1, channels));
        String each = net.batchOf("class_token.shape", 1, channels);
        Features one = net.add("class_token.each", net.op("Expand", token, each), Shape.batchOf(1, channels));
        return net.add(
                "encoder.input",
                net.op("Concat", one.value(), x.value()).with("axis", 1),
                Shape.batchOf(patches + 1, channels));
    }

    private Features layer(NetworkBuilder net, String module, Features x) {
        Tokens tokens = new Tokens(net);
        Features y = tokens.layerNorm(module + ".ln_1", x, epsilon);
        x = net.sum(module + ".add", attention(net, module + ".self_attention", y), x);
        y = tokens.layerNorm(module + ".ln_2", x, epsilon);
        y = Activation.GELU.add(net, module + ".mlp.1", tokens.linear(module + ".mlp.0", y, hidden));
        y = tokens.linear(module + ".mlp.3", y, channels);
        return net.sum(module, x, y);
    }

    private Features attention(NetworkBuilder net, String module, Features x) {
        Tokens tokens = new Tokens(net);
        Attention attention = new Attention(heads);
        Features all = tokens.linear(module + ".in_proj.product", module + ".in_proj_weight", x, 3L * channels);
        String bias = net.parameter(module + ".in_proj_bias", Shape.of(3L * channels));
        all = tokens.plus(module + ".in_proj", all, bias);
        Attention.Parts parts = attention.parts(net, module, all);
        String scale = net.scalar((float) (1 / Math.sqrt((double) channels / heads)));
        Features queries = tokens.times(module + ".query_scaled", parts.queries(), scale);
        Features scores = attention.scores(net, module, queries, parts.keys());
        Features seen = attention.see(net, module, scores, parts.values());
        return tokens.linear(module + ".out_proj", seen, channels);
    }
}
