package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class ImageReadingTest {
    private final GraphBuilder b = new GraphBuilder("net");

    /** The reading of a network whose first convolution, of weights {@code [2, channels, 3, 3]}, reads a value. */
    private ImageReading reading(String value, int channels) {
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(2, channels, 3, 3), new float[18 * channels]));
        b.output(b.op("Conv", value, weights).value());
        return ImageReading.of(b.build()).orElseThrow();
    }

    private static int[] axes(ImageReading reading) {
        return reading.axes().stream().mapToInt(AxisOrigin::axis).toArray();
    }

    @Test
    void followsTranspositionsArithmeticAndCasts() {
        b.input("x", DataType.UINT8, Shape.of(-1, 9, 7, 13));
        String real = b.op("Cast", "x").with("to", 1).value();
        String scaled = b.op("Div", real, b.scalar(255)).value();
        ImageReading reading = reading(
                b.op("Transpose", scaled).with("perm", new long[] {0, 3, 1, 2}).value(), 13);
        assertThat(axes(reading)).containsExactly(0, 3, 1, 2);
        assertThat(reading.channels()).isEqualTo(13);
    }

    @Test
    void aReshapeThatOnlyMovesAnAxisOfSizeOneIsFollowed() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 9, 7, 1));
        ImageReading reading =
                reading(b.op("Reshape", "x", b.integers(-1, 1, 9, 7)).value(), 1);
        assertThat(axes(reading)).containsExactly(0, AxisOrigin.NEW, 1, 2);
    }

    @Test
    void rowsAreSplitAsTheNetworkSplitsThem() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 126));
        String map = b.op("Reshape", "x", b.integers(-1, 9, 7, 2)).value();
        ImageReading reading = reading(
                b.op("Transpose", map).with("perm", new long[] {0, 3, 1, 2}).value(), 2);
        assertThat(reading.axes())
                .containsExactly(
                        new AxisOrigin(0, 0, -1),
                        new AxisOrigin(1, 2, 2),
                        new AxisOrigin(1, 0, 9),
                        new AxisOrigin(1, 1, 7));
    }

    @Test
    void groupsOfAConvolutionCountForItsChannels() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, -1, 9, 7));
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(4, 2, 1, 1), new float[8]));
        b.output(b.op("Conv", "x", weights).with("group", 2).value());
        assertThat(ImageReading.of(b.build()).orElseThrow().channels()).isEqualTo(4);
    }

    @Test
    void nothingIsKnownBehindAProduct() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 3, 9, 7));
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(7, 5), new float[35]));
        b.output(b.op("GlobalAveragePool", b.op("MatMul", "x", weights).value()).value());
        assertThat(ImageReading.of(b.build())).isEmpty();
    }
}
