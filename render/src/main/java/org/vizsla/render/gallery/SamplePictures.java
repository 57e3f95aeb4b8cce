package org.vizsla.render.gallery;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.vizsla.render.Drawing;
import org.vizsla.render.Enlargement;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Notice;
import org.vizsla.render.Outline;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.evolution.Evolution;

/**
 * The pictures of one sample, which {@link GalleryPage} shows in a row.
 *
 * @param input the preprocessed image
 * @param gradient of the target's score with respect to it
 * @param notice why the map shows nothing, if so in the gradient
 * @param evolution empty if it was not computed
 * @param object pixels of the object that the image is known to show, counted row by row
 * @param scale of the gradient in colour
 * @param gradCam Grad-CAM over the image, if the network has a layer for it
 */
public record SamplePictures(
        Planes input,
        Planes gradient,
        Optional<Notice> notice,
        Optional<Evolution> evolution,
        Optional<BitSet> object,
        GradientScale scale,
        Optional<BufferedImage> gradCam) {
    /** The shortest side of a picture on which the line is thin. */
    private static final int FINE = 200;

    /** Pictures of a sample without a known truth. */
    public SamplePictures(Planes input, Planes gradient, Optional<Evolution> evolution) {
        this(
                input,
                gradient,
                Optional.empty(),
                evolution,
                Optional.empty(),
                GradientScale.shared(List.of(gradient)),
                Optional.empty());
    }

    /**
     * Writes or replaces them in a folder, under the names of {@link GalleryFiles}.
     *
     * @throws org.vizsla.graph.VizslaException if a file cannot be written
     */
    public void write(Path folder, Duration frameTime) {
        Png.write(folder.resolve(GalleryFiles.ORIGINAL), Drawing.original(input));
        Png.write(folder.resolve(GalleryFiles.COLOURS), Drawing.gradientColours(gradient, notice, scale));
        Png.write(folder.resolve(GalleryFiles.SALIENCY), Drawing.gradientSaliency(gradient, notice));
        gradCam.ifPresent(over -> Png.write(folder.resolve(GalleryFiles.GRAD_CAM), over));
        object.ifPresent(region ->
                Png.write(folder.resolve(GalleryFiles.SALIENCY_OUTLINED), outlined(gradient, region, notice)));
        evolution.ifPresent(frames -> {
            frames.writeGif(folder.resolve(GalleryFiles.EVOLUTION), frameTime);
            frames.writeSheet(folder.resolve(GalleryFiles.EVOLUTION_SHEET));
        });
    }

    /**
     * The saliency of a gradient with a line around a region of it; a small one is enlarged, so that the line is thin.
     *
     * @param notice why it shows nothing, if so
     */
    public static BufferedImage outlined(Planes gradient, BitSet region, Optional<Notice> notice) {
        return fineOutline(Drawing.gradientSaliency(gradient, notice), region);
    }

    /** A picture with a line around a region of it; a small one is enlarged, so that the line is thin. */
    public static BufferedImage fineOutline(BufferedImage picture, BitSet region) {
        int times = Enlargement.toReach(FINE, Math.min(picture.getWidth(), picture.getHeight()));
        return Outline.around(Enlargement.of(picture, times), Outline.enlarged(region, picture.getWidth(), times));
    }
}
