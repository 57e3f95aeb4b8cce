package org.vizsla.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.CutProbabilities;
import org.vizsla.graph.pass.RecognizeOperators;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.answer.Answered;
import org.vizsla.runtime.LearnValues;

/**
 * Makes a classifier uniform: opset {@value GraphBuilder#OPSET}, no constant nodes, identities, final softmax or sigmoid, the batch symbolic where the network allows
 * it, constants folded, all types and shapes known, one operator for what was exported in parts, and scores of two axes.
 *
 * <p>Of several outputs, the first is explained or, if that cannot be class scores, the only one that can; the others are dropped.
 */
public final class ImportClassifier {
    private static final int MOST_COLOURS = 4;
    private static final int SMALLEST_PICTURE = 16;

    private final ImportSettings settings;

    public ImportClassifier(ImportSettings settings) {
        this.settings = settings;
    }

    /**
     * The uniform classifier.
     *
     * @throws VizslaException if the graph is not an image classifier, was exported for training, or does not run
     */
    public ImportedGraph apply(Graph raw) {
        Graph leveled = UniformOperators.of(raw);
        Graph sized = withKnownSizes(leveled);
        String output = settings.output().name();
        int chosen = output == null ? scoresAmong(sized) : placeOf(output, sized.outputs());
        if (chosen > 0) {
            sized = sized.toBuilder()
                    .outputs(List.of(sized.outputs().get(chosen)))
                    .buildPruned();
        }
        String cutOff = "";
        if (!settings.keepSoftmax()) {
            CutProbabilities.Result result = new CutProbabilities().cut(sized);
            sized = result.graph();
            cutOff = result.operator();
        }
        Graph only = sized.toBuilder().outputs(sized.outputs().subList(0, 1)).buildPruned();
        Graph learned = new RecognizeOperators().apply(UniformBatch.of(only));
        if (!settings.keepSoftmax() && cutOff.isEmpty()) {
            CutProbabilities.Result result = new CutProbabilities().cut(learned);
            learned = LearnValues.apply(result.graph());
            cutOff = result.operator();
        }
        String scores = learned.outputs().get(0);
        check(learned.value(scores), scores, leveled.outputs());
        String input = only.inputs().iterator().next().name();
        Answered answered = Answered.of(
                withFlatScores(learned, scores), cutOff, settings.output().answer(), settings.namesBothSides());
        List<String> others = new ArrayList<>(leveled.outputs());
        String explained = others.remove(chosen);
        return new ImportedGraph(
                answered.graph(),
                input,
                answered.scores(),
                cutOff,
                answered.answer(),
                output == null ? note(chosen, explained, others) : "",
                others);
    }

    /** The index of the output to explain: the first, or the only one that can be class scores. */
    private static int scoresAmong(Graph graph) {
        int count = graph.outputs().size();
        if (count == 1) {
            return 0;
        }
        try {
            Graph learned = UniformBatch.learned(graph);
            List<Integer> able = IntStream.range(0, count)
                    .filter(place -> areScores(learned.value(learned.outputs().get(place))))
                    .boxed()
                    .toList();
            return able.size() == 1 ? able.get(0) : 0;
        } catch (VizslaException e) {
            // An output that is not explained need not run; the first is tried on its own later.
            return 0;
        }
    }

    /** The place of an output that the user names. */
    private static int placeOf(String output, List<String> outputs) {
        int place = outputs.indexOf(output);
        if (place < 0) {
            throw new VizslaException(
                    "there is no output '" + output + "'", Remedy.give(Setting.OUTPUT, outputs.toArray(new String[0])));
        }
        return place;
    }

    private static boolean areScores(@Nullable Value known) {
        Shape shape = known == null ? null : known.shape();
        return known != null
                && shape != null
                && shape.rank() >= 2
                && known.type() == DataType.FLOAT32
                && IntStream.range(2, shape.rank()).allMatch(axis -> shape.size(axis) == 1);
    }

    /** Which of several outputs is explained; empty if there is only one. */
    private static String note(int chosen, String explained, List<String> others) {
        if (others.isEmpty()) {
            return "";
        }
        int all = others.size() + 1;
        return (chosen == 0
                        ? "the first of " + all + " outputs, '" + explained + "', is explained"
                        : "of " + all + " outputs '" + explained + "' is explained, the only one with class scores")
                + (others.size() == 1 ? "; the other is '" : "; the others are '")
                + String.join("', '", others)
                + "'";
    }

