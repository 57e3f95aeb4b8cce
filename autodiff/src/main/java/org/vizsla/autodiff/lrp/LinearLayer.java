package org.vizsla.autodiff.lrp;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * A node seen as {@code y = A(x, w) + b}, linear in {@code x} and in {@code w}: what the rules of relevance propagation are written in.
 *
 * <p>A bias that is added behind the node and a batch normalization that follows it are part of the layer ({@link Follower}): {@code w} and {@code b} are those of
 * the whole, and {@code y} is what comes out at its end.
 */
final class LinearLayer {
    private final Step step;
    private final Step bare;
    private final int data;
    private final String weight;
    private final @Nullable String bias;
    private final String end;

    private LinearLayer(Step step, Step bare, int data, String weight, @Nullable String bias, String end) {
        this.step = step;
        this.bare = bare;
        this.data = data;
        this.weight = weight;
        this.bias = bias;
        this.end = end;
    }

    /** The layer of a node for which {@link LinearOperator} holds. */
    static LinearLayer of(Step step, boolean withBias) {
        Graph graph = step.forward();
        Node node = step.node();
        int data = LinearOperator.data(graph, node);
        String weight = step.x(1 - data);
        double alpha = node.real("alpha", 1f);
        if (node.is("Gemm") && alpha != 1) {
            weight = step.mul(weight, alpha);
        }
        String bias = ownBias(step);
        String end = step.y();
        for (Node next = Follower.of(graph, node); next != null; next = Follower.of(graph, next)) {
            if (next.is("BatchNormalization")) {
                BatchNormalization normalization = BatchNormalization.of(step, next);
                weight = step.mul(
                        weight, normalization.scaleOf(step, LinearOperator.outputAxis(node), step.rank(step.x(1))));
                bias = normalization.apply(step, bias);
            } else {
                String added = next.inputs().get(1 - Follower.data(graph, next));
                bias = bias == null ? added : step.add(bias, added);
            }
            end = next.outputs().get(0);
        }
        Step bare = step.withoutInput(2).withoutAttributes("alpha", "beta");
        return new LinearLayer(step, bare, data, weight, withBias ? bias : null, withBias || bias == null ? end : "");
    }

    /** The node's third input, in a shape that broadcasts to the output. */
    private static @Nullable String ownBias(Step step) {
        if (!step.hasInput(2)) {
            return null;
        }
        if (step.node().is("Gemm")) {
            double beta = step.node().real("beta", 1f);
            return beta == 1 ? step.x(2) : step.mul(step.x(2), beta);
        }
        long[] sizes = new long[step.rank(step.y()) - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = -1;
        return step.reshape(step.x(2), sizes);
    }

    /** The operations to write a rule in. */
    Step ops() {
        return step;
    }

    /** Which input of the node {@code x} is. */
    int data() {
        return data;
    }

    String x() {
        return step.x(data);
    }

    String weight() {
        return weight;
    }

    /** The bias in a shape that broadcasts to the output, or null where there is none or it is left aside. */
    @Nullable
    String bias() {
        return bias;
    }

    /** The relevance of the output. */
    String relevance() {
        return step.dy();
    }

    /** {@code A(x, w) + b}. */
    String output() {
        return end.isEmpty() ? product(x(), weight) : end;
    }

    /** {@code A(x, w)}. */
    String product(String x, String w) {
        return bare.withInput(1 - data, w).withInput(data, x).evaluate();
    }

    /** The transpose of {@code A(., w)}: takes what has the shape of the output to the shape of the input. */
    String transposed(String g, String w) {
        return bare.withInput(1 - data, w).withCotangent(g).pullback(data);
    }

    /** Ones in the shape of {@code x}, for one picture where the number of pictures is open. */
    String ones() {
        long[] sizes = step.shape(x()).sizes();
        if (sizes.length > 0 && sizes[0] == Shape.UNKNOWN) {
            sizes[0] = 1;
        }
        if (Arrays.stream(sizes).anyMatch(size -> size == Shape.UNKNOWN)) {
            return step.expandLike(step.scalar(1), x());
        }
        return step.op("Expand", step.scalar(1), step.integers(sizes)).value();
    }

    /** The parts that raise the output: {@code A(x+, w+) + b+} and {@code A(x-, w-)}. */
    List<Part> raising() {
        return parts(
                Sign.POSITIVE.of(step, weight), Sign.NEGATIVE.of(step, weight), Sign.POSITIVE.ofNullable(step, bias));
    }

    /** The parts that lower the output: {@code A(x+, w-) + b-} and {@code A(x-, w+)}. */
    List<Part> lowering() {
        return parts(
                Sign.NEGATIVE.of(step, weight), Sign.POSITIVE.of(step, weight), Sign.NEGATIVE.ofNullable(step, bias));
    }

    /** {@code A(x+, forPositive) + bias} and {@code A(x-, forNegative)}, of which the second is left out where x is never negative. */
    List<Part> parts(String forPositive, String forNegative, @Nullable String added) {
        if (NonNegative.holds(step.forward(), x())) {
            return List.of(new Part(this, x(), forPositive, added));
        }
        Part positive = new Part(this, Sign.POSITIVE.of(step, x()), forPositive, added);
        return List.of(positive, new Part(this, Sign.NEGATIVE.of(step, x()), forNegative, null));
    }

    /** One term of an output, with an input, weight and bias of its own. */
    record Part(
            LinearLayer layer,
            String x,
            String weight,
            @Nullable String bias) {
        String output() {
            String product = layer.product(x, weight);
            return bias == null ? product : layer.step.add(product, bias);
        }

        String share(String g) {
            return layer.step.mul(x, layer.transposed(g, weight));
        }

        /** The sum of the parts' outputs. */
        static String output(List<Part> parts) {
            return sum(parts, parts.stream().map(Part::output).toList());
        }

        /** The sum of {@code x A^T(g, w)} over the parts: what goes to the input. */
        static String share(List<Part> parts, String g) {
            return sum(parts, parts.stream().map(part -> part.share(g)).toList());
        }

        private static String sum(List<Part> parts, List<String> values) {
            return values.stream().reduce(parts.get(0).layer.step::add).orElseThrow();
        }
    }

    /** The part of a value that is above, or below, zero. */
    enum Sign {
        POSITIVE,
        NEGATIVE;

        String of(Step step, String value) {
            return this == POSITIVE
                    ? step.op("Relu", value).value()
                    : step.op("Min", value, step.scalar(0)).value();
        }

        @Nullable
        String ofNullable(Step step, @Nullable String value) {
            return value == null ? null : of(step, Objects.requireNonNull(value));
        }
    }
}
