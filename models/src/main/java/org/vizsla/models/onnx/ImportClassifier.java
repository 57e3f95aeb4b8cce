package org.vizsla.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.CutSoftmax;
import org.vizsla.graph.pass.FoldConstantNodes;
import org.vizsla.graph.pass.InlineConditions;
import org.vizsla.graph.pass.LevelOpset;
import org.vizsla.graph.pass.MakeBatchDynamic;
import org.vizsla.graph.pass.RecognizeOperators;
import org.vizsla.graph.pass.RemoveIdentities;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.input.AdaptInput;
import org.vizsla.models.input.Assumption;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.InputForms;
import org.vizsla.models.input.SizeSearch;
import org.vizsla.runtime.LearnValues;

/**
 * Makes a classifier uniform: opset {@value GraphBuilder#OPSET}, no constant nodes, identities or final softmax, a symbolic batch if the network
 * allows it, constants folded, all types and shapes known, single operators for what was exported in parts, and scores with two axes.
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
     * @throws VizslaException if the graph is not an image classifier, or does not run
     */
    public ImportedGraph apply(Graph raw) {
        Graph leveled = new RemoveIdentities().apply(new LevelOpset().apply(new FoldConstantNodes().apply(raw)));
        checkCounts(leveled);
        InputForm form = InputForms.of(leveled, settings.size().asked().orElse(null));
        SizeSearch.Found<ImportedGraph> found =
                SizeSearch.of(form, settings.size(), closed -> at(leveled, raw.outputs(), closed));
        List<Assumption> assumptions = new ArrayList<>(found.assumptions());
        found.form().peculiarity().map(text -> assumption(found.form(), text)).ifPresent(assumptions::add);
        ImportedGraph imported = found.result();
        return new ImportedGraph(
                imported.graph(),
                imported.input(),
                imported.scores(),
                imported.cutOff(),
                imported.note(),
                found.form(),
                assumptions);
    }

    /** The size of what is no rank 4 is a guess, which a size asked for corrects. */
    private static Assumption assumption(InputForm form, String text) {
        return form.proven()
                        || form.declared().shape() == null
                        || form.declared().shape().rank() > 2
                ? Assumption.of(text)
                : Assumption.of(text, Setting.SIZE);
    }

    private static void checkCounts(Graph graph) {
        if (graph.inputs().size() != 1 || graph.outputs().isEmpty()) {
            throw new VizslaException("'" + graph.name() + "' has "
                    + graph.inputs().size() + " inputs and " + graph.outputs().size()
                    + " outputs; Vizsla explains classifiers with one input, a batch of images");
        }
    }

    /** The uniform classifier at one size of images. */
    private ImportedGraph at(Graph leveled, List<String> outputs, InputForm form) {
        Graph sized = withRealOutputs(new AdaptInput(form).apply(leveled), leveled);
        int chosen = scoresAmong(sized);
        if (chosen > 0) {
            sized = sized.toBuilder()
                    .outputs(List.of(sized.outputs().get(chosen)))
                    .buildPruned();
        }
        String cutOff = "";
        if (!settings.keepSoftmax()) {
            CutSoftmax.Result result = new CutSoftmax().cut(sized);
            sized = result.graph();
            cutOff = result.operator();
        }
        Graph only = sized.toBuilder().outputs(sized.outputs().subList(0, 1)).buildPruned();
        Graph learned = new RecognizeOperators().apply(dynamic(only).orElseGet(() -> learned(only)));
        if (!settings.keepSoftmax() && cutOff.isEmpty()) {
            CutSoftmax.Result result = new CutSoftmax().cut(learned);
            learned = LearnValues.apply(result.graph());
            cutOff = result.operator();
        }
        String scores = learned.outputs().get(0);
        check(learned.value(scores), scores, outputs);
        String input = only.inputs().iterator().next().name();
        return withFlatScores(learned, input, scores, cutOff, note(chosen, outputs), form);
    }

    /** The graph with outputs of other real numbers cast to float32. */
    private static Graph withRealOutputs(Graph graph, Graph declared) {
        GraphBuilder builder = graph.toBuilder();
        List<String> outputs = new ArrayList<>();
        for (String output : graph.outputs()) {
            Value known = declared.value(output);
            boolean other = known != null && known.type().isFloating() && known.type() != DataType.FLOAT32;
            outputs.add(
                    other
                            ? builder.op("Cast", output)
                                    .with("to", DataType.FLOAT32.code())
                                    .value()
                            : output);
        }
        return outputs.equals(graph.outputs())
                ? graph
                : builder.outputs(outputs).build();
    }

    /** The index of the output to explain: the first, or the only one that can be class scores. */
    private static int scoresAmong(Graph graph) {
        int count = graph.outputs().size();
        if (count == 1) {
            return 0;
        }
        try {
            Graph learned = learned(graph);
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

    private static boolean areScores(@Nullable Value known) {
        Shape shape = known == null ? null : known.shape();
        return known != null
                && shape != null
                && shape.rank() >= 2
                && known.type() == DataType.FLOAT32
                && IntStream.range(2, shape.rank()).allMatch(axis -> shape.size(axis) == 1);
    }

    /** Which of several outputs is explained; empty if there is only one. */
    private static String note(int chosen, List<String> outputs) {
        if (outputs.size() == 1) {
            return "";
        }
        List<String> others = new ArrayList<>(outputs);
        String explained = "'" + others.remove(chosen) + "'";
        return (chosen == 0
                        ? "the first of " + outputs.size() + " outputs, " + explained + ", is explained"
                        : "of " + outputs.size() + " outputs " + explained
                                + " is explained, the only one with class scores")
                + (others.size() == 1 ? "; the other is '" : "; the others are '")
                + String.join("', '", others)
                + "'";
    }

    /** The graph with a symbolic batch, if it means the same. */
    private static Optional<Graph> dynamic(Graph graph) {
        Shape shape = graph.inputs().iterator().next().shape();
        if (shape == null || shape.size(0) == Shape.UNKNOWN) {
            return Optional.empty();
        }
        Graph dynamic = new MakeBatchDynamic().apply(graph);
        if (dynamic == graph) {
            return Optional.empty();
        }
        try {
            Graph learned = learned(dynamic);
            return SameResults.hold(graph, learned) ? Optional.of(learned) : Optional.empty();
        } catch (VizslaException e) {
            return Optional.empty();
        }
    }

    /**
     * The graph with types and shapes of all values, whatever the file said about them; conditions that this settles are resolved, and the values
     * that then appear are learned too.
     */
    private static Graph learned(Graph graph) {
        Graph learned = LearnValues.apply(graph.toBuilder().forgetValues().build());
        Graph settled = new InlineConditions().apply(learned);
        return settled == learned ? learned : LearnValues.apply(new RemoveIdentities().apply(settled));
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

    private static ImportedGraph withFlatScores(
            Graph graph, String input, String scores, String cutOff, String note, InputForm form) {
        Shape shape = graph.shape(scores);
        if (shape == null || shape.rank() == 2) {
            return new ImportedGraph(graph, input, scores, cutOff, note, form, List.of());
        }
        GraphBuilder builder = graph.toBuilder();
        String flat = builder.op("Flatten", scores).value();
        builder.value(
                new Value(flat, DataType.FLOAT32, new Shape(shape.dimensions().subList(0, 2))));
        return new ImportedGraph(builder.outputs(List.of(flat)).build(), input, flat, cutOff, note, form, List.of());
    }
}
