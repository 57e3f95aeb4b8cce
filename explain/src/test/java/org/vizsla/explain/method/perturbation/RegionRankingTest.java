package org.vizsla.explain.method.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionRankingTest {
    private static BitSet region(int... pixels) {
        BitSet region = new BitSet();
        IntStream.of(pixels).forEach(region::set);
        return region;
    }

    @Test
    void takesTheDensestFirstAndCountsOnlyWhatIsLeft() {
        float[] attribution = {4, 4, 1, 1, 0, -2};
        float[] ranks = RegionRanking.rank(
                attribution, List.of(region(2, 3), region(0, 1), region(1, 2, 3, 4), region(5)), 1, () -> {});
        assertThat(ranks).containsExactly(4, 4, 1, 1, 0, -2);
    }

    @Test
    void overlappingPixelsStayWithTheFirst() {
        float[] ranks =
                RegionRanking.rank(new float[] {6, 0, 2, 3}, List.of(region(0, 1), region(1, 2, 3)), 1, () -> {});
        assertThat(ranks).containsExactly(3, 3, 2.5f, 2.5f);
    }

    @Test
    void passesOverRegionsWithTooFewPixelsLeftAndTakesTheRestTogether() {
        float[] ranks = RegionRanking.rank(new float[] {1, 1, 9, 0, 4}, List.of(region(0, 1), region(2)), 2, () -> {});
        assertThat(ranks).containsExactly(1, 1, 13 / 3f, 13 / 3f, 13 / 3f);
    }

    @Test
    void endsBetweenTwoRegions() {
        AtomicInteger checks = new AtomicInteger();
        assertThatThrownBy(() -> RegionRanking.rank(new float[3], List.of(region(0), region(1), region(2)), 1, () -> {
                    if (checks.incrementAndGet() == 2) {
                        throw new IllegalStateException("ended");
                    }
                }))
                .hasMessage("ended");
        assertThat(checks).hasValue(2);
    }

    /** The same by the definition: all gains computed anew for each choice. */
    @Test
    void isWhatComputingEachGainAnewGives() {
        SplittableRandom random = new SplittableRandom(9);
        int pixels = 400;
        float[] attribution = new float[pixels];
        for (int pixel = 0; pixel < pixels; pixel++) {
            attribution[pixel] = random.nextInt(-20, 60) / 16f;
        }
        List<BitSet> regions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            BitSet region = new BitSet();
            int from = random.nextInt(pixels);
            region.set(from, Math.min(pixels, from + random.nextInt(1, 60)));
            regions.add(region);
        }
        float[] ranks = RegionRanking.rank(attribution, regions, 5, () -> {});
        float[] expected = anew(attribution, regions, 5);
        double sum = 0;
        double total = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            assertThat(ranks[pixel]).isCloseTo(expected[pixel], within(1e-5f));
            sum += ranks[pixel];
            total += attribution[pixel];
        }
        assertThat(sum).isCloseTo(total, within(1e-3));
    }

    private static float[] anew(float[] attribution, List<BitSet> regions, int fewest) {
        float[] ranks = new float[attribution.length];
        BitSet taken = new BitSet();
        while (true) {
            BitSet best = new BitSet();
            double highest = Double.NEGATIVE_INFINITY;
            for (BitSet region : regions) {
                BitSet left = (BitSet) region.clone();
                left.andNot(taken);
                double mean = left.stream()
                        .mapToDouble(pixel -> attribution[pixel])
                        .average()
                        .orElse(0);
                if (left.cardinality() >= fewest && mean > highest) {
                    highest = mean;
                    best = left;
                }
            }
            boolean last = best.isEmpty();
            if (last) {
                best.set(0, attribution.length);
                best.andNot(taken);
            }
            double mean = best.stream()
                    .mapToDouble(pixel -> attribution[pixel])
                    .average()
                    .orElse(0);
            best.stream().forEach(pixel -> ranks[pixel] = (float) mean);
            taken.or(best);
            if (last) {
                return ranks;
            }
        }
    }
}
