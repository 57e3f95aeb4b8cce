package org.vizsla.optimize.visualize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.models.picture.Normalization;
import org.vizsla.optimize.visualize.objective.ClassObjective;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.runtime.Cancellation;

/**
 * Of how many classes of the embedded network an optimized picture is of its class: at rest, moved, and to a network that was trained from another seed: {@code ClassRates PRESET [NAME=VALUE ...]}.
 */
final class ClassRates {
    static final int[] REST = {0, 0};
    private static final int[][] MOVES = {{8, 0}, {0, -8}, {-6, 6}, {5, 7}};

    private ClassRates() {}

    public static void main(String... arguments) {
        Model model = EmbeddedNetwork.load();
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(arguments).skip(1).map(text -> text.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        Preset preset = Preset.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        List<FeatureObjective> classes = new ArrayList<>();
        for (int index = 0; index < model.classes(); index++) {
            classes.add(new ClassObjective(index));
        }
        VisualizationRequest request = VisualizationRequest.of(model, classes.toArray(FeatureObjective[]::new))
                .withSettings(VisualizationParameters.with(preset.settings(), values));
        Visualization found = FeatureVisualization.run(request, VisualizationListener.NONE, Cancellation.NEVER);
        int atRest = 0;
        int moved = 0;
        int second = 0;
        Model other = SecondNetwork.load();
        try (Explainer explainer = Explainer.open(model);
                Explainer others = Explainer.open(other)) {
            for (int index = 0; index < classes.size(); index++) {
                VisualizedFeature feature = found.features().get(index);
                float[] scores = new float[feature.scores().size()];
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = feature.scores().get(i);
                }
                float p = Probabilities.of(model, scores)[index];
                float least = 1;
                for (int[] move : MOVES) {
                    least = Math.min(least, probability(explainer, model, feature.picture(), move, index));
                }
                float ofOther = probability(others, other, feature.picture(), REST, index);
                atRest += p > 0.9 ? 1 : 0;
                moved += least > 0.9 ? 1 : 0;
                second += ofOther > 0.9 ? 1 : 0;
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %.4f, moved at least %.4f, to the second network %.4f%n",
                        model.labels().name(index),
                        p,
                        least,
                        ofOther);
            }
        }
        System.out.printf(
                "%s: %d of %d at rest, %d moved, %d to the second network%n",
                preset, atRest, classes.size(), moved, second);
    }

    /** Of a picture moved by some pixels, grey where it leaves off; averaged down to the network's size where it is larger. */
    static float probability(Explainer explainer, Model model, Tensor picture, int[] move, int index) {
        int height = model.height();
        int width = model.width();
        int times = picture.shape().length(2) / height;
        float[] given = picture.floats();
        float[] input = new float[3 * height * width];
        Normalization normalization = model.preprocessing().normalization();
        for (int i = 0; i < input.length; i++) {
            int channel = i / (height * width);
            int y = i / width % height + move[0];
            int x = i % width + move[1];
            double sum = 0;
            for (int part = 0; part < times * times; part++) {
                int row = y * times + part / times;
                int column = x * times + part % times;
                boolean inside = row >= 0 && row < times * height && column >= 0 && column < times * width;
                sum += inside ? given[(channel * times * height + row) * times * width + column] : 0.5;
            }
            input[i] = normalization.value(channel, (float) (255 * sum / (times * times)));
        }
        Tensor scores = explainer
                .explain(Tensor.ofFloats(Shape.of(1, 3, height, width), input), Call.DEFAULT)
                .scores();
        return Probabilities.of(model, scores.floats())[index];
    }
}
