package org.vizsla.serve.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.unit.Stage;
import org.vizsla.models.Model;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.picture.FitName;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.atlas.AtlasPictures;
import org.vizsla.report.network.Inspection;
import org.vizsla.serve.shelf.Networks;
import org.vizsla.serve.shelf.OpenNetwork;

/** Networks, as the page reads them. */
final class NetworkJson {
    /** A normalization that has no name. */
    static final String CUSTOM = "custom";

    private NetworkJson() {}

    static Map<String, Object> of(Networks.Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", line.id());
        json.put("name", line.name());
        json.put("state", line.isOpen() ? "open" : "cached");
        json.put("origin", name(line.origin()));
        return json;
    }

    /**
     * A network in full.
     *
     * @param stages the layers that a person would look at
     * @param atlas that has pictures of its channels
     */
    static Map<String, Object> of(OpenNetwork network, List<Stage> stages, Optional<AtlasPictures> atlas) {
        Model model = network.model();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", network.id());
        json.put("name", model.name());
        json.put("origin", name(network.origin()));
        json.put("answer", name(model.answer()));
        json.put("rivals", model.answer() == Answer.CLASSES && !model.yieldsProbabilities());
        json.put(
                "labels",
                IntStream.range(0, model.classes())
                        .mapToObj(model.labels()::name)
                        .toList());
        json.put("input", Map.of("channels", model.channels(), "height", model.height(), "width", model.width()));
        json.put("preprocessing", of(model.preprocessing()));
        json.put(
                "assumed",
                model.intake().assumptions().stream()
                        .map(assumption -> Map.of("what", assumption.text(), "value", "", "why", ""))
                        .toList());
        json.put("presets", presets(model));
        json.put("layers", stages.stream().map(stage -> of(stage, atlas)).toList());
        json.put("automatic", automatic(model));
        json.put("parameters", Inspection.parametersOf(model));
        json.put("notes", network.notes());
        return json;
    }

    private static Map<String, Object> of(Stage stage, Optional<AtlasPictures> atlas) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", stage.name());
        json.put("operator", stage.operator());
        json.put("after", stage.after());
        json.put("shape", List.of(stage.channels(), stage.height(), stage.width()));
        json.put("features", atlas.map(known -> known.channels(stage.name())).orElse(List.of()));
        return json;
    }

    /** The layer that class activation maps look at; null where there is none. */
    private static @Nullable String automatic(Model model) {
        try {
            return new Layers(model).one(LayerChoice.AUTOMATIC).name();
        } catch (NotApplicableException none) {
            return null;
        }
    }

    static Map<String, Object> of(Preprocessing preprocessing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("normalization", name(preprocessing.normalization()));
        json.put("resize", FitName.of(preprocessing.fit(), preprocessing.height(), preprocessing.width()));
        json.put("interpolation", name(preprocessing.fit().interpolation()));
        json.put(
                "text",
                preprocessing
                        .fit()
                        .describe(preprocessing.height(), preprocessing.width())
                        .replace(" x ", " × "));
        return json;
    }

    private static String name(Normalization normalization) {
        return Arrays.stream(NormalizationPreset.values())
                .filter(preset -> isPossible(preset, normalization.channels())
                        && preset.normalization().of(normalization.channels()).equals(normalization))
                .map(NetworkJson::name)
                .findFirst()
                .orElse(CUSTOM);
    }

    private static Map<String, Object> presets(Model model) {
        return Map.of(
                "normalizations",
                Arrays.stream(NormalizationPreset.values())
                        .filter(preset -> isPossible(preset, model.channels()))
                        .map(NetworkJson::name)
                        .toList(),
                "resizes",
                List.of("stretch", "crop"),
                "interpolations",
                names(Interpolation.values()).toList());
    }

    private static boolean isPossible(NormalizationPreset preset, int channels) {
        int known = preset.normalization().channels();
        return channels > 0 && (known == 1 || known == channels || channels == 1);
    }

    private static <E extends Enum<E>> Stream<String> names(E[] all) {
        return Arrays.stream(all).map(NetworkJson::name);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
