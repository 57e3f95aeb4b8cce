package org.vizsla.report.visualization;

import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;

/** What people call objectives. */
public final class FeatureNames {
    private static final int LONGEST = 60;

    private FeatureNames() {}

    /** In words; a class by its name. */
    public static String of(Model model, FeatureObjective objective) {
        return objective instanceof ClassObjective known ? model.labels().name(known.index()) : objective.toString();
    }

    /**
     * The file of a picture.
     *
     * @param number of the picture, from 1
     */
    static String file(Model model, FeatureObjective objective, int number) {
        String words = of(model, objective).replaceAll("[^A-Za-z0-9.-]+", "_");
        return number + "_" + words.substring(0, Math.min(words.length(), LONGEST));
    }
}
