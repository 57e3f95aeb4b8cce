package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;

/**
 * A network under construction, layer by layer; it tracks shapes and records which parameters the layers need.
 *
 * <p>A layer has the name of its module, and so do its node and its value. The number of channels or units of a layer is read from its weights;
 * without weights, it is the published number. So one recipe serves for the list of parameters, networks fine-tuned to other classes, and narrower
 * ones. If the recipe fixes its widths, only the number of classes is read.
 */
final class NetworkBuilder {
    /** The name of the network's input, images {@code [N, 3, H, W]}. */
    static final String INPUT = "input";

    /** The name of the network's output, the class scores {@code [N, classes]}. */
    static final String LOGITS = "logits";

    /** The epsilon of torchvision's batch normalizations, which is PyTorch's default. */
    static final float EPSILON = 1e-5f;

    private final Architecture architecture;
    private final int classes;
    private final GraphBuilder graph;
    private final Parameters parameters;
    private final Set<String> settled = new LinkedHashSet<>();
    private String size = "";
    private final boolean fixedWidths;
    private long channelUnit = 1;

    /**
     * An empty network.
     *
     * @param classes how many there are, if the weights do not say
     * @param weights what is known of the parameters; may be empty
     * @param fixedWidths whether channels and units of all layers but the last are the recipe's, regardless of the weights
     */
    NetworkBuilder(Architecture architecture, int classes, Map<String, Tensor> weights, boolean fixedWidths) {
        this.architecture = architecture;
        this.classes = classes;
        this.fixedWidths = fixedWidths;
        this.graph = new GraphBuilder(architecture.name());
        this.parameters = new Parameters(graph, weights);
    }

    /** Shapes of all parameters of the layers so far, in their order. */
    Map<String, Shape> parameters() {
        return parameters.shapes();
    }

    /** The graph of the layers so far, whose parameters are the weights as they are. */
    Graph build() {
        parameters.transpose();
        return Settled.values(graph.output(LOGITS).build(), settled);
    }

    /** The shape of a tensor of the weights, if it is there. */
    Optional<Shape> known(String parameter) {
        return parameters.known(parameter);
    }

    int classes() {
        return classes;
    }

    /** Restricts convolutions to multiples of that many channels, so that later ones can split them into groups. */
    void channelsInMultiplesOf(long unit) {
        channelUnit = unit;
    }

    Features input(int height, int width) {
        size = height + "x" + width;
        Shape shape = Shape.batchOf(3, height, width);
        return new Features(graph.input(INPUT, DataType.FLOAT32, shape), shape);
    }

    Features conv(String module, Features x, Convolution convolution) {
        String kernel = module + ".weight";
        long channels = convolution.exact() || fixedWidths
                ? convolution.channels()
                : parameters.outputs(kernel, convolution.channels(), channelUnit);
        Window window = convolution.window();
        long groups = convolution.groups();
        String w = parameter(kernel, Shape.of(channels, x.channels() / groups, window.height(), window.width()));
        String b = convolution.bias() ? parameter(module + ".bias", Shape.of(channels)) : "";
        NodeBuilder node = graph.op("Conv", x.value(), w, b)
                .with("kernel_shape", window.kernelShape())
                .with("strides", window.strides())
                .with("pads", window.pads());
        return add(module, groups == 1 ? node : node.with("group", groups), slide(module, x, window, channels));
    }

    Features batchNorm(String module, Features x) {
        return batchNorm(module, x, EPSILON);
    }

    Features batchNorm(String module, Features x, float epsilon) {
        Shape channels = Shape.of(x.channels());
        NodeBuilder node = graph.op(
                "BatchNormalization",
                x.value(),
                parameter(module + ".weight", channels),
                parameter(module + ".bias", channels),
                parameter(module + ".running_mean", channels),
                parameter(module + ".running_var", channels));
        return add(module, node.with("epsilon", epsilon), x.shape());
    }

    Features relu(String module, Features x) {
        return add(module, graph.op("Relu", x.value()), x.shape());
    }

    Features localResponseNorm(String module, Features x, LocalResponseNorm norm) {
        NodeBuilder node = graph.op("LRN", x.value())
                .with("size", norm.size())
                .with("alpha", norm.alpha())
                .with("beta", norm.beta())
                .with("bias", norm.bias());
        return add(module, node, x.shape());
    }

