package org.vizsla.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.Answered;
import org.vizsla.models.answer.LastOperator;
import org.vizsla.models.answer.OneScore;
import org.vizsla.models.input.Intake;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;

/**
 * A classifier that is ready to be explained.
 *
 * @param name the architecture's or the file's name
 * @param graph uniform: opset 21, no final softmax or sigmoid, all shapes known, batch symbolic where the network allows it
 * @param input the value that takes pictures, {@code [N, C, H, W]}
 * @param scores the value with the class scores before any softmax or sigmoid, {@code [N, classes]}
 * @param cutOff the operator that was cut off behind the scores, such as {@code Softmax} or {@code Sigmoid}; empty if none was
 * @param answer what the scores mean
 * @param origin where the weights come from
 * @param temperature by which scores are divided before they become probabilities, so that these match the network's accuracy; 1 for most
 * @param knownPreprocessing the preprocessing the network was trained with; empty if unknown, see {@link #preprocessing()}
 * @param intake how it takes images
 * @param otherOutputs the outputs of the file that are not explained
 * @param rival the class whose score was taken off all others; empty if none, see {@link #against}
 */
public record Model(
        String name,
        Graph graph,
        String input,
        String scores,
        String cutOff,
        Answer answer,
        Labels labels,
        WeightsOrigin origin,
        float temperature,
        Optional<Preprocessing> knownPreprocessing,
        Intake intake,
        List<String> otherOutputs,
        Optional<Integer> rival) {
    public Model {
        otherOutputs = List.copyOf(otherOutputs);
        if (!(temperature > 0) || !Float.isFinite(temperature)) {
            throw new VizslaException("a temperature must be a number above 0, not " + temperature);
        }
    }

    /** A classifier over a graph that an architecture built: one input, one output. */
    public static Model of(Graph graph, Labels labels, WeightsOrigin origin) {
        Value input = graph.inputs().iterator().next();
        String scores = graph.outputs().get(0);
        return new Model(
                graph.name(),
                graph,
                input.name(),
                scores,
                "",
                Answer.of(graph, scores),
                labels,
                origin,
                1,
                Optional.empty(),
                Intake.plain(input),
                List.of(),
                Optional.empty());
    }

    /** A classifier over a graph that an architecture built, with weights from a file, if there is one. */
    public static Model of(Graph graph, Labels labels, Optional<Path> file) {
        return of(
                graph,
                labels,
                file.<WeightsOrigin>map(WeightsOrigin.InFile::new).orElseGet(WeightsOrigin.Made::new));
    }

    public Model withLabels(Labels others) {
        return with(graph, input, others, temperature, knownPreprocessing, intake);
    }

    /** The same classifier over another graph with the same input and scores. */
    public Model withGraph(Graph other) {
        return withGraph(other, input);
    }

    /** The same classifier over another graph with the same scores, which starts from another value, such as a layer's. */
    public Model withGraph(Graph other, String from) {
        return with(other, from, labels, temperature, knownPreprocessing, intake);
    }

    /** The same classifier with another temperature; its probabilities are more certain below 1, less certain above. */
    public Model withTemperature(float other) {
        return with(graph, input, labels, other, knownPreprocessing, intake);
    }

    /** The same classifier, known to need this preprocessing. */
    public Model withPreprocessing(Preprocessing known) {
        return with(graph, input, labels, temperature, Optional.of(known), intake);
    }

    /** The same classifier, which takes images in this way. */
    public Model withIntake(Intake other) {
        return with(graph, input, labels, temperature, knownPreprocessing, other);
    }

    private Model with(
            Graph other, String from, Labels names, float softness, Optional<Preprocessing> known, Intake taking) {
        return new Model(
                name, other, from, scores, cutOff, answer, names, origin, softness, known, taking, otherOutputs, rival);
    }

    /** The same classifier, whose scores mean this. */
    Model withAnswer(Answered answered) {
        return withScores(answered.graph(), answered.answer(), rival);
    }

    /** The same classifier with the output of another graph as its scores. */
    private Model withScores(Graph other, Answer meaning, Optional<Integer> compared) {
        return new Model(
                name,
                other,
                input,
                other.outputs().get(0),
                cutOff,
                meaning,
                labels,
                origin,
                temperature,
                knownPreprocessing,
                intake,
                otherOutputs,
                compared);
    }

    /**
     * How an image becomes the network's input: as it is known, or otherwise as for most networks, stretched to the network's size and normalized
     * with ImageNet's mean and deviation, or to 0 to 1 where it takes one channel.
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
        return shape(scores).length(-1);
    }

    /** The SHA-256 digest of the file of weights, read from end to end at each call; empty if there is none. */
    public Optional<String> sha256() {
        return origin.sha256();
    }

    /** Whether the scores are probabilities, since a final softmax or sigmoid was kept. */
    public boolean yieldsProbabilities() {
        return switch (answer) {
            case CLASSES, LABELS -> LastOperator.isSoftmax(graph, scores) || LastOperator.isSigmoid(graph, scores);
            case SIDES -> OneScore.isOfProbability(graph, scores);
            case NUMBER -> false;
        };
    }

    /**
     * The same classifier asked why it prefers its classes to another: each score less that of the other. Probabilities stay what they are.
     *
     * @param other the class compared with, from 0
     * @throws VizslaException if there is no such class, classes do not exclude each other, or explanations are of probabilities
     */
    public Model against(int other) {
        if (other < 0 || other >= classes()) {
            throw new VizslaException("there is no class " + other + "; classes go from 0 to " + (classes() - 1));
        }
        if (answer == Answer.LABELS || answer == Answer.NUMBER || yieldsProbabilities()) {
            throw new VizslaException("'" + name + "' gives "
                    + switch (answer) {
                        case LABELS -> "labels that do not exclude each other";
                        case NUMBER -> "a number";
                        default -> "probabilities";
                    }
                    + "; only class scores are explained against another class");
        }
        GraphBuilder builder = graph.toBuilder();
        Ops ops = new Ops(builder);
        String rival = ops.op("Gather", scores, builder.integers(other))
                .with("axis", 1)
                .value();
        builder.value(new Value(rival, DataType.FLOAT32, new Shape(List.of(batch(), new Dimension.Fixed(1)))));
        String margin = ops.sub(scores, rival);
        builder.value(new Value(margin, DataType.FLOAT32, shape(scores)));
        return withScores(builder.outputs(List.of(margin)).build(), answer, Optional.of(other));
    }

    public int channels() {
        return shape(input).length(1);
    }

    /** The height of the network's input, in pixels. */
    public int height() {
        return shape(input).length(2);
    }

    /** The width of the network's input, in pixels. */
    public int width() {
        return shape(input).length(3);
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
