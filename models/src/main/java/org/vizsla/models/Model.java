package org.vizsla.models;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.analysis.NodeAxis;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;

/**
 * A classifier that is ready to be explained.
 *
 * @param name the architecture's or the file's name
 * @param graph in uniform form: opset 21, no final softmax, all shapes known, batch symbolic where the network allows it
 * @param input the value that takes images, {@code [N, C, H, W]}
 * @param scores the value with the class scores before any softmax, {@code [N, classes]}
 * @param cutOff the operator that was cut off after the scores, such as {@code Softmax}; empty if none was
 * @param origin where the weights come from
 * @param temperature by which scores are divided before they become probabilities, so that these match the network's accuracy; 1 for most
 * @param knownPreprocessing the preprocessing the network was trained with; empty if unknown, see {@link #preprocessing()}
 * @param form what the network itself takes, before its import made it uniform
 * @param assumptions what was taken for granted about it
 */
public record Model(
        String name,
        Graph graph,
        String input,
        String scores,
        String cutOff,
        Labels labels,
        WeightsOrigin origin,
        float temperature,
        Optional<Preprocessing> knownPreprocessing,
        InputForm form,
        List<Assumption> assumptions) {
    public Model {
        assumptions = List.copyOf(assumptions);
        if (!(temperature > 0) || !Float.isFinite(temperature)) {
            throw new VizslaException("a temperature must be a number above 0, not " + temperature);
        }
    }

    /** A classifier over a graph that an architecture built: one input, one output. */
    public static Model of(Graph graph, Labels labels, WeightsOrigin origin) {
        Value input = graph.inputs().iterator().next();
        return new Model(
                graph.name(),
                graph,
                input.name(),
                graph.outputs().get(0),
                "",
                labels,
                origin,
                1,
                Optional.empty(),
                InputForm.plain(input),
                List.of());
    }

    /** A classifier over a graph that an architecture built, with weights from a file, if there is one. */
    public static Model of(Graph graph, Labels labels, Optional<Path> file) {
        return of(
                graph,
                labels,
                file.<WeightsOrigin>map(WeightsOrigin.InFile::new).orElseGet(WeightsOrigin.Made::new));
    }

    public Model withLabels(Labels others) {
        return with(graph, input, others, temperature, knownPreprocessing);
    }

    /** The same classifier over another graph with the same input and scores. */
    public Model withGraph(Graph other) {
        return withGraph(other, input);
    }

    /** The same classifier over another graph with the same scores, which starts from another value, such as a layer's. */
    public Model withGraph(Graph other, String from) {
        return with(other, from, labels, temperature, knownPreprocessing);
    }

    /** The same classifier with another temperature; its probabilities are more certain below 1, less certain above. */
    public Model withTemperature(float other) {
        return with(graph, input, labels, other, knownPreprocessing);
    }

    /** The same classifier, known to need this preprocessing. */
    public Model withPreprocessing(Preprocessing known) {
        return with(graph, input, labels, temperature, Optional.of(known));
    }

    /** The same classifier, about which this is taken for granted too. */
    public Model withAssumption(Assumption assumption) {
        List<Assumption> all = new ArrayList<>(assumptions);
        all.add(assumption);
        return new Model(
                name, graph, input, scores, cutOff, labels, origin, temperature, knownPreprocessing, form, all);
    }

    /** The same classifier without what was taken for granted where this setting was given. */
    public Model withoutAssumptions(Setting given) {
        List<Assumption> others = assumptions.stream()
                .filter(assumption -> assumption.setting().filter(given::equals).isEmpty())
                .toList();
        return new Model(
                name, graph, input, scores, cutOff, labels, origin, temperature, knownPreprocessing, form, others);
    }

    private Model with(Graph other, String from, Labels names, float softness, Optional<Preprocessing> known) {
        return new Model(name, other, from, scores, cutOff, names, origin, softness, known, form, assumptions);
    }

    /**
     * How an image becomes the network's input: as it is known, or otherwise as for most networks, stretched to the network's size and normalized
     * with ImageNet's mean and deviation.
     */
    public Preprocessing preprocessing() {
        return knownPreprocessing.orElseGet(
                () -> new Preprocessing(height(), width(), Fit.STRETCH, usualNormalization()));
    }

    /** ImageNet's for three channels, 0 to 1 for one; none is usual for other numbers. */
    private Normalization usualNormalization() {
        return switch (channels()) {
            case 1 -> NormalizationPreset.UNIT.normalization();
            case 3 -> NormalizationPreset.IMAGENET.normalization();
            default -> Normalization.UNKNOWN;
        };
    }

    /** The file that holds the weights, if there is one. */
    public Optional<Path> file() {
        return origin.file();
    }

    /** The number of classes. */
    public int classes() {
        return Math.toIntExact(shape(scores).size(-1));
    }

    /** The SHA-256 digest of the file of weights, read from end to end at each call; empty if there is none. */
    public Optional<String> sha256() {
        return origin.sha256();
    }

    /** Whether the scores are probabilities, because the network's final softmax over the classes was kept. */
    public boolean yieldsProbabilities() {
        Node last = last();
        return last != null && last.is("Softmax") && !NodeAxis.isFirst(graph, last, -1);
    }

    /** Whether each score is the probability of its own class, independent of the others, because the network ends in a sigmoid. */
    public boolean yieldsSeparateProbabilities() {
        Node last = last();
        return last != null && last.is("Sigmoid");
    }

    /** The operator that computes the scores; operators that only rearrange them are skipped. */
    private @Nullable Node last() {
        Node node = graph.producer(scores);
        while (node != null && OperatorTraits.of(node).has(Trait.RELAYS)) {
            String value = node.input(0);
            node = value == null ? null : graph.producer(value);
        }
        return node;
    }

    public int channels() {
        return Math.toIntExact(shape(input).size(1));
    }

    /** The height of the network's input, in pixels. */
    public int height() {
        return Math.toIntExact(shape(input).size(2));
    }

    /** The width of the network's input, in pixels. */
    public int width() {
        return Math.toIntExact(shape(input).size(3));
    }

    /** Whether any number of images can be given at once; otherwise it is {@link #fixedBatch()}. */
    public boolean isBatchDynamic() {
        return shape(input).size(0) == Shape.UNKNOWN;
    }

    /** The first axis of the input: symbolic if any number of images can be given at once. */
    public Dimension batch() {
        return isBatchDynamic() ? new Dimension.Symbolic(Shape.BATCH) : new Dimension.Fixed(fixedBatch());
    }

    /** The number of images that the network takes at once, if that is fixed. */
    public long fixedBatch() {
        return shape(input).size(0);
    }

    private Shape shape(String value) {
        Value known = graph.value(value);
        if (known == null || known.shape() == null) {
            throw new VizslaException("the shape of '" + value + "' in '" + name + "' is not known");
        }
        return known.shape();
    }
}
