package org.vizsla.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;

/**
 * A network that a streamed method asks about one picture: graphs over batches are compiled when they are first needed, kept, and run part by part within the
 * memory given.
 */
public final class Probe {
    private static final String SCORE = "score";
    private static final String VALUE = "value";

    private final Model model;
    private final Layers layers;
    private final ExplainerSettings settings;
    private final Sweeps sweeps;
    private final Course course;

    Probe(Model model, Layers layers, ExplainerSettings settings, Sweeps sweeps, Course course) {
        this.model = model;
        this.layers = layers;
        this.settings = settings;
        this.sweeps = sweeps;
        this.course = course;
    }

    /** The same for one of several equal parts of a method's work, begun in their order. */
    public Probe part(int index, int parts) {
        return new Probe(model, layers, settings, sweeps, course.part(index, parts));
    }

    /** Says how many rows all sweeps have that follow: a method that runs several says so, that people can see how far it is. */
    public void expect(long rows) {
        course.expect(rows);
    }

    public Model model() {
        return model;
    }

    public Layers layers() {
        return layers;
    }

    /** How the pictures were made. */
    public Preprocessing preprocessing() {
        return settings.preprocessing()
                .orElseGet(() -> Preprocessing.imageNet(model.width(), model.height(), Fit.STRETCH));
    }

    /** The baselines for a picture. */
    public List<Tensor> baselines(Baseline baseline, Question question) {
        return baseline.of(question.picture(), preprocessing(), question.randomness());
    }

    /**
     * A graph over a batch of inputs.
     *
     * @param key stands for the program: where it is equal to that of an earlier call, the graph of that time serves again
     */
    public Sweep sweep(Object key, SweepProgram program) {
        return new Sweep(sweeps.of(key, model.input(), () -> model, program), course);
    }

    /**
     * A graph over a batch of values of a layer, from which the rest of the network is computed. To the program the layer's value is the input.
     *
     * @throws NotApplicableException if the rest needs other values too
     */
    public Sweep tail(Layer layer, Object key, SweepProgram program) {
        return new Sweep(sweeps.of(key, layer.value(), () -> tailFrom(layer), program), course);
    }

    /** The scores of one class for many inputs, {@code [count]}. */
    public float[] scores(int target, int count, RowWriter writer) {
        return sweep(SCORE, sweep -> sweep.each(SCORE, sweep.passes().score()))
                .run(target, count, Map.of(), writer)
                .each(SCORE);
    }

    /** The scores of one class for many values of a layer, {@code [count]}. */
    public float[] scoresFrom(Layer layer, int target, int count, RowWriter writer) {
        return tail(layer, SCORE, sweep -> sweep.each(SCORE, sweep.passes().score()))
                .run(target, count, Map.of(), writer)
                .each(SCORE);
    }

    /** The value of a layer for one picture, {@code [1, ...]}. */
    public Tensor value(Layer layer, Tensor picture) {
        return sweep(layer, sweep -> sweep.sum(VALUE, layer.value()))
                .run(0, 1, Map.of(), (index, row) -> row.input().put(picture.floatBuffer()))
                .sum(VALUE);
    }

    /** Whether all paths from the picture to the scores pass through a layer. */
    public boolean carriesAll(Layer layer) {
        return layer.value().equals(model.input())
                || after(layer).stream().noneMatch(node -> node.inputs().contains(model.input()));
    }

    /** The nodes that the scores need besides the layer's value. */
    private List<Node> after(Layer layer) {
        List<Node> rest = new ArrayList<>();
        Set<String> reached = new HashSet<>(Set.of(model.scores()));
        List<Node> nodes = model.graph().nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs().stream().anyMatch(reached::contains)
                    && !node.outputs().contains(layer.value())) {
                reached.addAll(node.inputs());
                rest.add(node);
            }
        }
        Collections.reverse(rest);
        return rest;
    }

    private Model tailFrom(Layer layer) {
        Graph graph = model.graph();
        if (!carriesAll(layer)) {
            throw new NotApplicableException("the scores of '" + model.name() + "' do not depend on layer '"
                    + layer.name() + "' alone; choose one that everything passes through");
        }
        GraphBuilder builder = graph.toBuilder().nodes(after(layer));
        if (!layer.value().equals(model.input())) {
            Value value = graph.value(layer.value());
            if (value == null) {
                throw new NotApplicableException("nothing is known of layer '" + layer.name() + "'");
            }
            builder.forgetValue(layer.value()).removeInput(model.input()).input(value);
        }
        Graph tail = builder.outputs(List.of(model.scores())).buildPruned();
        return new Model(
                model.name(),
                tail,
                layer.value(),
                model.scores(),
                model.cutOff(),
                model.labels(),
                model.origin(),
                model.temperature());
    }
}
