package org.vizsla.optimize.visualize.parameterization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

class ParameterizationTest {
    private interface Emitted {
        String by(Ops ops, String input);
    }

    private static float[] run(Tensor input, Emitted emitted) {
        GraphBuilder builder = new GraphBuilder("test");
        builder.input("input", DataType.FLOAT32, input.shape());
        builder.output(builder.rename(emitted.by(new Ops(builder), "input"), "output"));
        return Session.runOnce(builder.build(), Map.of("input", input))
                .get("output")
                .floats();
    }

    /** The sum over all frequencies, those that a real picture mirrors included, one by one. */
    private static double pixel(float[] coefficients, Canvas canvas, int y, int x) {
        int height = canvas.height();
        int width = canvas.width();
        int half = canvas.halfWidth();
        double sum = 0;
        for (int k = 0; k < height; k++) {
            for (int l = 0; l < width; l++) {
                boolean mirrored = l >= half;
                int row = mirrored ? (height - k) % height : k;
                int column = mirrored ? width - l : l;
                double re = coefficients[row * half + column];
                double im = (mirrored ? -1 : 1) * coefficients[(height + row) * half + column];
                double angle = 2 * Math.PI * ((double) k * y / height + (double) l * x / width);
                sum += re * Math.cos(angle) - im * Math.sin(angle);
            }
        }
        return sum / (height * width);
    }

    @Test
    void picturesHaveNumbersOfWhichTheyArePaintedAgain() {
        for (Canvas canvas : new Canvas[] {new Canvas(3, 4, 6), new Canvas(3, 5, 7), new Canvas(1, 5, 6)}) {
            Tensor picture =
                    new RandomTensors(2).uniform(0.01, 0.99, 1, canvas.channels(), canvas.height(), canvas.width());
            for (Parameterization kind :
                    new Parameterization[] {new Pixels(0), new Fourier(0, 1), new Fourier(0, 0.5)}) {
                Painting painting = new Painting(kind, canvas, true);
                Tensor numbers = Tensor.ofFloats(kind.shape(1, canvas), painting.of(picture));
                float[] painted = run(numbers, painting::emit);
                float[] expected = picture.floats();
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) painted[i]).isEqualTo(expected[i], within(1e-4));
                }
            }
        }
    }

    @Test
    void phasesCannotBeginAtAPicture() {
        Canvas canvas = new Canvas(3, 4, 6);
        Painting phases = new Painting(new FourierPhase(Spectrum.natural()), canvas, true);
        Tensor picture = new RandomTensors(2).uniform(0, 1, 1, 3, 4, 6);
        assertThatThrownBy(() -> phases.of(picture))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("set parameterization=");
    }

    @Test
    void productsWithMatricesAreTheInverseFourierTransform() {
        for (Canvas canvas : new Canvas[] {new Canvas(1, 4, 6), new Canvas(1, 5, 7)}) {
            Tensor coefficients = new RandomTensors(1).normal(1, 1, 2L * canvas.height(), canvas.halfWidth());
            float[] picture = run(coefficients, (ops, input) -> FourierBasis.emit(ops, input, canvas));

            for (int i = 0; i < picture.length; i++) {
                assertThat((double) picture[i])
                        .isEqualTo(
                                pixel(coefficients.floats(), canvas, i / canvas.width(), i % canvas.width()),
                                within(1e-5));
            }
        }
    }

    @Test
    void aCoefficientCountsLessTheHigherItsFrequency() {
        Canvas canvas = new Canvas(1, 8, 8);
        float[] of1 = wave(canvas, 1);
        float[] of2 = wave(canvas, 2);

        assertThat(highest(of1) / highest(of2)).isEqualTo(2, within(1e-4));
        // sqrt(64) / (1/8) / 4, twice since it stands for its mirror image, over 64.
        assertThat(highest(of1)).isEqualTo(8 * 8 / 4.0 * 2 / 64, within(1e-4));
    }

    private static float[] wave(Canvas canvas, int column) {
        float[] values = new float[2 * canvas.height() * canvas.halfWidth()];
        values[column] = 1;
        Tensor parameters = Tensor.ofFloats(Shape.of(1, 1, 16, 5), values);
        return run(parameters, (ops, input) -> new Fourier(0.01, 1).emit(ops, input, canvas));
    }

    private static double highest(float[] values) {
        double highest = 0;
        for (float value : values) {
            highest = Math.max(highest, value);
        }
        return highest;
    }

    @Test
    void phasesLeaveTheMagnitudesOfThePictureAsTheyAre() {
        Canvas canvas = new Canvas(3, 16, 16);
        FourierPhase phases = new FourierPhase(Spectrum.natural());
        Tensor magnitudes = Spectrum.natural().magnitudes(canvas);
        float[] numbers = phases.initial(canvas, new Chance(3));
        float[] picture =
                run(Tensor.ofFloats(phases.shape(1, canvas), numbers), (ops, input) -> phases.emit(ops, input, canvas));

        double mean = 0;
        double square = 0;
        for (float value : picture) {
            mean += value / picture.length;
            square += (double) value * value / picture.length;
        }
        assertThat(mean).isEqualTo(0, within(1e-5));
        assertThat(square).isEqualTo(1, within(1e-3));
        double[] real = new double[256];
        double[] imaginary = new double[256];
        for (int i = 0; i < 256; i++) {
            real[i] = picture[256 + i];
        }
        FastFourier.square(real, imaginary, 16);
        double first = Math.hypot(real[17], imaginary[17]) / magnitudes.floats()[16 * 9 + 9 + 1];
        for (int at : new int[] {2, 16 * 3 + 5, 16 * 9 + 1}) {
            int row = at / 16;
            double ratio = Math.hypot(real[at], imaginary[at]) / magnitudes.floats()[16 * 9 + row * 9 + at % 16];
            assertThat(ratio / first).isEqualTo(1, within(1e-3));
        }
    }

    @Test
    void paintedPicturesStayWithinBlackAndWhite() {
        Canvas canvas = new Canvas(3, 4, 6);
        Painting painting = new Painting(new Pixels(1), canvas, true);
        float[] picture = run(new RandomTensors(2).uniform(-90, 90, 2, 3, 4, 6), painting::emit);

        assertThat(picture).hasSize(144);
        for (float value : picture) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @Test
    void coloursAreDecorrelatedByTheInverse() {
        double[] axes = Colours.decorrelated(0.3, -1.2, 2);
        Tensor input = Tensor.ofFloats(Shape.of(1, 3, 1, 1), (float) axes[0], (float) axes[1], (float) axes[2]);

        assertThat(run(input, (ops, value) -> Colours.correlated(ops, value, new Canvas(3, 1, 1))))
                .containsExactly(new float[] {0.3f, -1.2f, 2}, within(1e-4f));
    }

    @Test
    void aPictureOfAnotherNumberOfChannelsHasNoAxesOfColour() {
        Canvas canvas = new Canvas(1, 2, 2);
        Painting painting = new Painting(new Pixels(1), canvas, true);

        assertThat(run(Tensor.ofFloats(Shape.of(1, 1, 2, 2), 0, 1, -1, 3), painting::emit))
                .containsExactly(new float[] {0.5f, 0.731059f, 0.268941f, 0.952574f}, within(1e-5f));
    }
}
