package org.vizsla.evaluate;

/**
 * How much of a map's energy lies where it should: the energy-based pointing game.
 *
 * <p>Energy is the magnitude of a map's values, summed over its channels ({@link JudgedMap#energy}); the figure is the share of it that lies inside
 * the region. Chance is the region's share of the image's area. Source: H. Wang and others, 2020, Score-CAM: Score-Weighted Visual Explanations for
 * Convolutional Neural Networks, who use the object's box and positive maps; here it is the object's own pixels, and signed maps count by magnitude.
 */
record EnergyInside() implements Metric {
    @Override
    public String name() {
        return "energy_inside";
    }

    @Override
    public String label() {
        return "energy inside";
    }

    @Override
    public boolean needsTruth() {
        return true;
    }

    @Override
    public Score of(JudgedMap map) {
        Region truth = map.truth();
        float[] energy = map.energy().floats();
        double inside = 0;
        double all = 0;
        for (int i = 0; i < energy.length; i++) {
            all += energy[i];
            if (truth.contains(i)) {
                inside += energy[i];
            }
        }
        double share = all > 0 && Double.isFinite(all) ? inside / all : Double.NaN;
        return new Score(share, truth.share());
    }
}
