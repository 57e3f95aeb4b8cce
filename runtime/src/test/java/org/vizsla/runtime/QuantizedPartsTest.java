package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class QuantizedPartsTest {
    private static final String[] PARAMETERS = {"x scale", "x point", "y scale", "y point", "z scale", "z point"};

    /** A choice between quantized values, with one of its scales and zero points computed from the image; {@code none}: all are constants. */
    private static Graph choice(String computed) {
        GraphBuilder b = new GraphBuilder("choice");
        String image = b.input("image", DataType.FLOAT32, Shape.of(2, 3));
        String three = b.op("Gather", b.op("Reshape", image, b.integers(-1)).value(), b.constant("third", index(2)))
                .value();
        String[] values = new String[PARAMETERS.length];
        for (int i = 0; i < values.length; i++) {
            boolean point = i % 2 == 1;
            DataType type = point ? DataType.UINT8 : DataType.FLOAT32;
            values[i] = PARAMETERS[i].equals(computed)
                    ? b.op("Cast", three).with("to", type.code()).value()
                    : b.constant(PARAMETERS[i], point ? bytes(3) : Tensor.ofFloats(Shape.of(), 3));
        }
        String x = b.op("Cast", image).with("to", DataType.UINT8.code()).value();
        String picked = b.op("Cast", image).with("to", DataType.BOOL.code()).value();
        String y = b.op(
                        "Where",
                        picked,
                        b.op("DequantizeLinear", x, values[0], values[1]).value(),
                        b.op("DequantizeLinear", x, values[2], values[3]).value())
                .value();
        String z = b.op("QuantizeLinear", y, values[4], values[5]).value();
        return b.output(b.op("Cast", z).with("to", DataType.FLOAT32.code()).named("y"))
                .build();
    }

    private static Tensor index(long value) {
        return Tensor.ofLongs(Shape.of(), value);
    }

    private static Tensor bytes(int value) {
        return Tensor.of(
                DataType.UINT8, Shape.of(), Tensor.allocate(1).put((byte) value).flip());
    }

    @ParameterizedTest
    @CsvSource({
        "none, true",
        "x scale, false",
        "x point, false",
        "y scale, false",
        "y point, false",
        "z scale, false",
        "z point, false"
    })
    void withComputedParametersAreNotJoined(String computed, boolean fixed) {
        Graph graph = choice(computed);

        assertThat(QuantizedParts.areFixed(graph)).isEqualTo(fixed);
        try (Session session = Session.open(graph)) {
            Tensor image = Tensor.ofFloats(Shape.of(2, 3), 0, 1, 3, 4, 5, 9);
            assertThat(session.run(Map.of("image", image)).get("y").floats()).containsExactly(0, 1, 3, 4, 5, 9);
        }
    }
}
