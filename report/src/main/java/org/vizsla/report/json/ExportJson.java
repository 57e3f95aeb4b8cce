package org.vizsla.report.json;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Emission;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;

/** The description that an exported explainer carries. */
public final class ExportJson {
    private static final String INPUTS = "inputs";
    private static final String OUTPUTS = "outputs";
    private static final String MAPS = "maps";
    private static final String NAME = "name";
    private static final String METHOD = "method";
    private static final String LAYERS = "layers";
    private static final String LOOPS = "loops";
    private static final String PREPROCESSING = "preprocessing";

    private ExportJson() {}

    /**
     * What a reader needs to run an explainer.
     *
     * @param images the input for images
     * @param target the input for the classes to explain
     * @param scores the output of class scores
     * @param chosen the output of the classes explained
     * @param maps the output of each method, by the method's name
     * @param layers the layers that each of these maps is about, by the method's name
     * @param loops how the maps of methods of many runs are made, by the method's name
     * @param preprocessing how images are prepared, but for their resizing
     */
    public record Names(
            String images,
            String target,
            String scores,
            String chosen,
            Map<String, String> maps,
            Map<String, List<String>> layers,
            Map<String, Loop> loops,
            Preprocessing preprocessing) {}

    /** Describes an explainer. */
    public static Map<String, Object> of(
            ExplainerGraph compiled, Graph graph, List<AttributionMethod> methods, Preprocessing preprocessing) {
        Model model = compiled.model();
        Map<String, Object> description =
                new LinkedHashMap<>(new Provenance(model, SessionSettings.DEFAULT).identity(preprocessing));
        description.remove("device");
        description.put("assumed", Assumptions.of(model));
        Map<String, Object> inputs = new LinkedHashMap<>();
        inputs.put("images", value(graph, model.input(), "preprocessed, one channel after the other"));
        inputs.put(
                "target",
                value(
                        graph,
                        compiled.named(ExplainerGraph.TARGET),
                        "the class to explain for each image, from 0, or -1 for the one with the highest score"));
        description.put(INPUTS, inputs);
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("scores", Map.of(NAME, compiled.named(ExplainerGraph.SCORES)));
        outputs.put("chosen", Map.of(NAME, compiled.named(ExplainerGraph.CHOSEN)));
        List<Map<String, Object>> maps = new ArrayList<>();
        List<Map<String, Object>> loops = new ArrayList<>();
        for (AttributionMethod method : methods) {
            Emission emission = compiled.emissions().get(method.name());
            Loop loop = compiled.loops().get(method.name());
            if (emission != null) {
                Map<String, Object> map = method(method, emission.layers());
                map.put(NAME, compiled.named(method.name()));
                maps.add(map);
            } else if (loop != null) {
                Map<String, Object> map = method(method, loop.layers());
                map.putAll(LoopJson.of(loop));
                loops.add(map);
            }
        }
        outputs.put(MAPS, maps);
        description.put(OUTPUTS, outputs);
        description.put(LOOPS, loops);
        description.put(
                "labels",
                IntStream.range(0, model.classes())
                        .mapToObj(model.labels()::name)
                        .toList());
        return description;
    }

    private static Map<String, Object> value(Graph graph, String name, String is) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(NAME, name);
        Shape shape = Objects.requireNonNull(graph.shape(name));
        value.put("shape", shape.toString());
        value.put("is", is);
        return value;
    }

    private static Map<String, Object> method(AttributionMethod method, List<String> layers) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(METHOD, method.name());
        map.put(
                "parameters",
                Methods.find(method.name())
                        .map(entry -> (Object) entry.values(method))
                        .orElse(Map.of()));
        if (!layers.isEmpty()) {
            map.put(LAYERS, layers);
        }
        return map;
    }

    /**
     * Reads a description.
     *
     * @param file what messages call it
     * @throws VizslaException if it is none
     */
    public static Names names(String file, String description) {
        try {
            Map<String, Object> map = JSON.std.mapFrom(description);
            Map<?, ?> inputs = object(map.get(INPUTS));
            Map<?, ?> outputs = object(map.get(OUTPUTS));
            Map<String, String> maps = new LinkedHashMap<>();
            Map<String, List<String>> layers = new LinkedHashMap<>();
            for (Object each : list(outputs.get(MAPS))) {
                Map<?, ?> of = object(each);
                maps.put(text(of.get(METHOD)), text(of.get(NAME)));
                layers.put(text(of.get(METHOD)), layers(of));
            }
            Map<String, Loop> loops = new LinkedHashMap<>();
            for (Object each : list(map.getOrDefault(LOOPS, List.of()))) {
                Map<?, ?> of = object(each);
                loops.put(text(of.get(METHOD)), LoopJson.read(of, layers(of)));
            }
            return new Names(
                    named(inputs.get("images")),
                    named(inputs.get("target")),
                    named(outputs.get("scores")),
                    named(outputs.get("chosen")),
                    maps,
                    layers,
                    loops,
                    preprocessing(object(map.get(PREPROCESSING))));
        } catch (IOException
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | NotApplicableException e) {
            throw new VizslaException(file + " describes itself in a form that is not known; export it again", e);
        }
    }

    /** The preprocessing that {@link Provenance} wrote, as if images were stretched. */
    private static Preprocessing preprocessing(Map<?, ?> of) {
        Normalization normalization = new Normalization(
                number(of.get("white")),
                numbers(of.get("mean")),
                numbers(of.get("standard_deviation")),
                text(of.get("channels")).equals("bgr"));
        return new Preprocessing(
                (Integer) Objects.requireNonNull(of.get("height")),
                (Integer) Objects.requireNonNull(of.get("width")),
                Fit.STRETCH,
                normalization);
    }

    private static List<String> layers(Map<?, ?> of) {
        return list(of.containsKey(LAYERS) ? of.get(LAYERS) : List.of()).stream()
                .map(ExportJson::text)
                .toList();
    }

    private static List<Float> numbers(@Nullable Object value) {
        return list(value).stream().map(ExportJson::number).toList();
    }

    private static float number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).floatValue();
    }

    private static List<?> list(@Nullable Object value) {
        return (List<?>) Objects.requireNonNull(value);
    }

    private static String named(@Nullable Object value) {
        return text(object(value).get(NAME));
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
