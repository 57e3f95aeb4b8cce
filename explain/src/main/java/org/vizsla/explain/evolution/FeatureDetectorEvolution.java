package org.vizsla.explain.evolution;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.Probabilities;
import org.vizsla.explain.Saliency;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Shows how the gradient picture of a network changes while its classifier part is trained on with one picture.
 *
 * <p>Every picture starts from the pre-trained state. Dropout is off, so that the same input gives the same stages.
 */
public final class FeatureDetectorEvolution implements AutoCloseable {
    private final Model model;
    private final EvolutionSettings settings;
    private final ClassifierPart part;
    private final Session features;
    private final Session gradients;
    private final Session explainer;
    private final SgdStep step;

    private FeatureDetectorEvolution(
            Model model, EvolutionSettings settings, ClassifierPart part, TrainingGraph graphs, SessionSettings where) {
        this.model = model;
        this.settings = settings;
        this.part = part;
        features = Session.open(graphs.features(), where);
        gradients = Session.open(graphs.gradients(), where);
        List<AttributionMethod> methods = List.of(new Saliency());
        Model trained = model.withGraph(graphs.whole());
        explainer = Session.open(ExplainerGraph.compile(trained, methods), where);
        step = new SgdStep(graphs.whole(), part.parameters(), settings, where);
    }

    /**
     * Prepares the evolution of a network.
     *
     * @throws VizslaException if there is nothing to train, or it cannot be differentiated
     */
    public static FeatureDetectorEvolution open(Model model, EvolutionSettings settings, SessionSettings where) {
        if (model.yieldsProbabilities()) {
            throw new VizslaException("'" + model.name()
                    + "' was loaded with its final softmax, and training starts from class scores; load it without");
        }
        ClassifierPart part = ClassifierPart.of(model.graph(), settings.trainable());
        TrainingGraph graphs = TrainingGraph.of(model, part.parameters(), settings.objective());
        return new FeatureDetectorEvolution(model, settings, part, graphs, where);
    }

    /** What is trained. */
    public ClassifierPart part() {
        return part;
    }

    /**
     * The stages of one picture: the pre-trained state, then one after each epoch.
     *
     * @param picture preprocessed, FLOAT32 {@code [1, C, H, W]}
     * @param target the class to train towards
     * @param progress hears of each stage when it is reached
     */
    public List<Stage> run(Tensor picture, int target, Consumer<Stage> progress) {
        Tensors initial = new Tensors(model.graph().initializers());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Map<String, Tensor> velocities = new LinkedHashMap<>();
        Map<String, Tensor> slopes = new LinkedHashMap<>();
        for (String parameter : part.parameters()) {
            Tensor pretrained = initial.get(parameter);
            weights.put(parameter, Tensor.of(pretrained.type(), pretrained.shape(), copy(pretrained)));
            velocities.put(parameter, zeros(pretrained));
            slopes.put(TrainingGraph.gradientOf(parameter), zeros(pretrained));
        }
        Map<String, Tensor> feeds =
                new HashMap<>(features.run(Map.of(model.input(), picture)).byName());
        feeds.put(model.input(), picture);
        feeds.put(TrainingGraph.TARGET, Tensor.ofLongs(Shape.of(1), target));
        feeds.putAll(weights);
        List<Stage> stages = new ArrayList<>();
        for (int epoch = 0; epoch <= settings.epochs(); epoch++) {
            if (epoch > 0) {
                gradients.run(feeds, slopes);
                step.run(weights, velocities, slopes);
            }
            Stage stage = stage(epoch, target, explainer.run(feeds));
            stages.add(stage);
            progress.accept(stage);
        }
        return stages;
    }

    private static Stage stage(int epoch, int target, Tensors results) {
        float[] scores = results.get(ExplainerGraph.SCORES).floats();
        Tensor gradient = results.get(new Saliency().name());
        return Stage.of(epoch, scores[target], Probabilities.softmax(scores)[target], gradient);
    }

    private static ByteBuffer copy(Tensor tensor) {
        ByteBuffer bytes = Tensor.allocate(tensor.data().length());
        return bytes.put(tensor.bytes()).clear();
    }

    private static Tensor zeros(Tensor like) {
        return Tensor.of(like.type(), like.shape(), Tensor.allocate(like.data().length()));
    }

    @Override
    public void close() {
        features.close();
        gradients.close();
        explainer.close();
        step.close();
    }
}
