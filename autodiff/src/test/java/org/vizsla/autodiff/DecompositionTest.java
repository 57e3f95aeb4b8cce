package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.pass.DecomposeOperators;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.VjpAssertions;

/** Operators that are written in others keep their results, and have derivatives. */
class DecompositionTest {
    static List<VjpCase> cases() {
        return DecompositionCases.all();
    }

    private static Graph decomposed(VjpCase example) {
        return new DecomposeOperators().apply(LearnValues.apply(example.graph()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheResults(VjpCase example) {
        Graph parts = decomposed(example);
        String output = example.graph().outputs().get(0);
        Tensor expected = Session.runOnce(example.graph(), example.point()).get(output);
        Tensor actual = Session.runOnce(parts, example.point()).get(output);

        assertThat(parts.nodes()).noneMatch(node -> node.is(example.operator()));
        assertThat(parts.opset()).isEqualTo(GraphBuilder.OPSET);
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.floats()).containsExactly(expected.floats(), within(1e-5f));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theBackwardPassIsTheTransposeOfTheJacobian(VjpCase example) {
        VjpAssertions.assertVjp(
                decomposed(example), example.point(), example.step(), example.tolerance(), BackwardBuilder::append);
    }

    @Test
    void everyDecompositionHasACase() {
        Set<String> tested = cases().stream().map(VjpCase::operator).collect(Collectors.toSet());

        assertThat(tested).isEqualTo(DecomposeOperators.operators());
    }
}
