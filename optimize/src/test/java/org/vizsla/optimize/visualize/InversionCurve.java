package org.vizsla.optimize.visualize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.DrawnPicture;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.optimize.visualize.objective.FeatureObjective;
import org.vizsla.optimize.visualize.objective.InversionObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import org.vizsla.optimize.visualize.step.NetworkInput;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;

/** How much of an image comes back when layers of the embedded network are inverted: its correlation with what they are inverted to. */
final class InversionCurve {
    private InversionCurve() {}

    /** Of each layer, from -1 to 1. */
    static List<Double> of(Model model, long scene, List<String> names, int steps) {
        DrawnPicture drawn =
                Menagerie.scene(SceneRequest.of(scene).sized(model.width())).picture();
        Tensor image = model.preprocessing().apply(Picture.of(drawn.height(), drawn.width(), drawn.pixels()));
        Layers layers = new Layers(model);
        List<FeatureObjective> objectives = new ArrayList<>();
        for (String name : names) {
            objectives.add(new InversionObjective(Representation.of(layers, name, image, SessionSettings.DEFAULT)));
        }
        VisualizationSettings settings =
                VisualizationParameters.with(Preset.INVERSION.settings(), Map.of("steps", Integer.toString(steps)));
        Visualization found = FeatureVisualization.run(
                VisualizationRequest.of(model, objectives).withSettings(settings),
                VisualizationListener.NONE,
                Cancellation.NEVER);
        float[] colours = NetworkInput.colours(image, model.preprocessing().normalization())
                .floats();
        return found.features().stream()
                .map(feature -> correlation(feature.picture().floats(), colours))
                .toList();
    }

    /** Prints it for the layers of some scenes: {@code InversionCurve [SCENE ...]}. */
    public static void main(String... scenes) {
        Model model = EmbeddedNetwork.load();
        List<String> names = List.of(
                "features.0",
                "features.2",
                "features.3",
                "features.5",
                "features.6",
                "features.8",
                "features.10",
                "features.12",
                "classifier.1",
                "classifier.4",
                "classifier.6");
        for (String scene : scenes) {
            List<Double> curve = of(
                    model,
                    Long.parseLong(scene),
                    names,
                    Preset.INVERSION.settings().steps());
            for (int i = 0; i < names.size(); i++) {
                System.out.printf(Locale.ROOT, "scene %s, %s: %.3f%n", scene, names.get(i), curve.get(i));
            }
        }
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double both = 0;
        double ofA = 0;
        double ofB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            ofA += (a[i] - meanA) * (a[i] - meanA);
            ofB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(ofA * ofB);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
