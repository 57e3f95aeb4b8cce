package org.vizsla.evaluate;

import java.util.BitSet;
import org.vizsla.graph.Tensor;

/**
 * How much of a map lies where it should: the energy-based pointing game.
 *
 * <p>Energy is the magnitude of a map's values, summed over its channels; the share is that of all energy which lies inside a region that is known to be the object. Source: H. Wang and others, 2020,
 * Score-CAM: Score-Weighted Visual Explanations for Convolutional Neural Networks, who take the object's box and positive maps; here it is the object's own pixels, and signed maps count by
 * magnitude.
 *
 * @param share inside the region, 0 to 1; not a number where the map is zero everywhere or not finite
 * @param chance what a map without any knowledge would have: the region's share of the picture's area
 */
public record EnergyInside(double share, double chance) {

    /**
     * Measures one map.
     *
     * @param map FLOAT32 {@code [C, H, W]} or {@code [1, C, H, W]}
     * @param region pixels of the map's height and width, counted row by row
     * @throws IllegalArgumentException if the map has another shape, or the region pixels beyond it
     */
    public static EnergyInside of(Tensor map, BitSet region) {
        int rank = map.shape().rank();
        boolean single = rank == 3 || (rank == 4 && map.shape().size(0) == 1);
        if (!single) {
            throw new IllegalArgumentException("energy is measured in one map [C, H, W], not in " + map.shape());
        }
        int places = Math.toIntExact(map.shape().size(-1) * map.shape().size(-2));
        if (region.length() > places) {
            throw new IllegalArgumentException(
                    "pixel " + (region.length() - 1) + " of the region is not in a map of " + places);
        }
        double inside = 0;
        double all = 0;
        float[] values = map.floats();
        for (int i = 0; i < values.length; i++) {
            double energy = Math.abs(values[i]);
            all += energy;
            if (region.get(i % places)) {
                inside += energy;
            }
        }
        double share = all > 0 && Double.isFinite(all) ? inside / all : Double.NaN;
        return new EnergyInside(share, region.cardinality() / (double) places);
    }

    /** How many times chance it is; 1 for a map that knows nothing. */
    public double timesChance() {
        return share / chance;
    }
}
