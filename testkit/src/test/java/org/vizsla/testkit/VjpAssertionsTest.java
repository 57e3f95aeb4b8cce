package org.vizsla.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** An assertion that cannot fail proves nothing. */
class VjpAssertionsTest {
    private static final Tensor POINT = new RandomTensors(3).normal(2, 3);

    private static Graph cube() {
        GraphBuilder b = new GraphBuilder("cube");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        return b.output(b.op("Mul", x, b.op("Mul", x, x).value()).named("y")).build();
    }

    private static VjpAssertions.Backward timesSquare(float factor) {
        return (target, forward, seeds, wanted) -> {
            String square = target.op("Mul", "x", "x").value();
            String scaled = target.op("Mul", square, target.scalar(factor)).value();
            return Map.of(
                    "x",
                    target.op("Mul", scaled, String.valueOf(seeds.get("y"))).value());
        };
    }

    @Test
    void theRightGradientPasses() {
        assertThatCode(() -> VjpAssertions.assertVjp(cube(), Map.of("x", POINT), 0.02, 1e-3, timesSquare(3)))
                .doesNotThrowAnyException();
    }

    @Test
    void aGradientOffByOnePercentFails() {
        assertThatThrownBy(() -> VjpAssertions.assertVjp(cube(), Map.of("x", POINT), 0.02, 1e-3, timesSquare(3.03f)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("<v, J^T u>");
    }
}
