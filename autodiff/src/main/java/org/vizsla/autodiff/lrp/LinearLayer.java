package org.vizsla.autodiff.lrp;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * A node seen as {@code y = A(x, w) + b}, linear in {@code x} and in {@code w}: the form in which the rules of relevance propagation are written.
 *
 * <p>A bias that is added after the node and a batch normalization that follows it are part of the layer ({@link Follower}), unless the composite has
 * rules for them: {@code w} and {@code b} are those of the whole layer, and {@code y} is the output at its end.
 */
final class LinearLayer {
    private final Step step;
    private final Step bare;
    private final int data;
    private final String weight;
    private final @Nullable Addend bias;
    private final String end;

    private LinearLayer(Step step, Step bare, int data, String weight, @Nullable Addend bias, String end) {
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
        Addend bias = Addend.bias(step);
        String end = step.y();
        for (Node next = follower(step, node); next != null; next = follower(step, next)) {
            if (next.is("BatchNormalization")) {
                BatchNormalization normalization = BatchNormalization.of(step, next);
                weight = step.mul(
                        weight, normalization.scaleOf(step, LinearOperator.outputAxis(node), step.rank(step.x(1))));
                bias = normalization.apply(step, bias);
            } else {
                Addend added =
                        Addend.constant(step, next.inputs().get(1 - Follower.data(graph, next)), step.rank(step.y()));
                bias = bias == null ? added : bias.plus(step, added);
            }
            end = next.outputs().get(0);
        }
        Step bare = step.withoutInput(2).withoutAttributes("alpha", "beta");
        return new LinearLayer(step, bare, data, weight, withBias ? bias : null, withBias || bias == null ? end : "");
    }

    /** The node of the layer that follows this one: relevance has passed through it unchanged, and no rule of its own has shared it out. */
    private static @Nullable Node follower(Step step, Node node) {
        Node next = Follower.of(step.forward(), node);
        return next != null && step.ruleOf(next) instanceof PassThrough ? next : null;
    }

    /** The operations for writing a rule. */
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

    /** The bias, or null if there is none or it is ignored. */
    @Nullable
    Addend bias() {
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

    /** The transpose of {@code A(., w)}: maps the shape of the output to the shape of the input. */
    String transposed(String g, String w) {
        return bare.withInput(1 - data, w).withCotangent(g).pullback(data);
    }

    /** Ones in the shape of {@code x}; for one image if the number of images is not fixed. */
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

    /** The parts of the output that pull it one way: {@code A(x+, w+) + b+} and {@code A(x-, w-)} upwards, {@code A(x+, w-) + b-} and {@code A(x-, w+)} downwards. */
    Parts parts(Sign sign) {
        Addend added = bias == null ? null : bias.map(value -> sign.of(step, value));
        return parts(sign.of(step, weight), sign.opposite().of(step, weight), added);
    }

    /** {@code A(x+, forPositive) + bias} and {@code A(x-, forNegative)}, the second of which is omitted if x is never negative. */
    Parts parts(String forPositive, String forNegative, @Nullable Addend added) {
        if (NonNegative.holds(step.forward(), x())) {
            return new Parts(this, List.of(new Part(x(), forPositive)), added);
        }
        Part positive = new Part(Sign.POSITIVE.of(step, x()), forPositive);
        return new Parts(this, List.of(positive, new Part(Sign.NEGATIVE.of(step, x()), forNegative)), added);
    }

    /**
     * {@code R / (y + sign(y) epsilon)}, where the shares of bias and epsilon are recorded as absorbed.
     *
     * @param y with the bias in it
     * @param sign the sign of {@code y} where it is not zero, or null if it may be either
     * @param factor by which the rule multiplies everything derived from it
     */
    String divided(
            String relevance,
            String y,
            @Nullable Addend added,
            Stabilizer stabilizer,
            @Nullable Sign sign,
            double factor) {
        return Quotient.of(step, relevance, y, stabilizer, sign).absorbed(added, factor);
    }

    /**
     * Shares relevance out by weights that are never negative, regardless of the input: {@code A^T(R / (A(1, w) + b + epsilon), w)}.
     *
     * @param added b, never negative, or null
     */
    String sharedByWeight(String weights, @Nullable Addend added, Stabilizer stabilizer) {
        String y = product(ones(), weights);
        String whole = added == null ? y : step.add(y, added.value());
        return transposed(divided(relevance(), whole, added, stabilizer, Sign.POSITIVE, 1), weights);
    }

    /** Records that this relevance, of the output's shape, is absorbed. */
    void absorb(String relevance) {
        step.absorb(1, relevance, step.y());
    }

    /** A product of an output, with an input and a weight of its own. */
    record Part(String x, String weight) {}

    /** Products and a bias that make up an output. */
    record Parts(
            LinearLayer layer,
            List<Part> products,
            @Nullable Addend bias) {
        /**
         * Shares relevance out among the inputs in proportion to their parts: {@code sum x A^T(R / (y + sign(y) epsilon), w)}; for the parameters see
         * {@link #divided}.
         */
        String share(String relevance, Stabilizer stabilizer, @Nullable Sign sign, double factor) {
            Step step = layer.step;
            String y = sum(part -> layer.product(part.x, part.weight));
            String whole = bias == null ? y : step.add(y, bias.value());
            String g = layer.divided(relevance, whole, bias, stabilizer, sign, factor);
            return sum(part -> step.mul(part.x, layer.transposed(g, part.weight)));
        }

        private String sum(Function<Part, String> term) {
            return products.stream().map(term).reduce(layer.step::add).orElseThrow();
        }
    }
}
