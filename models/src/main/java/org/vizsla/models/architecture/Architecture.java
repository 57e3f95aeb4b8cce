package org.vizsla.models.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * A network without its weights: its layers and how they are connected.
 *
 * <p>The graph that it builds takes {@code input}, FLOAT32 {@code [N, 3, H, W]}, a normalized image, and yields {@code logits}, {@code [N, classes]},
 * the class scores before any softmax. The node and the value of a layer have the name of torchvision's module ({@code features.0},
 * {@code layer1.0.conv1}); for a module made of others (a fire module {@code features.12}, a residual block {@code layer4.1}), the node that yields
 * its output has the name. Sequences ({@code features}, {@code layer4}, {@code classifier}) have no node of their own: their output is that of their
 * last member. The node that yields the class scores has its module's name, its value is {@code logits}. Dropout does nothing in inference and is
 * omitted. Shapes of all values are recorded in the graph.
 *
 * <p>Weights stay where they are: the initializers are the given tensors under the names of their parameters, and those of another floating type are
 * cast when the graph runs. Only the matrices of layers over tokens are copied, since ONNX multiplies by their transpose.
 */
public final class Architecture {
    private final String name;
    private final Family family;
    private final int size;
    private final Recipe recipe;

    Architecture(String name, Family family, int size, Recipe recipe) {
        this.name = name;
        this.family = family;
        this.size = size;
        this.recipe = recipe;
    }

    /** Its name, which is torchvision's: {@code vgg16_bn}. */
    public String name() {
        return name;
    }

    /** The family of architectures it belongs to: {@code VGG}. */
    public String family() {
        return family.name();
    }

    /** Authors, year and title of its source. */
    public String paper() {
        return family.paper();
    }

    /** Height and width, in pixels, of the images it was published with: 224. */
    public int size() {
        return size;
    }

    /**
     * Height and width, in pixels, of the images that these weights are for: the published size, unless the weights tell, as the positions of ViT
     * do.
     */
    public int size(Map<String, Tensor> weights) {
        return recipe.size(weights, size);
    }

    /** Whether its widths are fixed: weights whose layers have other numbers of channels or units do not fit. */
    public boolean fixesWidths() {
        return recipe.fixesWidths();
    }

    /** The parameters needed to build it for this many classes, in the order of torchvision's {@code state_dict}. */
    public List<Parameter> parameters(int classes) {
        return shapes(classes).entrySet().stream()
                .map(entry -> new Parameter(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The shapes of {@link #parameters(int)} by name, in the same order. */
    public Map<String, Shape> shapes(int classes) {
        if (classes < 1) {
            throw new VizslaException("a classifier has at least one class, not " + classes);
        }
        return describe(classes, Map.of(), size, size).parameters();
    }

    /** The number of trained values: the elements of all parameters except the running means and variances, which are measured. */
    public long parameterCount(int classes) {
        return shapes(classes).entrySet().stream()
                .filter(entry -> !entry.getKey().endsWith(".running_mean")
                        && !entry.getKey().endsWith(".running_var"))
                .mapToLong(entry -> entry.getValue().elements())
                .sum();
    }

    /**
     * The network with these weights, for images of the published size.
     *
     * <p>Names must be those of {@link #parameters(int)}. How many classes there are, and how many channels or units each layer has (unless
     * {@link #fixesWidths()}), is read from the weights, which must agree with each other. A {@code num_batches_tracked},
     * auxiliary classifiers and tables that can be computed are ignored; parameter names of older versions of torchvision are understood.
     *
     * @throws VizslaException if weights are missing, unexpected, or of a wrong shape or type; it names them, and the architecture that they fit
     */
    public Graph build(Map<String, Tensor> weights) {
        int side = size(weights);
        return build(weights, side, side);
    }

    /**
     * The network with these weights, for images of another size.
     *
     * <p>Most take any size large enough to leave something for their last layer. AlexNet takes those whose last map is a multiple of 6 × 6, and VGG
     * of 7 × 7, down to which it is averaged; the AlexNet of 2012 only those whose last map is 6 × 6. ViT takes the size that its weights have
     * positions for, and MaxViT multiples of 224.
     *
     * @throws VizslaException as {@link #build(Map)}, and if the architecture cannot take images of that size
     */
    public Graph build(Map<String, Tensor> weights, int height, int width) {
        if (height < 1 || width < 1) {
            throw new VizslaException("an image cannot be " + height + "x" + width);
        }
        Fit fit = fit(weights);
        if (!fit.isPerfect()) {
            List<Architecture> others = Architectures.recognise(weights);
            throw new VizslaException("the weights do not fit " + name + ": " + fit.describe()
                    + (others.isEmpty()
                            ? "; they fit no other known architecture either"
                            : "; these look like " + others.get(0).name() + " weights"));
        }
        return describe(0, parametersOf(weights), height, width).build();
    }

    /** How these weights compare with what this architecture needs. */
    Fit fit(Map<String, Tensor> weights) {
        Map<String, Tensor> own = parametersOf(weights);
        int side = recipe.size(own, size);
        return Fit.of(describe(Architectures.CLASSES, own, side, side).parameters(), own);
    }

    /** The tensors of a checkpoint by the names of the parameters that they are; two that would be one keep their names. */
    private Map<String, Tensor> parametersOf(Map<String, Tensor> tensors) {
        Map<String, Tensor> own = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> recipe.parameterOf(name)
                .ifPresent(parameter -> own.put(tensors.containsKey(parameter) ? name : parameter, tensor)));
        return own;
    }

    private NetworkBuilder describe(int classes, Map<String, Tensor> weights, int height, int width) {
        NetworkBuilder net = new NetworkBuilder(this, classes, weights, recipe.fixesWidths());
        recipe.addTo(net, net.input(height, width));
        return net;
    }

    @Override
    public String toString() {
        return name;
    }
}