    Features maxPool(String module, Features x, Window window) {
        NodeBuilder node = graph.op("MaxPool", x.value())
                .with("kernel_shape", window.kernelShape())
                .with("strides", window.strides())
                .with("pads", window.pads());
        return add(module, window.ceil() ? node.with("ceil_mode", 1) : node, slide(module, x, window, x.channels()));
    }

    /** Averages over a window, in which padding counts as zeros. */
    Features averagePool(String module, Features x, Window window) {
        NodeBuilder node = graph.op("AveragePool", x.value())
                .with("kernel_shape", window.kernelShape())
                .with("strides", window.strides())
                .with("pads", window.pads())
                .with("count_include_pad", 1);
        return add(module, node, slide(module, x, window, x.channels()));
    }

    /** Averages a map down to {@code size x size}; adds nothing if it already has that size; any other size must be a multiple. */
    Features averagePoolTo(String module, Features x, long size) {
        if (x.height() == size && x.width() == size) {
            return x;
        }
        long[] kernel = {x.height() / size, x.width() / size};
        if (x.height() % size != 0 || x.width() % size != 0) {
            throw unfit(module + " would have to average " + x.height() + "x" + x.width() + " down to " + size + "x"
                    + size + ", which is not a multiple");
        }
        NodeBuilder node =
                graph.op("AveragePool", x.value()).with("kernel_shape", kernel).with("strides", kernel);
        return add(module, node, Shape.batchOf(x.channels(), size, size));
    }

    Features globalAveragePool(String module, Features x) {
        return add(module, graph.op("GlobalAveragePool", x.value()), Shape.batchOf(x.channels(), 1, 1));
    }

    /** Requires a map of {@code size x size}, since a fully connected layer follows. */
    void requireSize(String module, Features x, long size) {
        if (x.height() != size || x.width() != size) {
            throw unfit(module + " yields " + x.height() + "x" + x.width() + " where the next layer needs " + size + "x"
                    + size);
        }
    }

    /** Requires a map that can be divided into squares of that size. */
    void requireMultiple(String module, Features x, long unit) {
        if (x.height() % unit != 0 || x.width() % unit != 0) {
            throw unfit(module + " gets " + x.height() + "x" + x.width() + ", which is not a multiple of " + unit + "x"
                    + unit);
        }
    }

    /** Joins the channels of maps of the same size, in this order. */
    Features concat(String module, Features... parts) {
        String[] values = Arrays.stream(parts).map(Features::value).toArray(String[]::new);
        long channels = Arrays.stream(parts).mapToLong(Features::channels).sum();
        Shape shape = Shape.batchOf(channels, parts[0].height(), parts[0].width());
        return add(module, graph.op("Concat", values).with("axis", 1), shape);
    }

    Features sum(String module, Features a, Features b) {
        return add(module, graph.op("Add", a.value(), b.value()), a.shape());
    }

    /** Multiplies {@code a} by {@code b}, which may have one value per channel. */
    Features product(String module, Features a, Features b) {
        return add(module, graph.op("Mul", a.value(), b.value()), a.shape());
    }

    /** Turns {@code [N, C, H, W]} into {@code [N, C * H * W]}. */
    Features flatten(String value, Features x) {
        NodeBuilder node = graph.op("Flatten", x.value()).with("axis", 1).called("flatten");
        return add(node, value, Shape.batchOf(x.channels() * x.height() * x.width()));
    }

    Features linear(String module, Features x, long units) {
        return linear(module, x, fixedWidths ? units : parameters.outputs(matrix(module), units, 1), module);
    }

    /** The fully connected layer that yields the class scores. */
    Features classify(String module, Features x) {
        return linear(module, x, parameters.outputs(matrix(module), classes, 1), LOGITS);
    }

    /** The same without a bias. */
    Features classifyWithoutBias(String module, Features x) {
        long units = parameters.outputs(matrix(module), classes, 1);
        String w = parameter(matrix(module), Shape.of(units, x.channels()));
        NodeBuilder node = graph.op("Gemm", x.value(), w).with("transB", 1).called(module);
        return add(node, LOGITS, Shape.batchOf(units));
    }

    private static String matrix(String module) {
        return module + ".weight";
    }

    private Features linear(String module, Features x, long units, String value) {
        String w = parameter(matrix(module), Shape.of(units, x.channels()));
        String b = parameter(module + ".bias", Shape.of(units));
        NodeBuilder node = graph.op("Gemm", x.value(), w, b).with("transB", 1).called(module);
        return add(node, value, Shape.batchOf(units));
    }

