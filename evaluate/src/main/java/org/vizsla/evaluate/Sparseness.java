package org.vizsla.evaluate;

/**
 * How concentrated a map's energy is: the Gini index.
 *
 * <p>With the energies ({@link JudgedMap#energy}) of all {@code n} places in ascending order, {@code x_1} to {@code x_n}, the figure is {@code sum_i (2 i - n - 1) x_i / (n sum_i x_i)}: 0 where
 * all places have the same, {@code (n - 1) / n} where one has all. Chance is 0, as of an even map.
 *
 * <p>Source: P. Chalasani, J. Chen, A. Chowdhury, S. Jha, X. Wu, 2020, Concise Explanations of Neural Networks using Adversarial Training; Quantus
 * has it as {@code Sparseness}.
 */
record Sparseness() implements Metric {
    @Override
    public String name() {
        return "sparseness";
    }

    @Override
    public String label() {
        return "sparseness";
    }

    @Override
    public boolean needsTruth() {
        return false;
    }

    @Override
    public Score of(JudgedMap map) {
        float[] ascending = Ascending.of(map.energy().floats());
        int n = ascending.length;
        double weighted = 0;
        double all = 0;
        for (int i = 1; i <= n; i++) {
            double energy = ascending[i - 1];
            weighted += (2.0 * i - n - 1) * energy;
            all += energy;
        }
        double gini = all > 0 && Double.isFinite(all) ? weighted / (n * all) : Double.NaN;
        return new Score(gini, 0);
    }
}
