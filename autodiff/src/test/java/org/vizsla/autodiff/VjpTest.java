package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.VjpAssertions;

class VjpTest {
    static List<VjpCase> cases() {
        return VjpCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBackwardPassIsTheTransposeOfTheJacobian(VjpCase example) {
        VjpAssertions.assertVjp(
                example.graph(), example.point(), example.step(), example.tolerance(), BackwardBuilder::append);
    }

    @Test
    void everyRuleHasACase() {
        Set<String> ruled = DerivativeTable.all().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Derivative.Vjp)
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> tested = cases().stream().map(VjpCase::operator).collect(Collectors.toSet());

        assertThat(tested).containsAll(ruled);
        assertThat(ruled).as("cases of operators without a rule").containsAll(tested);
    }

    @Test
    void cotangentsPassStraightThroughRounding() {
        GraphBuilder b = new GraphBuilder("rounding");
        String x = b.input("x", DataType.FLOAT32, Shape.of(3));
        String zero = b.constant("zero", Tensor.of(DataType.UINT8, Shape.of(), ByteBuffer.wrap(new byte[] {7})));
        String fixed = b.op("QuantizeLinear", x, b.scalar(0.5f), zero).value();
        String real = b.op("DequantizeLinear", fixed, b.scalar(0.5f), zero).value();
        List<String> measured = b.op("DynamicQuantizeLinear", real).values(3);
        String y = b.op("DequantizeLinear", measured).value();
        Graph forward = LearnValues.apply(b.output(y).build());
        GraphBuilder target = forward.toBuilder();
        String seed = target.constant("seed", Tensor.ofFloats(Shape.of(3), 1, -2, 3));
        String gradient = BackwardBuilder.append(target, forward, Map.of(y, seed), List.of(x))
                .get(x);
        Graph backward =
                target.outputs(List.of(Objects.requireNonNull(gradient))).buildPruned();
        Tensors results = Session.runOnce(backward, Map.of(x, Tensor.ofFloats(Shape.of(3), 0.3f, 1.1f, -2f)));

        assertThat(results.get(gradient).floats()).containsExactly(1, -2, 3);
    }

    @Test
    void everyOperatorHasTraits() {
        assertThat(OperatorTraits.all().keySet())
                .as("an operator with a derivative of any kind needs a line in OperatorTraits")
                .containsAll(DerivativeTable.all().keySet());
    }
}
