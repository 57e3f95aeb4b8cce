package org.vizsla.report.visualization;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.Probabilities;
import org.vizsla.optimize.visualize.Visualization;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizedFeature;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Fact;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.render.visualization.FeatureCard;
import org.vizsla.render.visualization.FeaturePage;
import org.vizsla.render.visualization.FeaturePicture;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.json.VisualizationJson;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.page.PageFacts;

/**
 * Optimized pictures in a folder: a PNG file each, a page, and {@code result.json}.
 *
 * @param animations the kind of file of the way to a picture
 * @param advice how the page says what to do
 */
public record VisualizationFolder(Path out, AnimationFormat animations, Advice advice) {
    private static final String IMAGE = "image.png";
    private static final Duration FRAME_TIME = Duration.ofMillis(100);

    /** How long the last frame of an animation stays, in frames. */
    private static final int LAST_STAYS = 10;

    /**
     * Writes all files, and returns what {@code result.json} holds.
     *
     * @param image the image that the pictures are about, {@code [1, C, H, W]}, from 0 to 1
     */
    public Map<String, Object> write(VisualizationRequest request, Visualization found, Optional<Tensor> image) {
        new Leftovers().sweep(out);
        OldPages.remove(out);
        OldPages.removeResult(out);
        Model model = request.model();
        List<FeatureCard> cards = new ArrayList<>();
        List<VisualizationJson.Entry> entries = new ArrayList<>();
        for (VisualizedFeature feature : found.features()) {
            String name = FeatureNames.file(model, feature.objective(), cards.size() + 1);
            Planes picture = Planes.of(feature.picture(), 0);
            String file = name + ".png";
            Png.write(out.resolve(file), FeaturePicture.of(picture));
            Optional<String> transparent = feature.importance().map(importance -> {
                String own = name + "_transparent.png";
                Png.write(out.resolve(own), FeaturePicture.transparent(picture, Planes.of(importance, 0)));
                return own;
            });
            Optional<String> animation = animation(feature, name);
            ClassScore best = best(model, feature);
            String words = FeatureNames.of(model, feature.objective());
            Tensor tensor = feature.picture();
            cards.add(new FeatureCard(
                    words,
                    file,
                    transparent,
                    animation,
                    tensor.shape().length(3),
                    tensor.shape().length(2),
                    feature.curve(),
                    feature.kept(),
                    feature.value(),
                    best));
            entries.add(new VisualizationJson.Entry(words, file, transparent, animation, feature, best));
        }
        Optional<String> shown = image.map(known -> {
            Png.write(out.resolve(IMAGE), FeaturePicture.of(Planes.of(known, 0)));
            return IMAGE;
        });
        new FeaturePage(about(request), cards, shown, origin(request, image.isPresent()), found.complete())
                .write(out.resolve(GalleryFiles.PAGE));
        Map<String, Object> result =
                VisualizationJson.of(new Provenance(model, request.session()), request, found, entries);
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        if (found.complete()) {
            KeptPictures.remove(out);
        }
        return result;
    }

    /** The file of an animation of the way to a picture, if pictures on the way were kept. */
    private Optional<String> animation(VisualizedFeature feature, String name) {
        if (feature.frames().isEmpty()) {
            return Optional.empty();
        }
        List<BufferedImage> frames = new ArrayList<>(feature.frames().stream()
                .map(frame -> FeaturePicture.of(Planes.of(frame, 0)))
                .toList());
        frames.addAll(Collections.nCopies(LAST_STAYS, frames.get(frames.size() - 1)));
        String file = name + animations.extension();
        animations.write(out.resolve(file), frames, FRAME_TIME);
        return Optional.of(file);
    }

    private static String origin(VisualizationRequest request, boolean image) {
        if (request.start().isPresent()) {
            return "Each picture began at the image, and was moved to excite a part of the network more.";
        }
        return image
                ? "Each picture was optimized, from noise, so that a layer takes it for the image, or finds more of it. No pixel of the image went into it."
                : "Each picture was optimized, from noise, to excite a part of the network as much as possible. No photograph went into it.";
    }

    private static ClassScore best(Model model, VisualizedFeature feature) {
        float[] scores = new float[feature.scores().size()];
        int best = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = feature.scores().get(i);
            best = scores[i] > scores[best] ? i : best;
        }
        return new ClassScore(best, model.labels().name(best), Probabilities.of(model, scores)[best], scores[best]);
    }

    private About about(VisualizationRequest request) {
        Model model = request.model();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("preset", request.settings().name()));
        VisualizationParameters.ALL
                .shown(request.settings())
                .forEach((name, value) -> facts.add(new Fact(name.replace('_', ' '), String.valueOf(value))));
        facts.removeIf(fact -> fact.value().isEmpty());
        facts.add(new Fact("seed", Long.toString(request.seed())));
        facts.add(PageFacts.version());
        return new About(model.name(), PageFacts.now(), facts, PageFacts.assumed(model, advice));
    }
}
