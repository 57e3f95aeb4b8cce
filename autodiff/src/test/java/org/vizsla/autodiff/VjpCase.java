package org.vizsla.autodiff;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

/**
 * A small graph around one operator, and a point at which its derivative is checked.
 *
 * @param step of the finite differences: 1 where the operator is linear in each input, small where it is curved
 */
record VjpCase(String operator, String variant, Graph graph, Map<String, Tensor> point, double step, double tolerance) {
    private static final double SMALL_STEP = 0.02;
    private static final double SMALL_TOLERANCE = 1e-3;
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
        return of(operator, variant, 0.002, 1e-3, body);
    }

    /** An operator that goes up in steps, which are small beside the differences. */
    static VjpCase stepped(String operator, String variant, double tolerance, Function<Net, String> body) {
        return of(operator, variant, 0.5, tolerance, body);
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

        NodeBuilder op(String operator, List<String> inputs) {
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

        /** A normal input whose first axis is the batch. */
        String batch(long... sizes) {
            return batch(random.normal(sizes));
        }

        /** An input whose first axis is the batch. */
        String batch(Tensor tensor) {
            String name = "x" + point.size();
            point.put(name, tensor);
            long[] sizes = tensor.shape().sizes();
            return builder.input(name, DataType.FLOAT32, Shape.batchOf(Arrays.copyOfRange(sizes, 1, sizes.length)));
        }

        /** Uniform values, for an input. */
        Tensor between(double low, double high, long... sizes) {
            return random.uniform(low, high, sizes);
        }

        /** Values that are well apart from each other and from 0, for an input. */
        Tensor distinct(double step, long... sizes) {
            return random.distinct(step, sizes);
        }

        /** A normal constant, such as a weight. */
        String weight(long... sizes) {
            return builder.constant("weight", random.normal(sizes));
        }

        /** Indices of any shape. */
        String indices(Shape shape, long... values) {
            return builder.constant("indices", Tensor.ofLongs(shape, values));
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
            return builder.constant("floats", Tensor.ofFloats(Shape.of(values.length), values));
        }

        String scalar(float value) {
            return builder.scalar(value);
        }
    }
}
