package org.vizsla.graph.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.graph.Node;

class OperatorTraitsTest {
    private static Operator of(String operator) {
        return OperatorTraits.of(new Node("", operator, "", List.of("x"), List.of("y"), Map.of()));
    }

    @Test
    void traitsThatFollowNeedNotBeRepeated() {
        assertThat(of("Conv").traits())
                .containsExactlyInAnyOrder(
                        Trait.WEIGHS, Trait.BILINEAR, Trait.LINEAR, Trait.LINEAR_IN_FIRST, Trait.HOMOGENEOUS);
        assertThat(of("Softmax").has(Trait.NORMALIZES)).isTrue();
        assertThat(of("LayerNormalization").has(Trait.SHARES)).isFalse();
    }

    @Test
    void aQuotientIsLinearInWhatIsDivided() {
        assertThat(of("Div").isLinearIn(0)).isTrue();
        assertThat(of("Div").isLinearIn(1)).isFalse();
        assertThat(of("Mul").isLinearIn(1)).isTrue();
        assertThat(of("Max").isLinearIn(0)).isFalse();
    }

    @Test
    void nothingIsKnownOfOtherOperators() {
        Operator custom = OperatorTraits.of(new Node("", "Conv", "my.domain", List.of("x"), List.of("y"), Map.of()));
        for (Operator operator : List.of(custom, of("Unheard"))) {
            assertThat(operator.has(Axes.UNKNOWN)).isTrue();
            assertThat(operator.sign()).isEqualTo(Sign.FREE);
            assertThat(operator.traits()).isEmpty();
        }
    }

    @Test
    void everyLineSaysWhatHappensToAxes() {
        assertThat(OperatorTraits.operators(operator -> operator.has(Axes.UNKNOWN)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyTraitIsSomeOperators(Trait trait) {
        assertThat(OperatorTraits.operators(operator -> operator.has(trait))).isNotEmpty();
    }

    @Test
    void theKindsOfFunctionsExcludeEachOther() {
        List<Trait> kinds = List.of(Trait.SUMS, Trait.BILINEAR, Trait.FUNCTION, Trait.NORMALIZES, Trait.MOVES);
        assertThat(OperatorTraits.operators(
                        operator -> kinds.stream().filter(operator::has).count() > 1))
                .isEmpty();
    }

    @Test
    void aNonlinearFunctionOrNormalizationIsNotLinear() {
        assertThat(OperatorTraits.operators(operator ->
                        (operator.has(Trait.FUNCTION) || operator.has(Trait.NORMALIZES)) && operator.isLinearIn(0)))
                .isEmpty();
    }
}
