package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.testkit.RandomTensors;

class SparsenessTest {
    private static final int HEIGHT = 5;
    private static final int WIDTH = 8;
    private static final int PLACES = HEIGHT * WIDTH;

    private static Score score(Tensor map, int height, int width, int... region) {
        BitSet pixels = new BitSet();
        for (int pixel : region) {
            pixels.set(pixel);
        }
        return Metrics.SPARSENESS.of(new JudgedMap(map, new Region(height, width, pixels)));
    }

    private static double sparseness(float... plane) {
        return score(Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), plane), HEIGHT, WIDTH)
                .value();
    }

    private static float[] scaled(float[] plane, float factor) {
        float[] scaled = plane.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 17, PLACES - 1})
    void oneOfManyPlacesIsAsSparseAsCanBe(int place) {
        float[] plane = new float[PLACES];
        plane[place] = -3;
        assertThat(sparseness(plane)).isCloseTo((PLACES - 1.0) / PLACES, within(1e-12));
    }

    @Test
    void anEvenMapHasWhatChanceHas() {
        float[] plane = new float[PLACES];
        for (int i = 0; i < PLACES; i++) {
            plane[i] = i % 3 == 0 ? -0.7f : 0.7f;
        }
        Score even = score(Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), plane), HEIGHT, WIDTH);
        assertThat(even.value()).isCloseTo(even.chance(), within(1e-12));
        assertThat(even.chance()).isZero();
    }

    @ParameterizedTest
    @ValueSource(floats = {1e-6f, -2.5f, 3e7f})
    void scaleDoesNotMatter(float factor) {
        float[] plane = new RandomTensors(3).normal(HEIGHT, WIDTH).floats();
        assertThat(sparseness(scaled(plane, factor))).isCloseTo(sparseness(plane), within(1e-6));
    }

    /** The mean difference of all pairs of places, divided by twice the mean: the Gini index without an order. */
    @Test
    void isTheMeanDifferenceOfPairs() {
        Tensor map = new RandomTensors(4).normal(1, 3, HEIGHT, WIDTH);
        float[] values = map.floats();
        double[] energy = new double[PLACES];
        double all = 0;
        for (int i = 0; i < values.length; i++) {
            energy[i % PLACES] += Math.abs(values[i]);
            all += Math.abs(values[i]);
        }
        double differences = 0;
        for (double one : energy) {
            for (double other : energy) {
                differences += Math.abs(one - other);
            }
        }
        assertThat(score(map, HEIGHT, WIDTH).value()).isCloseTo(differences / (2 * PLACES * all), within(1e-6));
    }

    /** The energies are 0, 1, 3 and 4. */
    @Test
    void aMapOfALayerIsInterpolatedFirst() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, 4);
        assertThat(score(map, 1, 4).value()).isEqualTo((-1 * 1 + 1 * 3 + 3 * 4) / (4 * 8.0));
    }

    @Test
    void theTruthDoesNotMatter() {
        Tensor map = new RandomTensors(5).normal(1, 1, HEIGHT, WIDTH);
        assertThat(score(map, HEIGHT, WIDTH, 0, 9, 20)).isEqualTo(score(map, HEIGHT, WIDTH));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY})
    void aMapWithoutEnergyHasNone(float value) {
        float[] plane = new float[PLACES];
        plane[7] = value;
        assertThat(sparseness(plane)).isNaN();
    }

    @Test
    void theMapStaysAsItIs() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 4), 3, 1, 4, 2);
        JudgedMap judged = new JudgedMap(map, new Region(1, 4, new BitSet()));
        Metrics.SPARSENESS.of(judged);
        assertThat(judged.energy().floats()).containsExactly(3, 1, 4, 2);
    }
}
