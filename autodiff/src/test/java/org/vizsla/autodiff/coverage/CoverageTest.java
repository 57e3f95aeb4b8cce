package org.vizsla.autodiff.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.graph.pass.DecomposeOperators;

class CoverageTest {
    private static final List<OperatorSupport> ALL = Coverage.all();

    @Test
    void namesAReasonWhereThereIsNoDerivative() {
        assertThat(ALL)
                .filteredOn(
                        each -> each.derivative() == DerivativeKind.MISSING || each.derivative() == DerivativeKind.NONE)
                .isNotEmpty()
                .allMatch(each -> !each.reason().isEmpty());
    }

    @Test
    void namesARelevanceRuleWhereThereIsADerivative() {
        assertThat(ALL)
                .filteredOn(each -> each.derivative() == DerivativeKind.YES)
                .isNotEmpty()
                .allMatch(each -> !each.relevance().isEmpty());
    }

    @Test
    void knowsEveryOperatorThatHasADerivativeOrParts() {
        List<String> names = ALL.stream().map(OperatorSupport::operator).toList();
        assertThat(names).containsAll(DerivativeTable.all().keySet());
        assertThat(names).containsAll(DecomposeOperators.operators());
    }

    @Test
    void tellsTheFiveKindsApart() {
        assertThat(kind("Conv")).isEqualTo(DerivativeKind.YES);
        assertThat(kind("Greater")).isEqualTo(DerivativeKind.ZERO);
        assertThat(kind("LSTM")).isEqualTo(DerivativeKind.DECOMPOSED);
        assertThat(kind("Bernoulli")).isEqualTo(DerivativeKind.NONE);
        assertThat(kind("MaxRoiPool")).isEqualTo(DerivativeKind.MISSING);
    }

    private static DerivativeKind kind(String operator) {
        return ALL.stream()
                .filter(each -> each.operator().equals(operator))
                .findFirst()
                .orElseThrow()
                .derivative();
    }
}
