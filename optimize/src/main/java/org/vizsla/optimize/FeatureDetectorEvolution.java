package org.vizsla.optimize;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.answer.Answer;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Shows how a network's gradient changes while its classifier part is trained further on one image.
 *
 * <p>Every image starts from the pre-trained state. Dropout is off, so that the same input gives the same stages. The memory for training is
 * allocated once, when this is opened; so images are run one at a time, and a second thread waits.
 *
 * <p>A network whose batch size is fixed above 1 is given the same image in all places; only the first place is trained on and shown.
 */
public final class FeatureDetectorEvolution implements AutoCloseable {
    private final Model model;
    private final EvolutionSettings settings;
    private final ClassifierPart part;
    private final int places;
    private final String trainingTarget;
    private final TrainingState state;
    private final Opened opened = new Opened();
    private final Session features;
    private final ExplainerGraph explained;
    private final Session explainer;
    private final Trainer trainer;

    private FeatureDetectorEvolution(
            Model model,
            EvolutionSettings settings,
            ClassifierPart part,
            TrainingGraph graphs,
            SessionSettings where,
            Cancellation cancellation) {
        this.model = model;
        this.settings = settings;
        this.part = part;
        places = TrainingGraph.places(model);
        trainingTarget = graphs.target();
        try {
            features = opened.add(Session.open(graphs.features(), where), Session::close);
            cancellation.check();
            List<GraphMethod> methods = List.of(Saliency.DEFAULT);
            Model trained = model.withGraph(graphs.whole());
            explained = ExplainerGraph.compile(trained, methods);
            cancellation.check();
            explainer = opened.add(Session.open(explained.graph(), where), Session::close);
            cancellation.check();
            state = new TrainingState(model.graph(), part.parameters());
            trainer = opened.add(trainer(graphs, where), Trainer::close);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Trainer trainer(TrainingGraph graphs, SessionSettings where) {
        return settings.pace() instanceof Pace.Sgd sgd
                ? new SgdTrainer(graphs, state, sgd, where)
                : new EvenTrainer(model, graphs, state, (Pace.Even) settings.pace(), settings.steps(), where);
    }

    /**
     * Prepares the evolution of a network.
     *
     * @param cancellation ends this between any two of its sessions
     * @throws VizslaException if there is nothing to train, or the network cannot be differentiated
     * @throws CancelledException if it was cancelled
     */
    public static FeatureDetectorEvolution open(
            Model model, EvolutionSettings settings, SessionSettings where, Cancellation cancellation) {
        if (model.yieldsProbabilities()) {
            throw new VizslaException(
                    "'" + model.name()
                            + "' was loaded with its final softmax or sigmoid, and training starts from class scores; load it without");
        }
        if (model.answer() == Answer.NUMBER && settings.objective() == Objective.CROSS_ENTROPY) {
            throw new VizslaException(
                    "'" + model.name()
                            + "' gives one number, and cross-entropy needs classes; if the number says yes or no, name both answers",
                    Remedy.give(Setting.LABELS).or(Remedy.give(Setting.OBJECTIVE, Objective.SCORE_DESCENT.toString())));
        }
        ClassifierPart part = ClassifierPart.of(model, settings.trainable());
        cancellation.check();
        TrainingGraph graphs = TrainingGraph.of(model, part.parameters(), Slope.of(settings));
        return new FeatureDetectorEvolution(model, settings, part, graphs, where, cancellation);
    }

    /** What is trained. */
    public ClassifierPart part() {
        return part;
    }

    /**
     * The stages of one image: where training begins, then one after each step. Runs take turns; others wait.
     *
     * @param picture preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @param target the class to train towards
     * @param progress called with each stage when it is reached
     * @param cancellation stops this run, and no other
     */
    public synchronized List<Stage> run(
            Tensor picture, int target, Consumer<Stage> progress, Cancellation cancellation) {
        state.reset();
        Tensor batch = repeated(picture, places);
        Map<String, Tensor> feeds = new HashMap<>(
                features.run(Map.of(model.input(), batch), cancellation).byName());
        feeds.put(model.input(), batch);
        Tensor targets = Tensor.ofLongs(Collections.nCopies(places, (long) target));
        feeds.put(trainingTarget, targets);
        feeds.put(explained.named(ExplainerGraph.TARGET), targets);
        feeds.putAll(state.weights());
        List<Stage> stages = new ArrayList<>();
        Consumer<String> reached = label -> {
            Stage stage = stage(label, target, explainer.run(feeds, cancellation));
            stages.add(stage);
            progress.accept(stage);
        };
        reached.accept(trainer.begin(feeds, target, cancellation) ? "unlearned" : "as trained");
        for (int step = 1; step <= settings.steps(); step++) {
            trainer.step(step, feeds, target, cancellation);
            reached.accept("step " + step);
        }
        return stages;
    }

    private Stage stage(String label, int target, Tensors results) {
        float[] scores =
                first(results.get(explained.named(ExplainerGraph.SCORES))).floats();
        Tensor gradient = first(results.get(explained.named(Saliency.DEFAULT.name())));
        return Stage.of(label, scores[target], Probabilities.of(model, scores)[target], gradient);
    }

    private static Tensor repeated(Tensor picture, int places) {
        if (places == 1) {
            return picture;
        }
        ByteBuffer bytes = Tensor.allocate(picture.data().length() * places);
        for (int i = 0; i < places; i++) {
            bytes.put(picture.bytes());
        }
        long[] sizes = picture.shape().sizes();
        sizes[0] = places;
        return Tensor.of(picture.type(), Shape.of(sizes), bytes.clear());
    }

    /** Only the first row; the memory of the others is not kept. */
    private static Tensor first(Tensor results) {
        if (results.shape().size(0) == 1) {
            return results;
        }
        Tensor row = results.rows(0, 1);
        return Tensor.ofFloats(row.shape(), row.floats());
    }

    /** Waits for a run in progress. */
    @Override
    public synchronized void close() {
        opened.close();
    }
}
