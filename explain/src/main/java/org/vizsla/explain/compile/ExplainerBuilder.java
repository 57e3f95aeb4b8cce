package org.vizsla.explain.compile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.autodiff.Composite;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.picture.Preprocessing;

/**
 * The passes through the network that methods share. Each is emitted once, and only as far as methods need it: from the scores back to the layer, or to the input.
 */
public final class ExplainerBuilder {
    private record Pass(Composite composite, Map<String, String> seeds) {}

    private final Model model;
    private final GraphBuilder target;
    private final String chosen;
    private final String oneHot;
    private final Layers layers;
    private final Preprocessing preprocessing;
    private final Map<Pass, BackwardPass> emitted = new HashMap<>();
    private @Nullable String score;
    private @Nullable String chosenScore;

    private ExplainerBuilder(
            Layers layers, GraphBuilder target, String chosen, String oneHot, Preprocessing preprocessing) {
        this.model = layers.model();
        this.target = target;
        this.chosen = chosen;
        this.oneHot = oneHot;
        this.layers = layers;
        this.preprocessing = preprocessing;
    }

    /**
     * Adds the input for the classes to explain, and the values derived from it.
     *
     * @param layers the network's layers
     * @param target a builder that has the network's nodes
     * @param input the name of the new input, INT64 {@code [N]}: a class for each image, or a negative number for the class with the highest score
     */
    public static ExplainerBuilder begin(
            Layers layers, GraphBuilder target, String input, Preprocessing preprocessing) {
        Model model = layers.model();
        Ops ops = new Ops(target);
        String named = target.input(input, DataType.INT64, new Shape(List.of(model.batch())));
        String chosen = ops.where(ops.less(named, target.integer(0)), top(model, ops, target), named);
        String oneHot = ops.oneHot(chosen, target.integer(model.classes()), 1);
        return new ExplainerBuilder(layers, target, chosen, oneHot, preprocessing);
    }

    /** The class with the highest score, excluding the one that others are compared with. A number is always explained upwards, whatever its sign. */
    private static String top(Model model, Ops ops, GraphBuilder target) {
        Optional<Integer> excluded = (model.answer() == Answer.NUMBER ? Optional.of(1) : model.rival())
                .filter(index -> index < model.classes());
        String scores = model.scores();
        if (excluded.isPresent()) {
            float[] most = new float[model.classes()];
            Arrays.fill(most, Float.MAX_VALUE);
            most[excluded.get()] = -Float.MAX_VALUE;
            String bounds = target.constant("candidates", Tensor.ofFloats(Shape.of(1, most.length), most));
            scores = ops.op("Min", scores, bounds).value();
        }
        return ops.op("ArgMax", scores).with("axis", 1).with("keepdims", 0).value();
    }

    /** The network; all its values can be used by name. */
    public Model model() {
        return model;
    }

    /** The operations for writing a method. */
    public Ops ops() {
        return new Ops(target);
    }

    public Layers layers() {
        return layers;
    }

    /** How the images were preprocessed. */
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** The images, {@code [N, C, H, W]}. */
    public String input() {
        return model.input();
    }

    /** The class explained, INT64 {@code [N]}. */
    public String chosen() {
        return chosen;
    }

    /** 1 for the class explained, 0 elsewhere: {@code [N, classes]}. */
    public String oneHot() {
        return oneHot;
    }

    /** The score of the class explained, {@code [N]}. */
    public String score() {
        String known = score;
        if (known == null) {
            Ops ops = ops();
            known = ops.sum(ops.mul(model.scores(), oneHot), false, 1);
            score = known;
        }
        return known;
    }

    /** The gradient of the score with respect to the images, {@code [N, C, H, W]}. */
    public String inputGradient() {
        return gradient(model.input());
    }

    /** The gradient of the score with respect to a value of the network, in the value's shape; a single backward pass computes them all. */
    public String gradient(String value) {
        return backward(Composite.GRADIENT, value);
    }

    /** The result at a value of the network of a backward pass with custom rules that starts with 1 at the score. */
    public String backward(Composite composite, String value) {
        return backward(composite, Map.of(model.scores(), oneHot), value);
    }

    /**
     * The result of a backward pass at a value of the network.
     *
     * @param composite the rules that replace derivatives
     * @param seeds what the pass starts with, keyed by the network value it starts from
     */
    public String backward(Composite composite, Map<String, String> seeds, String value) {
        BackwardPass pass = backward(composite, seeds);
        return pass.knows(value) ? pass.cotangent(value) : ops().zerosLike(value);
    }

    /**
     * A backward pass with results for the input and all floating-point values computed from it. Values computed from its shape alone, such as a class token repeated for each image, have
     * none.
     *
     * @param composite the rules that replace derivatives
     * @param seeds what the pass starts with, keyed by the network value it starts from
     */
    public BackwardPass backward(Composite composite, Map<String, String> seeds) {
        return emitted.computeIfAbsent(
                new Pass(composite, Map.copyOf(seeds)),
                pass -> BackwardBuilder.begin(target, model.graph(), seeds, List.of(model.input()), composite));
    }

    /** A backward pass of relevance: with custom rules, starting with the score of the class explained. */
    public BackwardPass relevance(Composite composite) {
        String known = chosenScore;
        if (known == null) {
            known = ops().mul(model.scores(), oneHot);
            chosenScore = known;
        }
        return backward(composite, Map.of(model.scores(), known));
    }
}
