package org.vizsla.graph.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class InputArithmeticTest {
    private final GraphBuilder b = new GraphBuilder("net");

    private java.util.Optional<InputArithmetic> before(String value) {
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(1, 2, 1, 1), 1, 1));
        b.output(b.op("Conv", value, weights).value());
        return InputArithmetic.beforeConvolution(b.build(), "x");
    }

    private String constant(float... perChannel) {
        return b.constant("c", Tensor.ofFloats(Shape.of(1, perChannel.length, 1, 1), perChannel));
    }

    @Test
    void normalizationIsAFactorAndASummandForEachChannel() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 2, 4, 5));
        String centred = b.op("Sub", "x", constant(1, 2)).value();
        String scaled = b.op("Div", centred, constant(4, 8)).value();
        String turned = b.op("Gather", scaled, b.integers(1, 0)).with("axis", 1).value();
        assertThat(before(turned).orElseThrow().channels())
                .isEqualTo(List.of(
                        new InputArithmetic.Channel(1, 0.125, -0.25), new InputArithmetic.Channel(0, 0.25, -0.25)));
    }

    @Test
    void aNetworkThatReadsItsInputDoesNothingToIt() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 2, 4, 5));
        assertThat(before("x").orElseThrow().isIdentity()).isTrue();
    }

    @Test
    void batchNormalizationSaysNothingOfPreparation() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 2, 4, 5));
        String two = b.constant("p", Tensor.ofFloats(Shape.of(2), 2, 2));
        String normalized = b.op("BatchNormalization", "x", two, two, two, two).value();
        InputArithmetic arithmetic = before(normalized).orElseThrow();
        assertThat(arithmetic.isIdentity()).isFalse();
        assertThat(arithmetic.isPreparedOutside()).isTrue();
    }

    /** No normalized image has a mean of 100: what comes in is levels, and a trained batch normalization shows it. */
    @Test
    void meansOfLevelsSayHowImagesArePrepared() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 2, 4, 5));
        String two = b.constant("p", Tensor.ofFloats(Shape.of(2), 2, 3));
        String means = b.constant("q", Tensor.ofFloats(Shape.of(2), 100, 120));
        String normalized =
                b.op("BatchNormalization", "x", two, two, means, two).value();
        assertThat(before(normalized).orElseThrow().prepared())
                .isEqualTo(List.of(new InputArithmetic.Channel(0, 1, -100), new InputArithmetic.Channel(1, 1, -120)));
    }

    @Test
    void aMeanImageIsNoArithmeticOfChannels() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 2, 4, 5));
        String image = b.constant("m", Tensor.ofFloats(Shape.of(2, 4, 5), new float[40]));
        assertThat(before(b.op("Sub", "x", image).value())).isEmpty();
    }
}
