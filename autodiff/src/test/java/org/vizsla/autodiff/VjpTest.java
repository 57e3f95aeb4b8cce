package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.op.OperatorTraits;
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
    void everyOperatorHasTraits() {
        assertThat(OperatorTraits.all().keySet())
                .as("an operator with a derivative of any kind needs a line in OperatorTraits")
                .containsAll(DerivativeTable.all().keySet());
    }
}
