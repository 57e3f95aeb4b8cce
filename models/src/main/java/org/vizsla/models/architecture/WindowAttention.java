package org.vizsla.models.architecture;

import java.util.Arrays;
import java.util.Optional;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Attention inside the windows of a map, with what is learnt of relative positions: torchvision's {@code ShiftedWindowAttention}, and its second
 * version.
 *
 * @param second whether scores are the scaled cosines of queries and keys, and positions are seen by a small network
 */
record WindowAttention(ShiftedWindows windows, Attention attention, boolean second) {
    private static final int HIDDEN = 512;
    private static final float LARGEST_SCALE = (float) Math.log(100);
    private static final float LARGEST_BIAS = 16;
    private static final float SMALLEST_NORM = 1e-12f;

    /** @param map what the windows lie in, {@code [N, H, W, C]} */
    Features add(NetworkBuilder net, String module, Features x, Features map) {
        Tokens tokens = new Tokens(net);
        long channels = x.shape().size(3);
        int heads = attention.heads();
        declare(net, module, channels);
        Features y = windows.cut(net, module, x);
        y = tokens.linear(module + ".qkv.product", module + ".qkv.weight", y, 3 * channels);
        y = tokens.plus(module + ".qkv", y, bias(net, module + ".qkv.bias", channels));
        Attention.Parts parts = attention.parts(net, module, y);
        Features scores;
        if (second) {
            Features cosines = attention.scores(
                    net,
                    module,
                    direction(net, module + ".query_direction", parts.queries()),
                    direction(net, module + ".key_direction", parts.keys()));
            scores = tokens.times(module + ".scaled", cosines, scale(net, module));
        } else {
            String scale = net.scalar((float) (1 / Math.sqrt((double) channels / heads)));
            Features queries = tokens.times(module + ".query_scaled", parts.queries(), scale);
            scores = attention.scores(net, module, queries, parts.keys());
        }
        scores = tokens.plus(module + ".positioned", scores, positions(net, module, map));
        y = attention.see(net, module, scores, parts.values());
        return windows.joined(net, module, tokens.linear(module + ".proj", y, channels), map);
    }

    private RelativePositions relative() {
        return new RelativePositions(windows.side());
    }

    /** The parameters in their order. */
    private void declare(NetworkBuilder net, String module, long channels) {
        int heads = attention.heads();
        net.declare(
                module + (second ? ".logit_scale" : ".relative_position_bias_table"),
                second ? Shape.of(heads, 1, 1) : Shape.of(relative().ways(), heads));
        net.declare(module + ".qkv.weight", Shape.of(3 * channels, channels));
        net.declare(module + ".qkv.bias", Shape.of(3 * channels));
        net.declare(module + ".proj.weight", Shape.of(channels, channels));
        net.declare(module + ".proj.bias", Shape.of(channels));
    }

    /** The bias of queries, keys and values, which the second version does without for keys. */
    private String bias(NetworkBuilder net, String name, long channels) {
        String bias = net.parameter(name, Shape.of(3 * channels));
        if (!second) {
            return bias;
        }
        int size = Math.toIntExact(channels);
        float[] kept = new float[3 * size];
        Arrays.fill(kept, 0, size, 1);
        Arrays.fill(kept, 2 * size, 3 * size, 1);
        String mask = net.constant(name + ".kept", Tensor.ofFloats(Shape.of(3L * size), kept));
        return net.settle(net.add(name + ".used", net.op("Mul", bias, mask), Shape.of(3 * channels)))
                .value();
    }

    /** Each token divided by its length. */
    private static Features direction(NetworkBuilder net, String value, Features x) {
        int rank = x.shape().rank();
        Shape one =
                Shape.batchOf(x.shape().size(1), x.shape().size(2), x.shape().size(3), 1);
        String axis = net.integers(rank - 1);
        Features square = net.add(value + ".square", net.op("ReduceSumSquare", x.value(), axis), one);
        Features length = net.add(value + ".length", net.op("Sqrt", square.value()), one);
        String least = net.scalar(SMALLEST_NORM);
        Features divisor = net.add(value + ".divisor", net.op("Max", length.value(), least), one);
        return net.add(value, net.op("Div", x.value(), divisor.value()), x.shape());
    }

    private String scale(NetworkBuilder net, String module) {
        Shape perHead = Shape.of(attention.heads(), 1, 1);
        String logarithm = net.parameter(module + ".logit_scale", perHead);
        String most = net.scalar(LARGEST_SCALE);
        Features clipped = net.add(module + ".logit_scale.clipped", net.op("Min", logarithm, most), perHead);
        return net.settle(net.add(module + ".scale", net.op("Exp", clipped.value()), perHead))
                .value();
    }

    /** What is added to the scores: the bias of relative positions, and the mask of the windows. */
    private String positions(NetworkBuilder net, String module, Features map) {
        Features table = second ? network(net, module + ".cpb_mlp.") : table(net, module);
        Features bias = relative().bias(net, module + ".relative_position", table);
        if (second) {
            bias = Activation.SIGMOID.add(net, module + ".relative_position.sigmoid", bias);
            bias = new Tokens(net).times(module + ".relative_position.scaled", bias, net.scalar(LARGEST_BIAS));
        }
        Optional<Tensor> mask = windows.mask(map);
        if (mask.isPresent()) {
            Shape shape = Shape.of(
                    mask.get().shape().size(0),
                    attention.heads(),
                    relative().places(),
                    relative().places());
            String masked = net.constant(module + ".mask", mask.get());
            bias = net.add(module + ".bias", net.op("Add", bias.value(), masked), shape);
        }
        return net.settle(bias).value();
    }

    private Features table(NetworkBuilder net, String module) {
        Shape shape = Shape.of(relative().ways(), attention.heads());
        return new Features(net.parameter(module + ".relative_position_bias_table", shape), shape);
    }

    private Features network(NetworkBuilder net, String sequence) {
        Tokens tokens = new Tokens(net);
        Shape shape = Shape.of(relative().ways(), 2);
        String distances = net.constant(sequence + "distances", relative().logarithms());
        Features y = tokens.linear(sequence + 0, new Features(distances, shape), HIDDEN);
        y = net.relu(sequence + 1, y);
        return tokens.linear(sequence + 2, sequence + "2.weight", y, attention.heads());
    }
}
