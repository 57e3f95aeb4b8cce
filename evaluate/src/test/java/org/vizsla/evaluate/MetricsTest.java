package org.vizsla.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class MetricsTest {
    private static Scores scores(Tensor map, int height, int width, int... places) {
        BitSet region = new BitSet();
        for (int place : places) {
            region.set(place);
        }
        return Scores.of(new JudgedMap(map, new Region(height, width, region)));
    }

    private static double energy(Scores scores) {
        return scores.of(Metrics.ENERGY_INSIDE).value();
    }

    private static double hit(Scores scores) {
        return scores.of(Metrics.MAXIMUM_INSIDE).value();
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(Metrics.ALL)
                .extracting(Metric::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z_]+"));
    }

    @Test
    void energyIsTheMagnitudeOfAllChannels() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 2, 2, 3), 1, 0, 0, 0, -4, 0, 1, 0, 2, 0, 0, 0);
        Scores scores = scores(map, 2, 3, 0, 2);
        assertThat(energy(scores)).isEqualTo(0.5);
        assertThat(scores.of(Metrics.ENERGY_INSIDE).chance()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(hit(scores)).isZero();
        assertThat(hit(scores(map, 2, 3, 4))).isEqualTo(1);
    }

    @Test
    void placesThatShareTheMaximumShareTheHit() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 5), 3, 1, 3, -3, 3);
        assertThat(hit(scores(map, 1, 5, 0, 1, 2, 3))).isEqualTo(0.75);
    }

    @Test
    void aMapOfALayerIsInterpolatedFirst() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, 4);
        Scores scores = scores(map, 1, 4, 2, 3);
        assertThat(energy(scores)).isEqualTo((3 + 4) / 8.0);
        assertThat(hit(scores)).isEqualTo(1);
    }

    @Test
    void whatIsZeroOrNotFinitePointsAtNothing() {
        for (float value : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
            Scores scores = scores(Tensor.ofFloats(Shape.of(1, 1, 1, 2), 0, value), 1, 2, 1);
            assertThat(scores.areDefined()).isFalse();
            assertThat(hit(scores)).isNaN();
        }
    }

    @Test
    void thatNeedNoTruthMeasureEveryMap() {
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 2), 1, 3);
        Scores withoutTruth = Scores.of(new JudgedMap(map, 1, 2, Optional.empty()));
        assertThat(withoutTruth.byMetric().keySet()).containsExactly("sparseness");
        assertThat(withoutTruth.areDefined()).isTrue();
        assertThat(withoutTruth.of(Metrics.SPARSENESS))
                .isEqualTo(scores(map, 1, 2, 1).of(Metrics.SPARSENESS));
        assertThat(withoutTruth.find(Metrics.ENERGY_INSIDE)).isEmpty();
    }

    @Test
    void thatNeedTheTruthRefuseAMapWithoutIt() {
        JudgedMap map = new JudgedMap(Tensor.ofFloats(Shape.of(1, 1, 1, 2), 1, 3), 1, 2, Optional.empty());
        assertThat(Metrics.ALL)
                .filteredOn(Metric::needsTruth)
                .hasSize(2)
                .allSatisfy(metric -> assertThatThrownBy(() -> metric.of(map))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("it is not known where the object is"));
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> scores(Tensor.ofFloats(Shape.of(2, 3), new float[6]), 2, 3, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map [1, C, h, w] can point at something, not [2, 3]");
    }

    /** RISE gives each place the network's mean output besides what it tells of it; of other methods the level counts. */
    @Test
    void theEnergyOfRiseIsAboveTheLevelThatAllPlacesHave() {
        BitSet inside = new BitSet();
        inside.set(1);
        Optional<Region> region = Optional.of(new Region(1, 3, inside));
        Tensor map = Tensor.ofFloats(Shape.of(1, 1, 1, 3), 5, 8, 6);
        assertThat(Metrics.ENERGY_INSIDE
                        .of(JudgedMap.of("rise", map, 1, 3, region))
                        .value())
                .isEqualTo(3.0 / 4);
        assertThat(Metrics.ENERGY_INSIDE
                        .of(JudgedMap.of("saliency", map, 1, 3, region))
                        .value())
                .isEqualTo(8.0 / 19);
    }
}
