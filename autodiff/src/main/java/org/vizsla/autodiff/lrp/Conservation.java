package org.vizsla.autodiff.lrp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.autodiff.Absorbed;
import org.vizsla.autodiff.BackwardPass;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.analysis.Cuts;

/**
 * The account of a relevance pass, layer by layer: at each layer, the relevance and what was absorbed between the layer and the scores add up to the
 * score.
 *
 * <p>Absorbed is what the rules declare that they do not pass on: the shares of biases, stabilizers and constants. Their sums are computed from the
 * rules' formulas, never as a difference, so that a rule that loses relevance is detected. A derivative that stands in for a rule makes no claim:
 * where it does more than move relevance, the difference counts as absorbed.
 *
 * @param layers the values of {@link Cuts#between}, from the scores to the input; of those that hold the same relevance, only the first
 * @param held the sum of relevance at each, {@code [layers, N]}
 * @param absorbed what was absorbed between each and the scores, {@code [layers, N]}
 * @param magnitude the largest sum of magnitudes at any of them, {@code [N]}: rounding is proportional to that, not to the score
 */
public record Conservation(List<String> layers, String held, String absorbed, String magnitude) {
    public Conservation {
        layers = List.copyOf(layers);
    }

    /**
     * Emits the account.
     *
     * @param input of the network
     * @param scores where the pass began, {@code [N, classes]}
     * @param pass of relevance, from the scores to the input
     */
    public static Conservation append(
            GraphBuilder target, Graph forward, String input, String scores, BackwardPass pass) {
        Ops ops = new Ops(target);
        PerPicture perPicture = new PerPicture(ops, forward, scores);
        List<Absorbed> shares = pass.absorbed();
        Map<String, Integer> places = places(forward);
        List<String> layers = new ArrayList<>();
        List<String> held = new ArrayList<>();
        List<String> magnitudes = new ArrayList<>();
        List<Integer> between = new ArrayList<>();
        List<String> cuts = new ArrayList<>(Cuts.between(forward, input, scores));
        Collections.reverse(cuts);
        String before = "";
        for (String cut : cuts) {
            String relevance = pass.cotangent(cut);
            int place = places.getOrDefault(cut, -1);
            int count = Math.toIntExact(shares.stream()
                    .takeWhile(share -> places.getOrDefault(share.by(), -1) > place)
                    .count());
            if (!relevance.equals(before) || between.get(between.size() - 1) != count) {
                layers.add(cut);
                held.add(perPicture.reduce("ReduceSum", relevance, cut));
                magnitudes.add(perPicture.reduce("ReduceL1", relevance, cut));
                between.add(count);
                before = relevance;
            }
        }
        String sums = rows(ops, held);
        return new Conservation(
                layers,
                sums,
                absorbed(ops, perPicture, shares, between, sums),
                ops.op("ReduceMax", rows(ops, magnitudes), ops.integers(0))
                        .with("keepdims", 0)
                        .value());
    }

    /** The list goes from the last node to the first; each layer counts its beginning. */
    private static String absorbed(
            Ops ops, PerPicture perPicture, List<Absorbed> all, List<Integer> between, String sums) {
        List<Absorbed> counted = all.subList(0, Collections.max(between));
        if (counted.isEmpty()) {
            return ops.zerosLike(sums);
        }
        float[] factors = new float[between.size() * counted.size()];
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Absorbed share = counted.get(i);
            shares.add(perPicture.reduce("ReduceSum", share.amount(), share.like()));
            for (int layer = 0; layer < between.size(); layer++) {
                factors[layer * counted.size() + i] = i < between.get(layer) ? (float) share.factor() : 0;
            }
        }
        Shape shape = Shape.of(between.size(), counted.size());
        return ops.matmul(ops.graph().constant("between", Tensor.ofFloats(shape, factors)), rows(ops, shares));
    }

    /** Several {@code [N]} as {@code [rows, N]}. */
    private static String rows(Ops ops, List<String> rows) {
        return ops.reshape(ops.concat(0, rows.toArray(String[]::new)), rows.size(), -1);
    }

    /** The number of the node that computes each value. */
    private static Map<String, Integer> places(Graph forward) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < forward.nodes().size(); i++) {
            for (String output : forward.nodes().get(i).outputs()) {
                places.put(output, i);
            }
        }
        return places;
    }
}
