package org.vizsla.render.video;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.evolution.AnimatedGif;

/** Which kind of file an animation is. */
public enum AnimationFormat {
    /** A GIF, which everything shows: 256 colours a frame. */
    GIF {
        @Override
        public void write(Path file, List<BufferedImage> frames, Duration frameTime) {
            AnimatedGif.write(file, frames, frameTime);
        }
    },
    /** A film, H.264 in MP4: a fraction of the size, all colours, at half the resolution. */
    MP4 {
        @Override
        public void write(Path file, List<BufferedImage> frames, Duration frameTime) {
            Film.write(file, frames, frameTime);
        }
    };

    /** The end of its files' names. */
    public String extension() {
        return "." + this;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file is a film. */
    public static boolean isFilm(String file) {
        return file.endsWith(MP4.extension());
    }

    /**
     * Writes or replaces a file.
     *
     * @param frameTime how long each frame is shown
     * @throws VizslaException if it cannot be written
     */
    public abstract void write(Path file, List<BufferedImage> frames, Duration frameTime);
}
