package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.npy.Npy;
import org.vizsla.render.Planes;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.json.ExplanationJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.http.HalfFloats;
import org.vizsla.serve.work.Lane;

/** Maps: what a network looks at, by one method. */
final class MapsApi {
    private final Desk desk;
    private final MapMaker maker;

    MapsApi(Desk desk, MapMaker maker) {
        this.desk = desk;
        this.maker = maker;
    }

    /** A map's values, summed over channels, with all that is known about it. */
    void map(Body body, Frames frames, Cancellation cancellation) {
        Ask ask = Ask.of(body);
        // What the page asks for before anybody did goes behind what people wait for.
        Optional<Lane> lane = body.find("ahead").map(asked -> Lane.SWEEP);
        maker.use(ask, lane, Optional.of(frames), cancellation, (border, opened, map) -> {
            ExplainedSource explained = map.explained();
            ExplainedEntry entry = explained.entries().get(0);
            ExplainedMap found =
                    Objects.requireNonNull(entry.maps().get(ask.method().name()));
            MapJson json = new MapJson(map.request().model(), ask, entry, found, explained.time());
            Map<String, Object> header = new LinkedHashMap<>(json.header());
            byte[] data = new byte[0];
            if (found.isSpatial()) {
                Planes planes = Planes.of(found.values(), 0);
                HalfFloats halves = HalfFloats.of(planes.sum());
                header.put("shape", List.of(planes.height(), planes.width()));
                header.put("scale", halves.scale());
                header.putAll(json.ranges());
                data = halves.bytes();
            } else {
                header.put("shape", null);
                header.put("bars", bars(found.values()));
            }
            frames.result(header, data);
            return found;
        });
    }

    /** A map's own values, before any sum, as a NumPy file. */
    void npy(Context context) {
        Ask ask = Ask.of(Body.of(context));
        byte[] file = maker.use(
                ask,
                Optional.empty(),
                Optional.empty(),
                Cancellation.NEVER,
                (border, opened, map) -> Npy.encode(
                        map.explained().explanation().map(ask.method().name())));
        context.contentType("application/octet-stream").result(file);
    }

    /** The command that makes the same map, which computes nothing. */
    void command(Context context) {
        Body body = Body.of(context);
        Ask ask = Ask.of(body);
        Map<String, String> parameters =
                body.object("parameters").map(Body::texts).orElse(Map.of());
        String command = desk.open(
                ask.of(),
                opened -> new CommandWords(
                                ask,
                                opened.network(),
                                opened.picture().name(),
                                ask.target(opened.network().model()),
                                parameters)
                        .text());
        context.result(Json.compact(Map.of("command", command)));
    }

    /** What the command line writes of the same map. */
    void json(Context context) {
        Map<String, Object> json = maker.use(
                Ask.of(Body.of(context)),
                Optional.empty(),
                Optional.empty(),
                Cancellation.NEVER,
                (border, opened, map) -> new ExplanationJson(
                                new Provenance(
                                        map.request().model(),
                                        map.request().settings().session()),
                                map.request())
                        .of(map.explained()));
        context.result(Json.compact(json));
    }

    /** Values that are no places, the largest magnitudes first. */
    private static List<List<Object>> bars(Tensor values) {
        float[] all = values.floats();
        Shape shape = values.shape();
        List<List<Object>> bars = new ArrayList<>();
        for (int i = 0; i < Math.min(all.length, 1000); i++) {
            bars.add(List.of(shape.rank() == 2 ? Integer.toString(i) : shape + " " + i, all[i]));
        }
        return bars;
    }
}
