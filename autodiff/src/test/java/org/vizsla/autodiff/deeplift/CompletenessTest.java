package org.vizsla.autodiff.deeplift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.autodiff.DifferentiationCases;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/** Contributions sum to the difference of the results, operator by operator. */
class CompletenessTest {
    /**
     * The first input of these is not a number to be explained, or has no continuous influence; or, with 8 bits, the rounding that contributions pass straight through is coarser than
     * the tolerance.
     */
    private static final List<String> DERIVATIVES = List.of("Where", "OneHot", "Range", "DynamicQuantizeLinear");

    static List<DifferentiationCases.Case> cases() {
        return DifferentiationCases.all().stream()
                .filter(example -> !DERIVATIVES.contains(example.operator()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void contributionsSumToTheDifference(DifferentiationCases.Case example) {
        Graph forward = LearnValues.apply(example.graph());
        String input = forward.inputs().iterator().next().name();
        String output = forward.outputs().get(0);
        GraphBuilder builder = forward.toBuilder();
        Tensor y = Session.runOnce(forward, example.point()).get(output);
        Tensor seed = new RandomTensors(23).normal(y.shape().sizes());
        Tensor x = new Tensors(example.point()).get(input);
        String baseline = builder.constant("zero", nearer(x));
        DeepLift lift = DeepLift.append(
                builder,
                forward,
                Map.of(output, builder.constant("seed", seed)),
                input,
                baseline,
                PoolingConvention.COMPLETE);
        String there = lift.reference().of(output);
        Tensors results = Session.runOnce(
                builder.outputs(List.of(lift.contributions(), there)).buildPruned(), example.point());
        double sum = 0;
        for (float contribution : results.get(lift.contributions()).floats()) {
            sum += contribution;
        }
        double difference = 0;
        double scale = 1e-6;
        for (int i = 0; i < seed.elements(); i++) {
            double term = seed.floats()[i] * (y.floats()[i] - results.get(there).floats()[i]);
            difference += term;
            scale += Math.abs(term);
        }

        assertThat(Math.abs(sum - difference) / scale)
                .as("%s against %s", sum, difference)
                .isLessThan(1e-4);
    }

    /** 0.4 to 0.6 of each value: of its sign, and not in one direction for all. */
    private static Tensor nearer(Tensor x) {
        float[] factors =
                new RandomTensors(29).uniform(0.4, 0.6, x.shape().sizes()).floats();
        float[] values = x.floats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i];
        }
        return Tensor.ofFloats(x.shape(), values);
    }
}
