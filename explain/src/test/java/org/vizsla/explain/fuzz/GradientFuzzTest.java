package org.vizsla.explain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.Derivative;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.explain.fuzz.GradientCheck.Verdict;
import org.vizsla.explain.fuzz.GradientFuzz.Tried;
import org.vizsla.graph.pass.DecomposeOperators;

/**
 * Gradients of random networks, imported as files are, equal finite differences to 1e-3 of their length. {@link GradientFuzz} is the same at any length: the system property {@code vizsla.fuzz.rounds} says how many networks
 * there are for each operator, here and there.
 */
class GradientFuzzTest {
    /** Made from few numbers, whose derivatives no image reaches in a usual network, or going up in steps. */
    private static final Set<String> ELSEWHERE =
            Set.of("DequantizeLinear", "DynamicQuantizeLinear", "OneHot", "QuantizeLinear", "Range");

    @Test
    void noneIsWrongAndNoneIsRefused() {
        List<Tried> all = GradientFuzz.run(Pieces.all(), Integer.getInteger("vizsla.fuzz.rounds", 1), 3);

        assertThat(all)
                .filteredOn(tried -> tried.result().verdict() == Verdict.WRONG
                        || tried.result().verdict() == Verdict.REFUSED)
                .as("networks that are wrong or refused")
                .extracting(tried -> tried.network() + ": " + tried.result().message())
                .isEmpty();
        assertThat(all)
                .filteredOn(tried -> tried.result().verdict() == Verdict.RIGHT)
                .hasSizeGreaterThan(all.size() * 19 / 20);
    }

    @Test
    void everyOperatorWithADerivativeIsTried() {
        Set<String> differentiable = new TreeSet<>(DecomposeOperators.operators());
        DerivativeTable.all().forEach((operator, derivative) -> {
            if (derivative instanceof Derivative.Vjp) {
                differentiable.add(operator);
            }
        });
        differentiable.removeAll(ELSEWHERE);

        Set<String> tried = Pieces.all().stream().map(Piece::operator).collect(Collectors.toSet());
        assertThat(tried).containsExactlyInAnyOrderElementsOf(differentiable);
    }
}
