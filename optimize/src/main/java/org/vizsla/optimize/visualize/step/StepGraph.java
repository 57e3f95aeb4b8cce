package org.vizsla.optimize.visualize.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vizsla.autodiff.BackwardBuilder;
import org.vizsla.autodiff.Composite;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Extraction;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.objective.Diversity;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.ObjectiveBuilder;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.runtime.LearnValues;

/**
 * A step as a graph: from the optimized numbers to how much each view excites its objective, and the gradient of the sum of all back to the numbers. Painting, motion and objective are operators like the
 * network's own, and differentiated with it.
 *
 * <p>Outputs: {@value #VALUES}, {@code [views]}, what is to rise, without penalties; {@value #SLOPE}, the gradient with respect to the numbers of the mean over the views of each picture, less
 * penalties; {@value #SLOPE_OF_PICTURES}, if wanted.
 *
 * @param graph the whole
 * @param forward its first part
 */
public record StepGraph(Graph graph, Graph forward) {
    public static final String PARAMETERS = "visualize/parameters";
    public static final String NOISE = "visualize/noise";
    public static final String PICTURES = "visualize/pictures";
    public static final String VALUES = "visualize/values";
    public static final String RISING = "visualize/rising";
    public static final String SLOPE = "visualize/slope";
    public static final String SLOPE_OF_PICTURES = "visualize/slope_of_pictures";

    /**
     * Compiles it.
     *
     * @throws DifferentiationException if the objective cannot be differentiated
     */
    public static StepGraph of(StepRequest request, boolean redirected) {
        Graph forward = forward(request);
        Map<String, String> wanted = new LinkedHashMap<>(Map.of(PARAMETERS, SLOPE));
        if (request.slopeOfPictures()) {
            wanted.put(PICTURES, SLOPE_OF_PICTURES);
        }
        Composite rules = redirected ? RedirectedRectifier.COMPOSITE : Composite.GRADIENT;
        return new StepGraph(differentiated(request, forward, wanted, rules), forward);
    }

    /**
     * From pictures, {@value #PICTURES}, to {@value #VALUES} and {@value #SLOPE_OF_PICTURES}.
     *
     * @param request of which painting and penalties do not matter
     * @throws DifferentiationException if the objective cannot be differentiated
     */
    public static Graph slopeAtPictures(StepRequest request) {
        Graph whole = forward(request);
        Graph forward = Extraction.between(whole, Set.of(PICTURES), List.of(VALUES, RISING));
        return differentiated(request, forward, Map.of(PICTURES, SLOPE_OF_PICTURES), Composite.GRADIENT);
    }

    /** The values, and the slopes of what is to rise with respect to some values, by the name that each gets. */
    private static Graph differentiated(
            StepRequest request, Graph forward, Map<String, String> wanted, Composite rules) {
        GraphBuilder builder = forward.toBuilder().scope("visualize/back");
        Shape rising = Shape.of(request.view().pictures());
        float[] ones = new float[rising.length()];
        Arrays.fill(ones, 1f);
        String seed = builder.constant("seed", Tensor.ofFloats(rising, ones));
        Map<String, String> slopes =
                BackwardBuilder.append(builder, forward, Map.of(RISING, seed), List.copyOf(wanted.keySet()), rules);
        List<String> outputs = new ArrayList<>(List.of(VALUES));
        wanted.forEach((value, name) -> outputs.add(builder.rename(slopes.getOrDefault(value, ""), name)));
        return new Speedups().apply(builder.outputs(outputs).buildPruned());
    }

    /** From the numbers to {@value #RISING}, {@code [pictures]}; all shapes are known. */
    private static Graph forward(StepRequest request) {
        return forward(request, List.of(VALUES, RISING, PICTURES));
    }

    /**
     * From pictures, {@value #PICTURES}, to what they are worth, {@value #VALUES}, and the network's scores.
     *
     * @param request of which painting and penalties do not matter
     */
    public static Graph ofPictures(StepRequest request) {
        String scores = request.layers().model().scores();
        Graph forward = forward(request, List.of(VALUES, PICTURES, scores));
        return Extraction.between(forward, Set.of(PICTURES), List.of(VALUES, scores));
    }

