package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.unit.Activations;
import org.vizsla.explain.unit.Terms;
import org.vizsla.explain.unit.Unit;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.http.HalfFloats;
import org.vizsla.serve.work.Lane;

/** Layers: what their channels show, and where single values come from. */
final class LayersApi {
    private final Desk desk;

    LayersApi(Desk desk) {
        this.desk = desk;
    }

    /** The values of a layer, {@code [C, h, w]}. */
    void activations(Body body, Frames frames, Cancellation cancellation) {
        Case asked = Case.of(body);
        String layer = body.text("layer");
        OptionalInt target = body.number("target");
        desk.open(
                asked,
                opened -> desk.queue()
                        .run(
                                Lane.PROMPT,
                                cancellation,
                                frames::waits,
                                border -> desk.shelves().units().use(opened.network(), units -> {
                                    Tensor image = opened.image();
                                    Activations found = units.activations(layer, image, cancellation);
                                    Map<String, Object> header = new LinkedHashMap<>();
                                    Shape shape = found.values().shape();
                                    header.put("layer", found.layer());
                                    header.put("shape", shape.sizes());
                                    header.put("order", found.order());
                                    header.put(
                                            "largest",
                                            found.largest().stream()
                                                    .map(LayersApi::finite)
                                                    .toList());
                                    header.put(
                                            "feeds",
                                            target.isPresent()
                                                    ? numbers(units.contributions(
                                                            layer, image, target.getAsInt(), cancellation))
                                                    : null);
                                    Field middle = units.field(layer, 0, shape.length(1) / 2, shape.length(2) / 2);
                                    header.put("field", Map.of("height", middle.height(), "width", middle.width()));
                                    HalfFloats halves =
                                            HalfFloats.of(found.values().floats());
                                    header.put("scale", halves.scale());
                                    frames.result(header, halves.bytes());
                                    return layer;
                                })));
    }

    /** One value, and what it is added up from. */
    void unit(Context context) {
        Body body = Body.of(context);
        Case asked = Case.of(body);
        int most = Integer.MAX_VALUE;
        Unit unit = desk.open(
                asked,
                opened -> desk.promptly(() -> desk.shelves()
                        .units()
                        .use(
                                opened.network(),
                                units -> units.unit(
                                        body.text("layer"),
                                        body.number("channel", 0, 0, most),
                                        body.number("y", 0, 0, most),
                                        body.number("x", 0, 0, most),
                                        opened.image(),
                                        Cancellation.NEVER))));
        context.result(Json.compact(json(unit)));
    }

    private static Map<String, Object> json(Unit unit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("layer", unit.layer());
        json.put("channel", unit.channel());
        json.put("y", unit.y());
        json.put("x", unit.x());
        json.put("value", finite((float) unit.value()));
        json.put("operator", unit.operator());
        json.put("after", unit.after());
        Field field = unit.field();
        json.put(
                "field",
                Map.of("top", field.top(), "left", field.left(), "height", field.height(), "width", field.width()));
        json.put("terms", unit.terms().map(LayersApi::json).orElse(null));
        json.put("words", unit.words());
        return json;
    }

    private static Map<String, Object> json(Terms terms) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("input", terms.input());
        json.put("shape", terms.patch().shape().sizes());
        json.put("patch", numbers(terms.patch().floats()));
        json.put(
                "kernel", terms.kernel().map(kernel -> numbers(kernel.floats())).orElse(null));
        json.put("channels", terms.channels());
        json.put("top", terms.top());
        json.put("left", terms.left());
        json.put("down", terms.down());
        json.put("along", terms.along());
        json.put("rest", finite(terms.rest()));
        json.put("bias", finite(terms.bias()));
        json.put("sum", finite(terms.sum()));
        return json;
    }

    /** Null where there is no value. */
    private static List<@Nullable Number> numbers(float... values) {
        List<@Nullable Number> numbers = new ArrayList<>();
        for (float value : values) {
            numbers.add(finite(value));
        }
        return numbers;
    }

    /** Null for what JSON has no number for. */
    private static @Nullable Number finite(Number value) {
        return Double.isFinite(value.doubleValue()) ? value : null;
    }
}
