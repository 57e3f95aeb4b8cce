package org.vizsla.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.CutProbabilities;
import org.vizsla.graph.pass.RecognizeOperators;
import org.vizsla.graph.pass.RecognizeTwoClasses;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.answer.Answered;
import org.vizsla.models.input.AdaptInput;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.InputForms;
import org.vizsla.models.input.Intake;
import org.vizsla.models.input.SizeSearch;
import org.vizsla.runtime.LearnValues;

/**
 * Makes a classifier uniform: opset {@value GraphBuilder#OPSET}, no constant nodes, identities, final softmax or sigmoid, the batch symbolic where the network allows
 * it, constants folded, all types and shapes known, one operator for what was exported in parts, and scores of two axes.
 *
 * <p>Of several outputs, the first is explained or, if that cannot be class scores, the only one that can; the others are dropped.
 */
public final class ImportClassifier {
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
        ImportedGraph imported = SizeSearch.of(formOf(leveled), settings.size(), intake -> at(leveled, intake));
        return imported.assuming(OtherArithmetic.of(raw, imported.graph()));
    }

    /**
     * What the network takes; nothing is run to tell.
     *
     * @throws VizslaException if that is not a batch of images
     */
    public InputForm form(Graph raw) {
        return formOf(UniformOperators.of(raw));
    }

    private InputForm formOf(Graph leveled) {
        checkCounts(leveled);
        return InputForms.of(leveled, settings.size().asked().orElse(null));
    }

    private static void checkCounts(Graph graph) {
        if (graph.metadata().containsKey(OnnxMetadata.EXPLAINER)) {
            throw new VizslaException(
                    "this is an explainer, exported from a network, and not a network itself: ONNX Runtime runs it, and its outputs are maps; explain the network that it was made from",
                    Remedy.give(Setting.MODEL));
        }
        if (graph.inputs().size() != 1 || graph.outputs().isEmpty()) {
            throw new VizslaException("the network has " + counted(graph)
                    + "; Vizsla explains classifiers with one input, a batch of images");
        }
    }

    /** {@code 2 inputs, 'image' and 'age'}. */
    private static String counted(Graph graph) {
        List<String> inputs =
                graph.inputs().stream().map(input -> "'" + input.name() + "'").toList();
        if (graph.outputs().isEmpty() || inputs.isEmpty()) {
            return graph.outputs().isEmpty() ? "no output" : "no input that its outputs depend on";
        }
        int last = inputs.size() - 1;
        return inputs.size() + " inputs, " + String.join(", ", inputs.subList(0, last)) + " and " + inputs.get(last);
    }

    /** The uniform classifier at one size of images. */
    private ImportedGraph at(Graph leveled, Intake intake) {
        Graph sized = new AdaptInput(intake.form()).apply(leveled);
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
        Graph learned = recognized(UniformBatch.of(only));
        if (!settings.keepSoftmax() && cutOff.isEmpty()) {
            CutProbabilities.Result result = new CutProbabilities().cut(learned);
            learned = LearnValues.apply(result.graph());
            cutOff = result.operator();
        }
        String scores = learned.outputs().get(0);
        check(learned.value(scores), scores, leveled.outputs());
        String input = only.inputs().iterator().next().name();
        Answered answered = Answered.of(
                ScoreShape.flat(learned, input, scores),
                cutOff,
                settings.output().answer(),
                settings.namesBothSides());
        List<String> others = new ArrayList<>(leveled.outputs());
        String explained = others.remove(chosen);
        return new ImportedGraph(
                answered.graph(),
                input,
                answered.scores(),
                cutOff,
                answered.answer(),
                intake,
                output == null ? note(chosen, explained, others) : "",
                others);
    }

    /** The network in the operators that its exporter wrote in parts. */
    private static Graph recognized(Graph learned) {
        Graph recognized = new RecognizeOperators().apply(learned);
        Graph probable = new RecognizeTwoClasses().apply(recognized);
        return probable == recognized ? recognized : LearnValues.apply(probable);
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
                && ScoreShape.hasOneRowPerImage(shape);
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

    /** Requires scores of images: FLOAT32 {@code [N, classes]}, with further axes of size 1, or without the batch where that is one image. */
    private static void check(@Nullable Value known, String scores, List<String> outputs) {
        Shape shape = known == null ? null : known.shape();
        String one = "output '" + scores + "' " + (shape == null ? "" : shape);
        String others = outputs.size() == 1
                ? ""
                : "; of several outputs it is the first that is explained, and there are '"
                        + String.join("', '", outputs) + "'";
        if (known == null || shape == null || shape.rank() < 1) {
            throw new VizslaException(one + " is not [N, classes]; Vizsla explains classifiers" + others);
        }
        if (known.type() != DataType.FLOAT32) {
            throw new VizslaException(one + " is of "
                    + known.type().name().toLowerCase(Locale.ROOT)
                    + ", not of float32; Vizsla explains classifiers by their scores" + others);
        }
        if (!ScoreShape.hasOneRowPerImage(shape)) {
            throw new VizslaException(one
                    + switch (shape.rank()) {
                        case 3 -> " has several rows for each image, as detectors have";
                        case 4 -> " has scores for each place of an image, as for segmentation";
                        default -> " is not [N, classes]";
                    }
                    + "; Vizsla explains classifiers of whole images" + others);
        }
    }
}
