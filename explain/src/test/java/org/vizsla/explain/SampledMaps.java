package org.vizsla.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.checkpoint.Checkpoints;
import org.vizsla.testkit.ReferenceFigures;

/** Sums of which samples are known; see {@link ReferenceFigures}. */
final class SampledMaps {
    private static final double TOLERANCE = 1e-4;

    private final Tensors figures;
    private final List<String> differences = new ArrayList<>();

    private SampledMaps(Tensors figures) {
        this.figures = figures;
    }

    static SampledMaps of(String network, Path folder) throws IOException {
        return new SampledMaps(new Tensors(
                Checkpoints.read(ReferenceFigures.of(network, folder)).tensors()));
    }

    /** Compares a map with what is known of it. */
    void compare(String key, Tensor map) {
        float[] values = map.floats();
        float[] magnitude = figures.get(key + "/magnitude").floats();
        long[] places = figures.get(key + "/places").longs();
        float[] known = figures.get(key + "/values").floats();
        double worst = 0;
        for (int i = 0; i < places.length; i++) {
            worst = Math.max(worst, Math.abs((double) values[Math.toIntExact(places[i])] - known[i]) / magnitude[0]);
        }
        float[] sums = figures.get(key + "/sums").floats();
        double worstSum = 0;
        for (int part = 0; part < sums.length; part++) {
            double sum = 0;
            long end = (part + 1L) * values.length / sums.length;
            for (int i = Math.toIntExact((long) part * values.length / sums.length); i < end; i++) {
                sum += values[i];
            }
            worstSum = Math.max(worstSum, Math.abs(sum - sums[part]) / magnitude[1]);
        }
        if (!(worst <= TOLERANCE) || !(worstSum <= TOLERANCE)) {
            differences.add(String.format(
                    Locale.ROOT,
                    "%s: a value is %.1e of the largest magnitude off, the sum of a part %.1e of all magnitudes",
                    key,
                    worst,
                    worstSum));
        }
    }

    /** The key of a map for which a batch normalization that follows no linear layer shares relevance with its shift, as it does here; the map's own where there is none. */
    String sharingNormalizations(String key) {
        String sharing = key + ".norm";
        return figures.byName().containsKey(sharing + "/values") ? sharing : key;
    }

    /** What was not equal. */
    List<String> differences() {
        return differences;
    }
}
