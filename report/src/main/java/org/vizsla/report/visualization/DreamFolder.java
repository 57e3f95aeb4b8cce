package org.vizsla.report.visualization;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.dream.Dream;
import org.vizsla.optimize.dream.DreamRequest;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Fact;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.render.visualization.DreamPage;
import org.vizsla.render.visualization.FeaturePicture;
import org.vizsla.report.json.DreamJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.page.PageFacts;

/**
 * A dream in a folder: the picture, the flight into it if there was one, a page, and {@code result.json}.
 *
 * @param animations the kind of file of a flight
 * @param advice how the page says what to do
 */
public record DreamFolder(Path out, AnimationFormat animations, Advice advice) {
    private static final String DREAM = "dream.png";
    private static final String ORIGINAL = "image.png";
    private static final String FLIGHT = "zoom";
    private static final Duration FRAME_TIME = Duration.ofMillis(100);

    /**
     * Writes all files, and returns what {@code result.json} holds.
     *
     * @param preprocessing how the network takes images
     */
    public Map<String, Object> write(DreamRequest request, Preprocessing preprocessing, Dream dream) {
        new Leftovers().sweep(out);
        OldPages.remove(out);
        OldPages.removeResult(out);
        Png.write(out.resolve(ORIGINAL), drawn(request.picture()));
        Png.write(out.resolve(DREAM), drawn(dream.picture()));
        Optional<String> animation =
                dream.flight().isEmpty() ? Optional.empty() : Optional.of(FLIGHT + animations.extension());
        animation.ifPresent(file -> animations.write(
                out.resolve(file),
                dream.flight().stream().map(DreamFolder::drawn).toList(),
                FRAME_TIME));
        String objective = FeatureNames.of(request.model(), request.objective());
        new DreamPage(about(request), objective, ORIGINAL, DREAM, animation, dream.curve(), dream.complete())
                .write(out.resolve(GalleryFiles.PAGE));

        Map<String, Object> result = DreamJson.of(
                new Provenance(request.model(), request.session()), request, preprocessing, dream, objective, DREAM);
        animation.ifPresent(file -> result.put("animation", file));
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        if (dream.complete()) {
            KeptPictures.remove(out);
        }
        return result;
    }

    private static BufferedImage drawn(Tensor picture) {
        return FeaturePicture.of(Planes.of(picture, 0));
    }

    private About about(DreamRequest request) {
        List<Fact> facts = new ArrayList<>();
        DreamJson.values(request.settings())
                .forEach((name, value) -> facts.add(new Fact(name.replace('_', ' '), String.valueOf(value))));
        facts.add(new Fact("seed", Long.toString(request.seed())));
        facts.add(PageFacts.version());
        return new About(request.model().name(), PageFacts.now(), facts, PageFacts.assumed(request.model(), advice));
    }
}
