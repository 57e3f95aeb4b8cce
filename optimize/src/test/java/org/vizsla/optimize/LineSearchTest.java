package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineSearchTest {
    private static double end(double wanted, double guess, DoubleUnaryOperator function) {
        AtomicInteger asked = new AtomicInteger();
        double found = LineSearch.find(wanted, function.applyAsDouble(0), guess, at -> {
            asked.incrementAndGet();
            return function.applyAsDouble(at);
        });
        assertThat(asked.get()).isBetween(1, 16);
        return found;
    }

    static List<Arguments> functions() {
        DoubleUnaryOperator line = x -> 3 * x - 1;
        DoubleUnaryOperator steep = x -> x * x * x;
        DoubleUnaryOperator kinked = x -> x < 1 ? 0.01 * x : 0.01 + 5 * (x - 1);
        return List.of(
                Arguments.of(line, 5, 2),
                Arguments.of(line, -7, -2),
                Arguments.of(line, 5, 1e-3),
                Arguments.of(line, 5, 1e3),
                Arguments.of(steep, 8, 0.1),
                Arguments.of(steep, -8, -100),
                Arguments.of(kinked, 4, 0.5));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void endsWhereTheFunctionIsAsWanted(DoubleUnaryOperator function, double wanted, double guess) {
        double way = Math.abs(wanted - function.applyAsDouble(0));
        assertThat(function.applyAsDouble(end(wanted, guess, function))).isCloseTo(wanted, within(0.02 * way));
    }

    static List<Arguments> unreachable() {
        return List.of(Arguments.of(5.0, 1.0), Arguments.of(5.0, 100.0));
    }

    /** A hill of height 1 at 2: no place is as wanted, and the top is nearest. */
    @ParameterizedTest
    @MethodSource("unreachable")
    void endsAtTheNearestPlaceThatWasTried(double wanted, double guess) {
        DoubleUnaryOperator hill = x -> Math.exp(-(x - 2) * (x - 2));
        double at = end(wanted, guess, hill);
        assertThat(hill.applyAsDouble(at)).isGreaterThan(hill.applyAsDouble(0));
    }
}
