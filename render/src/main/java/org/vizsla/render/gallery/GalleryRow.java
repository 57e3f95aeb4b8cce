package org.vizsla.render.gallery;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.evolution.FrameCaption;
import org.vizsla.render.page.RelativeUrl;

/**
 * The row of a page about one image.
 *
 * @param picture the file name that is shown
 * @param folder of the sample's files, relative to the page, with {@code /} between its parts
 * @param height of the maps in pixels
 * @param width of the maps in pixels
 * @param target the class that the maps are about
 * @param top the most probable classes, best first
 * @param evolution the text next to each frame; empty if there is no evolution
 * @param notices about maps that show nothing
 * @param gradCam what Grad-CAM shows; the folder then has {@link GalleryFiles#GRAD_CAM}
 * @param inside how much of the saliency lies inside the object, where its place is known; the folder then has {@link GalleryFiles#SALIENCY_OUTLINED}
 */
public record GalleryRow(
        String picture,
        String folder,
        int height,
        int width,
        ClassScore target,
        List<ClassScore> top,
        List<FrameCaption> evolution,
        List<String> notices,
        Optional<ScaledFigure> gradCam,
        Optional<InsideShare> inside) {
    /** A row about an image without a known truth, and without Grad-CAM. */
    public GalleryRow(
            String picture,
            String folder,
            int height,
            int width,
            ClassScore target,
            List<ClassScore> top,
            List<FrameCaption> evolution,
            List<String> notices) {
        this(picture, folder, height, width, target, top, evolution, notices, Optional.empty(), Optional.empty());
    }

    public GalleryRow {
        if (width < 1 || height < 1) {
            throw new VizslaException("a gallery cannot show pictures of " + width + " x " + height + " pixels");
        }
        RelativeUrl.check(folder);
        top = List.copyOf(top);
        evolution = List.copyOf(evolution);
        notices = List.copyOf(notices);
    }
}
