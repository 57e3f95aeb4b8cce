package org.vizsla.explain.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.Derivative;
import org.vizsla.autodiff.DerivativeTable;
import org.vizsla.graph.pass.DecomposeOperators;

/**
 * Gradients of random networks, imported as files are, equal finite differences to 1e-3 of their length. The system properties {@code vizsla.fuzz.rounds} and {@code vizsla.fuzz.seed} say how many networks there are for each
 * operator, and which; {@code target/gradients.txt} then tells what came of them. {@link GradientFuzz} shows one of them.
 */
@Tag("once")
class GradientFuzzTest {
    /** Made from few numbers, whose derivatives no image reaches in a usual network, or going up in steps. */
    private static final Set<String> ELSEWHERE =
            Set.of("DequantizeLinear", "DynamicQuantizeLinear", "OneHot", "QuantizeLinear", "Range");

    @Test
    void noneIsWrongAndNoneIsRefused() throws IOException {
        FuzzSummary summary = new FuzzSummary();
        for (int round = 0; round < Integer.getInteger("vizsla.fuzz.rounds", 1); round++) {
            GradientFuzz.run(Pieces.all(), Long.getLong("vizsla.fuzz.seed", 3) + round)
                    .forEach(summary::add);
        }
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("gradients.txt"), summary.toString());

        assertThat(summary.failures()).isEmpty();
        assertThat(summary.right()).isGreaterThan(0.95);
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
