package org.vizsla.evaluate;

/**
 * Whether a map's maximum lies where it should: the pointing game.
 *
 * <p>The maximum is the place with the most energy ({@link JudgedMap#energy}): the figure is 1 if it lies inside the region, otherwise 0; if several
 * places share the maximum, as when each segment has one value, it is the share of them that lies inside. Chance is the region's share of the image's
 * area.
 *
 * <p>Source: the pointing game of J. Zhang, Z. Lin, J. Brandt, X. Shen, S. Sclaroff, 2016, Top-down Neural Attention by Excitation Backprop. They
 * count a maximum within 15 pixels of the object's box as a hit; here it must lie on the object's own pixels.
 */
record MaximumInside() implements Metric {
    @Override
    public String name() {
        return "maximum_inside";
    }

    @Override
    public String label() {
        return "peak inside";
    }

    @Override
    public boolean needsTruth() {
        return true;
    }

    @Override
    public Score of(JudgedMap map) {
        Region truth = map.truth();
        float[] energy = map.energy().floats();
        float most = 0;
        int places = 0;
        int inside = 0;
        double all = 0;
        for (int i = 0; i < energy.length; i++) {
            all += energy[i];
            if (energy[i] > most) {
                most = energy[i];
                places = 0;
                inside = 0;
            }
            if (energy[i] == most) {
                places++;
                inside += truth.contains(i) ? 1 : 0;
            }
        }
        double hit = all > 0 && Double.isFinite(all) ? (double) inside / places : Double.NaN;
        return new Score(hit, truth.share());
    }
}
