package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/** Layers over tokens: values {@code [N, ..., C]}, whose channels lie on the last axis. */
final class Tokens {
    private static final float EPSILON = 1e-5f;

    private final NetworkBuilder net;

    Tokens(NetworkBuilder net) {
        this.net = net;
    }

    /** Subtracts the mean of each token's channels and divides by their deviation. */
    Features layerNorm(String module, Features x) {
        return layerNorm(module, x, EPSILON);
    }

    Features layerNorm(String module, Features x, float epsilon) {
        return layerNorm(module, module, x, epsilon);
    }

    Features layerNorm(String value, String module, Features x) {
        return layerNorm(value, module, x, EPSILON);
    }

    /** The same in a node, and a value, of another name than the module whose parameters it has. */
    Features layerNorm(String value, String module, Features x, float epsilon) {
        Shape channels = Shape.of(x.shape().size(-1));
        String scale = net.parameter(module + ".weight", channels);
        String shift = net.parameter(module + ".bias", channels);
        return net.add(
                value,
                net.op("LayerNormalization", x.value(), scale, shift)
                        .with("axis", -1)
                        .with("epsilon", epsilon),
                x.shape());
    }

    /** Notes the parameters of a layer normalization at this place of their order. */
    void declareLayerNorm(String module, long channels) {
        net.declare(module + ".weight", Shape.of(channels));
        net.declare(module + ".bias", Shape.of(channels));
    }

    /** A fully connected layer over the channels of each token; the product without the bias is {@code module.product}. */
    Features linear(String module, Features x, long units) {
        Features product = linear(module + ".product", module + ".weight", x, units);
        return plus(module, product, net.parameter(module + ".bias", Shape.of(units)));
    }

    /** The product of the channels of each token with a matrix {@code [units, channels]}. */
    Features linear(String value, String matrix, Features x, long units) {
        String transposed = net.transposedMatrix(matrix, units, x.shape().size(-1));
        return net.add(value, net.op("MatMul", x.value(), transposed), withLast(x.shape(), units));
    }

    /** {@code x} plus a value that fits its last axes. */
    Features plus(String module, Features x, String other) {
        return net.add(module, net.op("Add", x.value(), other), x.shape());
    }

    /** {@code x} times a value that fits its last axes. */
    Features times(String module, Features x, String other) {
        return net.add(module, net.op("Mul", x.value(), other), x.shape());
    }

    /** {@code [..., a, c]} of {@code [..., a, b]} and {@code [..., b, c]}. */
    Features product(String module, Features a, Features b) {
        return net.add(
                module,
                net.op("MatMul", a.value(), b.value()),
                withLast(a.shape(), b.shape().size(-1)));
    }

    /** Softmax over the last axis. */
    Features softmax(String module, Features x) {
        return net.add(module, net.op("Softmax", x.value()).with("axis", -1), x.shape());
    }

    /** The channels in as many equal parts, {@code module_0} and so on. */
    List<Features> split(String module, Features x, int parts) {
        List<Features> result = new ArrayList<>();
        Shape shape = withLast(x.shape(), x.shape().size(-1) / parts);
        for (int i = 0; i < parts; i++) {
            result.add(new Features(module + "_" + i, shape));
        }
        net.add(
                new Node(
                        module,
                        "Split",
                        "",
                        List.of(x.value()),
                        result.stream().map(Features::value).toList(),
                        Map.of("axis", new Attribute.Int(-1), "num_outputs", new Attribute.Int(parts))),
                shape);
        return result;
    }

    private static Shape withLast(Shape shape, long size) {
        List<Dimension> sizes = new ArrayList<>(shape.dimensions());
        sizes.set(sizes.size() - 1, new Dimension.Fixed(size));
        return new Shape(sizes);
    }
}
