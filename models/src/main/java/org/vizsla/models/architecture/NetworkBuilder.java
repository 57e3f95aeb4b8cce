package org.vizsla.models.architecture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
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
    private static final float EPSILON = 1e-5f;

    /** More channels than any network has: a larger number is an error in the file. */
    private static final long MOST_CHANNELS = 1 << 24;

    private final Architecture architecture;
    private final int classes;
    private final Map<String, Tensor> weights;
    private final GraphBuilder graph;
    private final Map<String, Shape> parameters = new LinkedHashMap<>();
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
        this.weights = weights;
        this.fixedWidths = fixedWidths;
        this.graph = new GraphBuilder(architecture.name());
    }

    /** Shapes of all parameters of the layers so far, in their order. */
    Map<String, Shape> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** The graph of the layers so far, whose parameters are the weights as they are. */
    Graph build() {
        return graph.output(LOGITS).build();
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
                : outputs(kernel, convolution.channels(), channelUnit);
        Window window = convolution.window();
        long groups = convolution.groups();
        String w = parameter(kernel, Shape.of(channels, x.channels() / groups, window.kernel(), window.kernel()));
        String b = convolution.bias() ? parameter(module + ".bias", Shape.of(channels)) : "";
        NodeBuilder node = graph.op("Conv", x.value(), w, b)
                .with("kernel_shape", window.kernelShape())
                .with("strides", window.strides())
                .with("pads", window.pads());
        return add(module, groups == 1 ? node : node.with("group", groups), slide(module, x, window, channels));
    }

    Features batchNorm(String module, Features x) {
        Shape channels = Shape.of(x.channels());
        NodeBuilder node = graph.op(
                "BatchNormalization",
                x.value(),
                parameter(module + ".weight", channels),
                parameter(module + ".bias", channels),
                parameter(module + ".running_mean", channels),
                parameter(module + ".running_var", channels));
        return add(module, node.with("epsilon", EPSILON), x.shape());
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

    /** Joins the channels of {@code a} and {@code b}, in this order. */
    Features concat(String module, Features a, Features b) {
        return add(
                module,
                graph.op("Concat", a.value(), b.value()).with("axis", 1),
                Shape.batchOf(a.channels() + b.channels(), a.height(), a.width()));
    }

    Features sum(String module, Features a, Features b) {
        return add(module, graph.op("Add", a.value(), b.value()), a.shape());
    }

    /** Turns {@code [N, C, H, W]} into {@code [N, C * H * W]}. */
    Features flatten(String value, Features x) {
        NodeBuilder node = graph.op("Flatten", x.value()).with("axis", 1).called("flatten");
        return add(node, value, Shape.batchOf(x.channels() * x.height() * x.width()));
    }

    Features linear(String module, Features x, long units) {
        return linear(module, x, fixedWidths ? units : outputs(matrix(module), units, 1), module);
    }

    /** The fully connected layer that yields the class scores. */
    Features classify(String module, Features x) {
        return linear(module, x, outputs(matrix(module), classes, 1), LOGITS);
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

    private Features add(String module, NodeBuilder node, Shape shape) {
        return add(node.called(module), module, shape);
    }

    private Features add(NodeBuilder node, String value, Shape shape) {
        graph.value(new Value(node.named(value), DataType.FLOAT32, shape));
        return new Features(value, shape);
    }

    private Shape slide(String module, Features x, Window window, long channels) {
        long height = window.places(x.height());
        long width = window.places(x.width());
        if (height < 1 || width < 1) {
            throw unfit("nothing is left for " + module + ", which gets " + x.height() + "x" + x.width());
        }
        return Shape.batchOf(channels, height, width);
    }

    /** Records a parameter, and returns the value to use for it: its own name, or that of a cast if it is not FLOAT32. */
    private String parameter(String parameter, Shape shape) {
        parameters.put(parameter, shape);
        Tensor tensor = weights.get(parameter);
        if (tensor == null) {
            return parameter;
        }
        graph.initializer(parameter, tensor);
        if (tensor.type() == DataType.FLOAT32) {
            return parameter;
        }
        String cast = parameter + ".float32";
        graph.op("Cast", parameter).with("to", DataType.FLOAT32.code()).named(cast);
        graph.value(new Value(cast, DataType.FLOAT32, tensor.shape()));
        return cast;
    }

    /** The first size of the weights, or the standard one if they have no valid size. */
    private long outputs(String parameter, long standard, long unit) {
        Tensor tensor = weights.get(parameter);
        long found = tensor == null || tensor.shape().rank() == 0
                ? 0
                : tensor.shape().size(0);
        return found > 0 && found <= MOST_CHANNELS && found % unit == 0 ? found : standard;
    }

    private VizslaException unfit(String why) {
        return new VizslaException(architecture.name() + " cannot take images of " + size + ": " + why
                + "; it is made for " + architecture.size() + "x" + architecture.size());
    }
}
