package org.vizsla.explain.method.perturbation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Regions, taken one after the other: always the one whose remaining pixels have the highest mean attribution, which becomes their rank.
 *
 * <p>Since every pixel gets the mean of the group it is taken with, the ranks have the same sum as the attributions.
 *
 * <p>Source: A. Kapishnikov, T. Bolukbasi, F. Viégas, M. Terry, XRAI: Better Attributions Through Regions, 2019.
 */
final class RegionRanking {
    private final float[] attribution;
    private final List<BitSet> regions;
    private final int fewest;
    private final List<List<Integer>> regionsOf = new ArrayList<>();
    private final double[] sums;
    private final int[] left;

    private RegionRanking(float[] attribution, List<BitSet> regions, int fewest) {
        this.attribution = attribution;
        this.regions = regions;
        this.fewest = fewest;
        sums = new double[regions.size()];
        left = new int[regions.size()];
        for (int pixel = 0; pixel < attribution.length; pixel++) {
            regionsOf.add(new ArrayList<>(8));
        }
        for (int region = 0; region < regions.size(); region++) {
            int number = region;
            regions.get(region).stream().forEach(pixel -> {
                regionsOf.get(pixel).add(number);
                sums[number] += attribution[pixel];
                left[number]++;
            });
        }
    }

    /**
     * The rank of each pixel.
     *
     * @param attribution one number per pixel
     * @param regions may overlap; pixels of none come last, together
     * @param fewest a region with fewer pixels left is passed over
     * @param check called now and then; it may stop the work by throwing an exception
     */
    static float[] rank(float[] attribution, List<BitSet> regions, int fewest, Runnable check) {
        return new RegionRanking(attribution, regions, fewest).rank(check);
    }

    private float[] rank(Runnable check) {
        float[] ranks = new float[attribution.length];
        BitSet open = new BitSet();
        open.set(0, attribution.length);
        for (int region = best(); region >= 0; region = best()) {
            check.run();
            BitSet joining = (BitSet) regions.get(region).clone();
            joining.and(open);
            take(joining, ranks);
            open.andNot(joining);
        }
        take(open, ranks);
        return ranks;
    }

    private int best() {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int region = 0; region < left.length; region++) {
            if (left[region] >= fewest && sums[region] / left[region] > highest) {
                highest = sums[region] / left[region];
                best = region;
            }
        }
        return best;
    }

    private void take(BitSet joining, float[] ranks) {
        double sum = joining.stream().mapToDouble(pixel -> attribution[pixel]).sum();
        float mean = (float) (sum / joining.cardinality());
        joining.stream().forEach(pixel -> {
            ranks[pixel] = mean;
            for (int region : regionsOf.get(pixel)) {
                sums[region] -= attribution[pixel];
                left[region]--;
            }
        });
    }
}
