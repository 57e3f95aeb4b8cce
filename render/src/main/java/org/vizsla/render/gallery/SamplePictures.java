package org.vizsla.render.gallery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.vizsla.render.Drawing;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.evolution.Evolution;

/**
 * The pictures of one sample, which {@link GalleryPage} shows in a row.
 *
 * @param input the preprocessed picture
 * @param gradient of the target's score with respect to it
 * @param evolution empty if it was not computed
 */
public record SamplePictures(Planes input, Planes gradient, Optional<Evolution> evolution) {
    /**
     * Writes or replaces them in a folder, under the names of {@link GalleryFiles}.
     *
     * @throws org.vizsla.graph.VizslaException if a file cannot be written
     */
    public void write(Path folder, Duration frameTime) {
        Png.write(folder.resolve(GalleryFiles.ORIGINAL), Drawing.original(input));
        Png.write(folder.resolve(GalleryFiles.COLOURS), Drawing.gradientColours(gradient));
        Png.write(folder.resolve(GalleryFiles.SALIENCY), Drawing.gradientSaliency(gradient));
        evolution.ifPresent(frames -> {
            frames.writeGif(folder.resolve(GalleryFiles.EVOLUTION), frameTime);
            frames.writeSheet(folder.resolve(GalleryFiles.EVOLUTION_SHEET));
        });
    }
}