    private static Graph forward(StepRequest request, List<String> outputs) {
        Model model = request.layers().model();
        View view = request.view();
        GraphBuilder builder =
                model.graph().toBuilder().name(model.name() + " visualized").scope("visualize");
        var network = model.graph().nodes();
        builder.nodes(List.of()).removeInput(model.input()).forgetValues();
        Ops ops = new Ops(builder);
        builder.input(
                PARAMETERS,
                DataType.FLOAT32,
                request.painting().parameterization().shape(view.pictures(), view.canvas()));
        String pictures = builder.rename(request.painting().emit(ops, PARAMETERS), PICTURES);
        View seen = request.seen();
        String all = request.start()
                .map(start -> ops.concat(0, pictures, repeated(ops, start, view.pictures())))
                .orElse(pictures);
        String views = request.transformation().emit(ops, all, seen);
        if (request.noise()) {
            views = ops.add(views, builder.input(NOISE, DataType.FLOAT32, seen.shape()));
        }
        builder.rename(NetworkInput.emit(ops, views, request.normalization(), seen), model.input());
        network.forEach(builder::add);
        String values = builder.rename(values(request, ops), VALUES);
        String rising = ops.mean(ops.reshape(values, view.pictures(), view.views()), false, 1);
        builder.rename(less(rising, request, ops), RISING);
        return LearnValues.apply(builder.outputs(outputs).buildPruned());
    }

    private static String repeated(Ops ops, Tensor picture, int times) {
        String one = ops.graph().constant("start", picture);
        return times == 1
                ? one
                : ops.op("Tile", one, ops.integers(times, 1, 1, 1)).value();
    }

    /** How much each view excites its picture's objective, {@code [views]}; neighbours with the same are judged together. */
    private static String values(StepRequest request, Ops ops) {
        View view = request.view();
        List<FeatureObjective> objectives = request.objectives();
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < objectives.size(); ) {
            int next = first + 1;
            while (next < objectives.size() && objectives.get(next).equals(objectives.get(first))) {
                next++;
            }
            parts.add(objectives
                    .get(first)
                    .emit(new ObjectiveBuilder(
                            request.layers(),
                            ops,
                            first * view.views(),
                            (next - first) * view.views(),
                            request.seen().rows())));
            first = next;
        }
        return ops.concat(0, parts.toArray(String[]::new));
    }

    private static String less(String rising, StepRequest request, Ops ops) {
        View view = request.view();
        String left = rising;
        Regularization held = request.regularization();
        if (held.l1() > 0 || held.l2() > 0) {
            String deviation = ops.sub(PICTURES, ops.scalar(0.5));
            left = lessSum(ops, left, held.l1(), ops.op("Abs", deviation).value());
            left = lessSum(ops, left, held.l2(), ops.square(deviation));
        }
        if (held.variation() > 0) {
            for (int axis = 2; axis < 4; axis++) {
                long side = axis == 2 ? view.canvas().height() : view.canvas().width();
                String difference = ops.sub(ops.slice(PICTURES, axis, 1, side), ops.slice(PICTURES, axis, 0, side - 1));
                left = lessSum(ops, left, held.variation(), ops.square(difference));
            }
        }
        if (request.diversity() > 0 && view.pictures() > 1) {
            ObjectiveBuilder all = new ObjectiveBuilder(
                    request.layers(), ops, 0, view.rows(), request.seen().rows());
            String likeness = Diversity.likeness(all, request.diversityLayer(), view.pictures());
            left = ops.sub(left, ops.mul(likeness, request.diversity()));
        }
        return left;
    }

    /** What is left of {@code [pictures]} less a multiple of the sum of each picture's values. */
    private static String lessSum(Ops ops, String left, double weight, String values) {
        return weight == 0 ? left : ops.sub(left, ops.mul(ops.sum(values, false, 1, 2, 3), weight));
    }
}
