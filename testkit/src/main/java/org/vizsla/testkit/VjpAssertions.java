package org.vizsla.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.Value;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Checks a backward pass against finite differences of the forward pass, in random directions: {@code <v, J^T u> = <J v, u>}.
 *
 * <p>{@code J v} is the five-point difference {@code (f(x-2hv) - 8 f(x-hv) + 8 f(x+hv) - f(x+2hv)) / 12h}, whose error is of the order of {@code h^4}.
 */
public final class VjpAssertions {
    private static final String COTANGENT = "cotangent/";

    private VjpAssertions() {}

    /** Appends a backward pass. */
    @FunctionalInterface
    public interface Backward {
        /** Emits into {@code target} the cotangents of {@code wanted}, for the seeds (cotangent by output), and returns their names. */
        Map<String, String> append(GraphBuilder target, Graph forward, Map<String, String> seeds, List<String> wanted);
    }

    /**
     * Asserts that the backward pass of a graph is the transpose of its Jacobian at a point.
     *
     * @param point a tensor for each input, all of which are FLOAT32
     * @param step h; small if the function is curved, of any size if it is linear
     * @param tolerance relative to {@code |v| |J^T u|}
     */
    public static void assertVjp(
            Graph graph, Map<String, Tensor> point, double step, double tolerance, Backward backward) {
        Graph forward = LearnValues.apply(graph);
        List<String> wanted = forward.inputs().stream().map(Value::name).toList();
        RandomTensors random = new RandomTensors(17);
        Tensors at0 = new Tensors(point);
        try (Session session = Session.open(forward, SessionSettings.DEFAULT.withoutOptimization())) {
            Tensors outputs = session.run(point);
            Map<String, Tensor> feeds = new HashMap<>(point);
            outputs.byName()
                    .forEach((name, value) -> feeds.put(
                            COTANGENT + name, random.normal(value.shape().sizes())));
            Tensors cotangents = new Tensors(feeds);
            Tensors gradients = Session.runOnce(gradient(forward, wanted, backward), feeds);
            wanted.forEach(input -> Assertions.assertThat(
                            gradients.get(input + "/gradient").shape())
                    .as("shape of the gradient of " + input)
                    .isEqualTo(at0.get(input).shape()));
            for (String input : wanted) {
                for (int repeat = 0; repeat < 3; repeat++) {
                    Tensor v = random.normal(at0.get(input).shape().sizes());
                    Tensor gradient = gradients.get(input + "/gradient");
                    double pulledBack = dot(v, gradient);
                    double pushedForward = 0;
                    double[] weights = {1, -8, 8, -1};
                    double[] offsets = {-2, -1, 1, 2};
                    for (int k = 0; k < 4; k++) {
                        Map<String, Tensor> moved = new HashMap<>(point);
                        moved.put(input, moved(at0.get(input), v, offsets[k] * step));
                        Tensors at = session.run(moved);
                        for (String output : forward.outputs()) {
                            pushedForward +=
                                    weights[k] / (12 * step) * dot(at.get(output), cotangents.get(COTANGENT + output));
                        }
                    }
                    double scale = Math.sqrt(dot(v, v) * dot(gradient, gradient)) + 1e-6;
                    Assertions.assertThat(Math.abs(pulledBack - pushedForward) / scale)
                            .as(
                                    "<v, J^T u> = %s against <J v, u> = %s for %s of%n%s",
                                    pulledBack, pushedForward, input, forward)
                            .isLessThanOrEqualTo(tolerance);
                }
            }
        }
    }

    private static Graph gradient(Graph forward, List<String> wanted, Backward backward) {
        GraphBuilder builder = forward.toBuilder();
        Map<String, String> seeds = new HashMap<>();
        for (String output : forward.outputs()) {
            Value value = forward.value(output);
            Shape shape = value == null || value.shape() == null ? Shape.of() : value.shape();
            seeds.put(output, builder.input(COTANGENT + output, org.vizsla.graph.DataType.FLOAT32, shape));
        }
        Map<String, String> gradients = backward.append(builder, forward, seeds, wanted);
        List<String> names = wanted.stream()
                .map(input -> builder.rename(gradients.getOrDefault(input, ""), input + "/gradient"))
                .toList();
        return builder.outputs(names).build();
    }

    private static Tensor moved(Tensor x, Tensor v, double by) {
        float[] values = x.floats();
        float[] direction = v.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (by * direction[i]);
        }
        return Tensor.ofFloats(x.shape(), values);
    }

    private static double dot(Tensor a, Tensor b) {
        float[] left = a.floats();
        float[] right = b.floats();
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
