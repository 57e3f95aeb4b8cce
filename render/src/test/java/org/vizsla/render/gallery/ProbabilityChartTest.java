package org.vizsla.render.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vizsla.render.evolution.FrameCaption;

class ProbabilityChartTest {
    private static List<FrameCaption> frames(double... probabilities) {
        return IntStream.range(0, probabilities.length)
                .mapToObj(i -> new FrameCaption("step " + i, probabilities[i], Optional.empty()))
                .toList();
    }

    @Test
    void runsFromLeftToRightAndFromZeroBelowToOneAbove() {
        ProbabilityChart chart = ProbabilityChart.of(frames(0, 0.5, 1)).orElseThrow();
        assertThat(chart.line()).isEqualTo("M36.0 66.0L126.0 39.0L216.0 12.0");
        assertThat(chart.points().get(1)).isEqualTo(new ProbabilityChart.Point("126.0", "39.0", "step 1", "50.0 %"));
        assertThat(chart.description()).isEqualTo("The target's probability: 0.0 % at step 0, 100.0 % at step 2");
    }

    @Test
    void isBrokenWhereThereIsNoNumber() {
        ProbabilityChart chart =
                ProbabilityChart.of(frames(1, Double.NaN, 0, 0)).orElseThrow();
        assertThat(chart.line()).isEqualTo("M36.0 12.0M156.0 66.0L216.0 66.0");
        assertThat(chart.points()).hasSize(3);
        assertThat(chart.description()).endsWith("0.0 % at step 3");
    }

    @Test
    void hasNoPointsWhereTheyWouldRunTogether() {
        double[] probabilities =
                DoubleStream.iterate(0, p -> p + 0.01).limit(60).toArray();
        ProbabilityChart chart = ProbabilityChart.of(frames(probabilities)).orElseThrow();
        assertThat(chart.points()).isEmpty();
        assertThat(chart.line().split("L")).hasSize(60);
    }

    @Test
    void shortensLabelsThatDoNotFit() {
        ProbabilityChart chart = ProbabilityChart.of(List.of(
                        new FrameCaption("a", 0, Optional.empty()),
                        new FrameCaption("checkpoint_epoch_0010.pth", 1, Optional.empty())))
                .orElseThrow();
        assertThat(chart.lastLabel()).isEqualTo("checkpoint_epoc…");
    }

    @Test
    void takesTwoFrames() {
        assertThat(ProbabilityChart.of(frames(0.5))).isEmpty();
    }
}