    /** Whether a shape can only be {@code [N, height, width, channels]}. */
    private static boolean hasChannelsLast(Shape shape) {
        return shape.size(3) >= 1
                && shape.size(3) <= MOST_COLOURS
                && LongStream.of(shape.size(1), shape.size(2))
                        .allMatch(size -> size == Shape.UNKNOWN || size >= SMALLEST_PICTURE);
    }

    /** The graph after a transposition, so that its input is {@code [N, channels, height, width]}, as everything else expects. */
    private static Graph withChannelsFirst(Graph graph, String input, Shape shape) {
        List<Dimension> last = shape.dimensions();
        GraphBuilder builder =
                graph.toBuilder().forgetValues().removeInput(input).nodes(List.of());
        String first = builder.input(
                builder.fresh(input + "_channels_first"),
                DataType.FLOAT32,
                new Shape(List.of(last.get(0), last.get(3), last.get(1), last.get(2))));
        builder.op("Transpose", first).with("perm", new long[] {0, 2, 3, 1}).named(input);
        graph.nodes().forEach(builder::add);
        return builder.build();
    }

    /** Gives the one input its height and width, and a symbolic batch its usual name. */
    private Graph withKnownSizes(Graph graph) {
        if (graph.inputs().size() != 1 || graph.outputs().isEmpty()) {
            throw new VizslaException("'" + graph.name() + "' has "
                    + graph.inputs().size() + " inputs and " + graph.outputs().size()
                    + " outputs; Vizsla explains classifiers with one input, a batch of images");
        }
        Value input = graph.inputs().iterator().next();
        Shape shape = input.shape();
        if (shape == null || shape.rank() != 4 || input.type() != DataType.FLOAT32) {
            throw new VizslaException("input " + input
                    + " is not a batch of images; Vizsla explains classifiers of float32 [N, channels, height, width]");
        }
        if (hasChannelsLast(shape)) {
            return withKnownSizes(withChannelsFirst(graph, input.name(), shape));
        }
        List<Dimension> dimensions = new ArrayList<>(shape.dimensions());
        if (shape.size(0) == Shape.UNKNOWN) {
            dimensions.set(0, new Dimension.Symbolic(Shape.BATCH));
        }
        long[] fallback = {0, 3, settings.height(), settings.width()};
        for (int axis = 1; axis < 4; axis++) {
            if (shape.size(axis) == Shape.UNKNOWN) {
                dimensions.set(axis, new Dimension.Fixed(fallback[axis]));
            }
        }
        Shape known = new Shape(dimensions);
        if (known.equals(shape)) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder().forgetValues();
        builder.input(input.name(), input.type(), known);
        return builder.build();
    }

    /** Requires scores of images: FLOAT32 {@code [N, classes]}, or with further axes of size 1. */
    private static void check(@Nullable Value known, String scores, List<String> outputs) {
        Shape shape = known == null ? null : known.shape();
        String one = "output '" + scores + "' " + (shape == null ? "" : shape);
        String others = outputs.size() == 1
                ? ""
                : "; of several outputs it is the first that is explained, and there are '"
                        + String.join("', '", outputs) + "'";
        if (known == null || shape == null || shape.rank() < 2) {
            throw new VizslaException(one + " is not [N, classes]; Vizsla explains classifiers" + others);
        }
        if (known.type() != DataType.FLOAT32) {
            throw new VizslaException(one + " is of "
                    + known.type().name().toLowerCase(Locale.ROOT)
                    + ", not of float32; Vizsla explains classifiers by their scores" + others);
        }
        for (int axis = 2; axis < shape.rank(); axis++) {
            if (shape.size(axis) != 1) {
                throw new VizslaException(
                        one + " is not [N, classes]; Vizsla explains classifiers of whole images" + others);
            }
        }
    }

    /** The graph with scores {@code [N, classes]} as its output. */
    private static Graph withFlatScores(Graph graph, String scores) {
        Shape shape = graph.shape(scores);
        if (shape == null || shape.rank() == 2) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder();
        String flat = builder.op("Flatten", scores).value();
        builder.value(
                new Value(flat, DataType.FLOAT32, new Shape(shape.dimensions().subList(0, 2))));
        return builder.outputs(List.of(flat)).build();
    }
}