    /** The channels of a map from {@code from} to {@code to}, exclusive. */
    Features channels(String module, Features x, long from, long to) {
        NodeBuilder node = graph.op(
                "Slice", x.value(), graph.integers(from), graph.integers(to), graph.integers(1), graph.integers(1));
        return add(module, node, Shape.batchOf(to - from, x.height(), x.width()));
    }

    /** The same elements in the shape {@code [N, sizes...]}. */
    Features reshape(String module, Features x, long... sizes) {
        long[] target = new long[sizes.length + 1];
        System.arraycopy(sizes, 0, target, 1, sizes.length);
        return add(module, graph.op("Reshape", x.value(), graph.integers(target)), Shape.batchOf(sizes));
    }

    /** The axes in another order. */
    Features transpose(String module, Features x, int... order) {
        long[] axes = Arrays.stream(order).asLongStream().toArray();
        List<Dimension> sizes = Arrays.stream(order)
                .mapToObj(axis -> x.shape().dimensions().get(axis))
                .toList();
        return add(module, graph.op("Transpose", x.value()).with("perm", axes), new Shape(sizes));
    }

    /** The first entry along the second axis: turns {@code [N, T, ...]} into {@code [N, ...]}. */
    Features first(String value, Features x) {
        List<Dimension> sizes = new ArrayList<>(x.shape().dimensions());
        sizes.remove(1);
        NodeBuilder node = graph.op("Gather", x.value(), graph.integer(0)).with("axis", 1);
        return add(value, node, new Shape(sizes));
    }

    /** The shape {@code [N, sizes...]} as an INT64 value. */
    String batchOf(String value, long... sizes) {
        String batch = value + ".batch";
        NodeBuilder shape = graph.op("Shape", INPUT).with("start", 0).with("end", 1);
        graph.value(new Value(shape.called(batch).named(batch), DataType.INT64, Shape.of(1)));
        NodeBuilder all = graph.op("Concat", batch, graph.integers(sizes)).with("axis", 0);
        graph.value(new Value(all.called(value).named(value), DataType.INT64, Shape.of(sizes.length + 1)));
        return value;
    }

    /** Marks a value that depends on weights alone, so that it is computed once, when the network is built. */
    Features settle(Features x) {
        settled.add(x.value());
        return x;
    }

    /** Starts a node of any operator. */
    NodeBuilder op(String operator, String... operands) {
        return graph.op(operator, operands);
    }

    /** A FLOAT32 scalar constant; equal ones are shared. */
    String scalar(float value) {
        return graph.scalar(value);
    }

    /** An INT64 constant; equal ones are shared. */
    String integers(long... values) {
        return graph.integers(values);
    }

    /** A constant with this name. */
    String constant(String name, Tensor tensor) {
        return graph.initializer(name, tensor);
    }

    /** Adds a node whose outputs all have the same shape. */
    void add(Node node, Shape shape) {
        graph.add(node);
        node.outputs().forEach(output -> graph.value(new Value(output, DataType.FLOAT32, shape)));
    }

    /** Adds a node named after a module, and so is its value. */
    Features add(String module, NodeBuilder node, Shape shape) {
        return add(node.called(module), module, shape);
    }

    private Features add(NodeBuilder node, String value, Shape shape) {
        graph.value(new Value(node.named(value), DataType.FLOAT32, shape));
        return new Features(value, shape);
    }

    private Shape slide(String module, Features x, Window window, long channels) {
        long height = window.rows(x.height());
        long width = window.columns(x.width());
        if (height < 1 || width < 1) {
            throw unfit("nothing is left for " + module + ", which gets " + x.height() + "x" + x.width());
        }
        return Shape.batchOf(channels, height, width);
    }

    /** Records a parameter, and returns the value to use for it. */
    String parameter(String parameter, Shape shape) {
        return parameters.value(parameter, shape);
    }

    /** Records a matrix {@code [outputs, inputs]}, and returns the value of its transpose, {@code [inputs, outputs]}. */
    String transposedMatrix(String parameter, long outputs, long inputs) {
        return parameters.transposedValue(parameter, outputs, inputs);
    }

    /** Records a parameter now, in the order of the checkpoint, whose layer is added later. */
    void declare(String parameter, Shape shape) {
        parameters.declare(parameter, shape);
    }

    private VizslaException unfit(String why) {
        return new VizslaException(architecture.name() + " cannot take images of " + size + ": " + why
                + "; it is made for " + architecture.size() + "x" + architecture.size());
    }
}
