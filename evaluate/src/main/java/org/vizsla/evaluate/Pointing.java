package org.vizsla.evaluate;

import java.util.BitSet;
import org.vizsla.explain.Presentation;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * How well a map points at a region that is known to be the object: how much of its energy lies inside, and whether its maximum does.
 *
 * <p>Energy is the magnitude of a map's values, summed over its channels. A map at another size than the picture's is interpolated bilinearly first. The maximum is the place
 * with the most energy; where several places share it, as where segments have one value each, the hit is the part of them that lies inside.
 *
 * <p>Source: the pointing game of J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, 2016, Top-down Neural Attention by Excitation Backprop. They count a maximum within 15
 * pixels of the object's box as a hit; here it has to lie on the object's own pixels. For the energy see {@link EnergyInside}.
 *
 * @param energy the share inside, beside chance; chance is that of the hit too
 * @param hit 0 to 1; not a number where the map is zero everywhere or not finite
 */
public record Pointing(EnergyInside energy, double hit) {

    /**
     * Measures one map.
     *
     * @param map FLOAT32 {@code [1, C, h, w]}
     * @param region pixels of the picture, counted row by row
     * @param height of the picture
     * @param width of the picture
     * @throws IllegalArgumentException if the map has another shape, or the region pixels beyond the picture
     */
    public static Pointing of(Tensor map, BitSet region, int height, int width) {
        if (map.shape().rank() != 4 || map.shape().size(0) != 1) {
            throw new IllegalArgumentException("a map [1, C, h, w] can point at something, not " + map.shape());
        }
        Tensor plane = Presentation.bilinear(magnitude(map), height, width);
        EnergyInside energy = EnergyInside.of(plane, region);
        return new Pointing(energy, energy.share() >= 0 ? hit(plane.floats(), region) : Double.NaN);
    }

    /** Whether the map says anything at all. */
    public boolean isDefined() {
        return Double.isFinite(energy.share());
    }

    private static Tensor magnitude(Tensor map) {
        float[] values = map.floats();
        int places = Math.toIntExact(map.shape().size(2) * map.shape().size(3));
        double[] sums = new double[places];
        for (int i = 0; i < values.length; i++) {
            sums[i % places] += Math.abs(values[i]);
        }
        float[] plane = new float[places];
        for (int i = 0; i < places; i++) {
            plane[i] = (float) sums[i];
        }
        return Tensor.ofFloats(Shape.of(1, 1, map.shape().size(2), map.shape().size(3)), plane);
    }

    private static double hit(float[] plane, BitSet region) {
        float most = 0;
        int places = 0;
        int inside = 0;
        for (int i = 0; i < plane.length; i++) {
            if (plane[i] > most) {
                most = plane[i];
                places = 0;
                inside = 0;
            }
            if (plane[i] == most) {
                places++;
                inside += region.get(i) ? 1 : 0;
            }
        }
        return (double) inside / places;
    }
}
