package org.vizsla.autodiff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

/**
 * A small graph around one operator, and a point at which its derivative is checked.
 *
 * @param step of the finite differences: 1 where the operator is linear in each input, small where it is curved
 */
record VjpCase(String operator, String variant, Graph graph, Map<String, Tensor> point, double step, double tolerance) {
    private static final double SMALL_STEP = 0.02;
    private static final double SMALL_TOLERANCE = 2e-3;
    private static final double LINEAR_TOLERANCE = 2e-5;

    /** An operator that is curved. */
    static VjpCase curved(String operator, String variant, Function<Net, String> body) {
        return of(operator, variant, SMALL_STEP, SMALL_TOLERANCE, body);
    }

    /** An operator that is linear in each of its inputs. */
    static VjpCase linear(String operator, String variant, Function<Net, String> body) {
        return of(operator, variant, 0.5, LINEAR_TOLERANCE, body);
    }

    /** An operator with kinks, at a point whose neighbourhood has none. */
    static VjpCase kinked(String operator, String variant, Function<Net, String> body) {
        return of(operator, variant, 0.002, 5e-3, body);
    }

    private static VjpCase of(
            String operator, String variant, double step, double tolerance, Function<Net, String> body) {
        Net net = new Net();
        String output = body.apply(net);
        Graph graph = net.builder.output(output).build();
        return new VjpCase(operator, variant, graph, net.point, step, tolerance);
    }

    @Override
    public String toString() {
        return variant.isEmpty() ? operator : operator + ", " + variant;
    }

    /** The graph under construction. */
    static final class Net {
        private final GraphBuilder builder = new GraphBuilder("case");
        private final Map<String, Tensor> point = new LinkedHashMap<>();
        private final RandomTensors random = new RandomTensors(5);

        GraphBuilder builder() {
            return builder;
        }

        NodeBuilder op(String operator, String... inputs) {
            return builder.op(operator, inputs);
        }

        String in(Tensor tensor) {
            String name = "x" + point.size();
            point.put(name, tensor);
            return builder.input(name, DataType.FLOAT32, tensor.shape());
        }

        /** A normal input. */
        String in(long... sizes) {
            return in(random.normal(sizes));
        }

        /** An input of values from 0.5 to 2. */
        String positive(long... sizes) {
            return in(random.uniform(0.5, 2, sizes));
        }

        /** An input whose values are well apart from each other and from 0. */
        String apart(long... sizes) {
            return in(random.distinct(0.05, sizes));
        }

        String ints(long... values) {
            return builder.integers(values);
        }

        String floats(float... values) {
            return builder.constant("floats", Tensor.ofFloats(org.vizsla.graph.Shape.of(values.length), values));
        }

        String scalar(float value) {
            return builder.scalar(value);
        }
    }
}
