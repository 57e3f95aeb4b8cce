package org.vizsla.serve.api;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.vizsla.evaluate.deletion.Deletion;
import org.vizsla.evaluate.deletion.DeletionCurve;
import org.vizsla.evaluate.deletion.DeletionPoint;
import org.vizsla.evaluate.deletion.DeletionStep;
import org.vizsla.evaluate.deletion.Importance;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.cover.CoverableImage;
import org.vizsla.explain.cover.Fill;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.report.job.ScoredClass;
import org.vizsla.report.json.ClassJson;
import org.vizsla.report.json.Json;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.work.Lane;

/** The brush: what the network says when parts of a picture are covered. */
final class BrushApi {
    /** Of a network for images of some thousand pixels a side, in base64. */
    private static final int LARGEST_MASK = 4 << 20;

    private static final int SEGMENTS = 60;
    private static final int MOST_SEGMENTS = 400;
    private static final int STEPS = 20;
    private static final int MOST_STEPS = 200;

    private final Desk desk;
    private final MapMaker maker;

    BrushApi(Desk desk, MapMaker maker) {
        this.desk = desk;
        this.maker = maker;
    }

    /** The scores of a picture of which some pixels are covered. */
    void scores(Context context) {
        Body body = Body.of(context, LARGEST_MASK);
        Fill fill = fill(body);
        long start = System.nanoTime();
        Map<String, Object> json = desk.open(
                Case.of(body),
                opened -> desk.promptly(
                        () -> covered(opened, mask(body, opened.network().model()), fill)));
        json.put("milliseconds", Math.round((System.nanoTime() - start) / 1e5) / 1e1);
        context.result(Json.compact(json));
    }

    private Map<String, Object> covered(Desk.Opened opened, BitSet mask, Fill fill) {
        Tensor image = coverable(opened, coverable -> coverable.covered(mask, fill));
        return desk.explainer(opened, OptionalInt.empty(), Optional.empty(), Cancellation.NEVER, explainer -> {
            float[] scores = explainer.explain(image, Call.DEFAULT).scores().floats();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("scores", scores);
            json.put("probabilities", AnswersApi.probabilities(explainer.model(), scores));
            json.put("ranking", ClassJson.of(ScoredClass.ranking(explainer.model(), scores)));
            return json;
        });
    }

    private <T> T coverable(Desk.Opened opened, Function<CoverableImage, T> work) {
        return desk.shelves().coverable().use(opened.network(), opened.picture(), opened.preprocessing(), work);
    }

    private static BitSet mask(Body body, Model model) {
        Body mask = body.object("mask").orElseThrow(() -> new VizslaException("'mask' is missing"));
        int height = mask.number("height").orElse(0);
        int width = mask.number("width").orElse(0);
        if (height != model.height() || width != model.width()) {
            throw new VizslaException("the mask is " + height + " x " + width + ", the network's input "
                    + model.height() + " x " + model.width());
        }
        return Bits.read(mask.text("bits"), height * width);
    }

    private static Fill fill(Body body) {
        String name = body.find("fill").orElse("grey");
        return Arrays.stream(Fill.values())
                .filter(fill -> fill.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new VizslaException("there is no fill '" + name + "'"));
    }

    /** A segment for each pixel, in two bytes. */
    void segments(Body body, Frames frames, Cancellation cancellation) {
        int about = body.number("segments", SEGMENTS, 2, MOST_SEGMENTS);
        desk.open(
                Case.of(body),
                opened -> desk.queue().run(Lane.PROMPT, cancellation, frames::waits, border -> {
                    Segments found = coverable(opened, image -> image.segments(about));
                    byte[] data = new byte[Short.BYTES * found.pixels()];
                    for (int pixel = 0; pixel < found.pixels(); pixel++) {
                        data[Short.BYTES * pixel] = (byte) found.at(pixel);
                        data[Short.BYTES * pixel + 1] = (byte) (found.at(pixel) >> Byte.SIZE);
                    }
                    frames.result(
                            Map.of("shape", List.of(found.height(), found.width()), "count", found.count()), data);
                    return found;
                }));
    }

    /** How the answer falls while pixels are deleted in the order of a map, and at random; each point is sent as it comes, with the pixels that are deleted. */
    void deletion(Body body, Frames frames, Cancellation cancellation) {
        Ask ask = Ask.of(body);
        Deletion deletion = new Deletion(fill(body), body.number("steps", STEPS, 1, MOST_STEPS), ask.seed());
        maker.use(ask, Optional.of(Lane.SWEEP), Optional.of(frames), cancellation, (border, opened, kept) -> {
            Explanation explanation = kept.explained().explanation();
            Tensor map = Importance.of(
                    ask.method().name(), explanation.map(ask.method().name()));
            int target = explanation.targets().get(0);
            DeletionCurve curve = coverable(
                    opened,
                    image -> desk.explainer(
                            opened,
                            OptionalInt.empty(),
                            Optional.empty(),
                            cancellation,
                            network -> deletion.of(
                                    network,
                                    image,
                                    map,
                                    target,
                                    step -> {
                                        frames.sends(Map.of("state", "running", "point", json(step, image)));
                                        border.pause();
                                    },
                                    cancellation)));
            frames.result(
                    Map.of(
                            "curve",
                            curve.points().stream().map(BrushApi::json).toList(),
                            "areas",
                            Map.of("map", curve.areaOfMap(), "random", curve.areaOfRandom())),
                    new byte[0]);
            return curve;
        });
    }

    private static Map<String, Object> json(DeletionPoint point) {
        return Map.of("fraction", point.fraction(), "map", point.map(), "random", point.random());
    }

    private static Map<String, Object> json(DeletionStep step, CoverableImage image) {
        Map<String, Object> json = new LinkedHashMap<>(json(step.point()));
        json.put("deleted", Map.of("map", json(step.ofMap(), image), "random", json(step.random(), image)));
        return json;
    }

    private static Map<String, Object> json(BitSet pixels, CoverableImage image) {
        String bits = Base64.getEncoder().encodeToString(Bits.of(pixels, image.pixels()));
        return Map.of("height", image.height(), "width", image.width(), "bits", bits);
    }
}
