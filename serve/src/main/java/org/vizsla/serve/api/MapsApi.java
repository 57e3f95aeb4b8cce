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
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.ExplanationJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.http.HalfFloats;
import org.vizsla.serve.work.Lane;
import org.vizsla.serve.work.WorkQueue;

/** Maps: what a network looks at, by one method. */
final class MapsApi {
    private final Desk desk;

    MapsApi(Desk desk) {
        this.desk = desk;
    }

    /** A map's values, summed over channels, with all that is known about it. */
    void map(Body body, Frames frames, Cancellation cancellation) {
        Ask ask = Ask.of(body);
        // What the page asks for before anybody did goes behind what people wait for.
        Lane lane = body.find("ahead").isPresent() ? Lane.SWEEP : Desk.lane(ask.method());
        explained(ask, lane, frames, cancellation, (border, opened, request, explained) -> {
            ExplainedEntry entry = explained.entries().get(0);
            ExplainedMap map =
                    Objects.requireNonNull(entry.maps().get(ask.method().name()));
            MapJson json = new MapJson(request.model(), ask, entry, map, explained.time());
            Map<String, Object> header = new LinkedHashMap<>(json.header());
            byte[] data = new byte[0];
            if (map.isSpatial()) {
                Planes planes = Planes.of(map.values(), 0);
                HalfFloats halves = HalfFloats.of(planes.sum());
                header.put("shape", List.of(planes.height(), planes.width()));
                header.put("scale", halves.scale());
                header.putAll(json.ranges());
                data = halves.bytes();
            } else {
                header.put("shape", null);
                header.put("bars", bars(map.values()));
            }
            frames.result(header, data);
        });
    }

    /** A map's own values, before any sum, as a NumPy file. */
    void npy(Context context) {
        Ask ask = Ask.of(Body.of(context));
        byte[] file = explained(
                ask,
                Desk.lane(ask.method()),
                Optional.empty(),
                Cancellation.NEVER,
                (border, opened, request, explained) ->
                        Npy.encode(explained.explanation().map(ask.method().name())));
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
        Ask ask = Ask.of(Body.of(context));
        Map<String, Object> json = explained(
                ask,
                Desk.lane(ask.method()),
                Optional.empty(),
                Cancellation.NEVER,
                (border, opened, request, explained) -> new ExplanationJson(
                                new Provenance(
                                        request.model(), request.settings().session()),
                                request)
                        .of(explained));
        context.result(Json.compact(json));
    }

    /** What is made of a map. */
    private interface Answer<T> {
        T of(WorkQueue.Border border, Desk.Opened opened, ExplanationRequest request, ExplainedSource explained);
    }

    /** What is done with a map, within the same turn. */
    interface Use {
        void of(WorkQueue.Border border, Desk.Opened opened, ExplanationRequest request, ExplainedSource explained);
    }

    /** Computes a map, and does something with it. */
    void explained(Ask ask, Lane lane, Frames frames, Cancellation cancellation, Use use) {
        explained(ask, lane, Optional.of(frames), cancellation, (border, opened, request, explained) -> {
            use.of(border, opened, request, explained);
            return explained;
        });
    }

    private <T> T explained(Ask ask, Lane lane, Optional<Frames> frames, Cancellation cancellation, Answer<T> answer) {
        return desk.open(
                ask.of(),
                opened -> desk.queue()
                        .run(
                                lane,
                                cancellation,
                                ahead -> frames.ifPresent(told -> told.waits(ahead)),
                                border -> desk.explainer(
                                        opened, ask.against(), Optional.of(ask.method()), cancellation, explainer -> {
                                            ExplanationRequest request = new ExplanationRequest(
                                                    explainer.model(),
                                                    opened.preprocessing(),
                                                    List.of(ask.method()),
                                                    List.of(opened.picture().source()),
                                                    Targets.of(List.of(ask.target(explainer.model()))),
                                                    desk.shelves().explainers().settings(),
                                                    ask.seed());
                                            List<ExplainedSource> results = new ArrayList<>();
                                            new ExplanationJob(request)
                                                    .run(
                                                            explainer,
                                                            cancellation,
                                                            listener(border, frames),
                                                            results::add);
                                            return answer.of(border, opened, request, results.get(0));
                                        })));
    }

    /** Between the parts of a sweep, progress is told, and prompt work goes before. */
    private static JobListener listener(WorkQueue.Border border, Optional<Frames> frames) {
        return new JobListener() {
            @Override
            public void begins(Source source) {
                frames.ifPresent(told -> told.reaches(0));
            }

            @Override
            public void progresses(Source source, String method, double part) {
                border.pause();
                frames.ifPresent(told -> told.reaches(part));
            }
        };
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
