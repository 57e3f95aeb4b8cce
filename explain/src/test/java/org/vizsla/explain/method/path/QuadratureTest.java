package org.vizsla.explain.method.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {
    private static double integral(Quadrature rule, int steps, int power) {
        return rule.points(steps, () -> {}).stream()
                .mapToDouble(point -> point.weight() * Math.pow(point.alpha(), power))
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Quadrature.class)
    void weightsSumToOneAndPointsAreInOrder(Quadrature rule) {
        for (int steps : new int[] {2, 3, 50, 1000}) {
            assertThat(integral(rule, steps, 0)).isCloseTo(1, within(1e-12));
            List<Double> alphas = rule.points(steps, () -> {}).stream()
                    .map(Quadrature.Point::alpha)
                    .toList();
            assertThat(alphas).hasSize(steps).isSorted().allMatch(alpha -> alpha >= 0 && alpha <= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 200})
    void gaussLegendreIsExactForPolynomials(int steps) {
        for (int power : new int[] {1, steps, 2 * steps - 1}) {
            assertThat(integral(Quadrature.GAUSS_LEGENDRE, steps, power)).isCloseTo(1.0 / (power + 1), within(1e-12));
        }
    }

    @Test
    void endsBetweenTwoPoints() {
        AtomicInteger checks = new AtomicInteger();
        assertThatThrownBy(() -> Quadrature.GAUSS_LEGENDRE.points(1000, () -> {
                    if (checks.incrementAndGet() == 3) {
                        throw new IllegalStateException("ended");
                    }
                }))
                .hasMessage("ended");
        assertThat(checks).hasValue(3);
    }

    @Test
    void theOthersEndWhereTheirNamesSay() {
        assertThat(Quadrature.LEFT.points(4, () -> {}))
                .extracting(Quadrature.Point::alpha)
                .containsExactly(0.0, 0.25, 0.5, 0.75);
        assertThat(Quadrature.RIGHT.points(4, () -> {}))
                .extracting(Quadrature.Point::alpha)
                .containsExactly(0.25, 0.5, 0.75, 1.0);
        assertThat(Quadrature.TRAPEZOID.points(3, () -> {}))
                .containsExactly(
                        new Quadrature.Point(0, 0.25), new Quadrature.Point(0.5, 0.5), new Quadrature.Point(1, 0.25));
    }
}
