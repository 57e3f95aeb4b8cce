package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.render.evolution.AnimatedGif;

/** The README shows all screens of the live page, one after the other. */
class LiveTourTest {
    private static final Path ANIMATION = Path.of("..", "docs", "pictures", "made", "live.gif");
    private static final Duration EACH = Duration.ofMillis(2200);
    private static final int STOPS = 7;

    @TempDir
    Path folder;

    /** With {@code -Dvizsla.write} the animation is made anew. */
    @Test
    void isAnAnimation() throws IOException {
        if (System.getProperty("vizsla.write") != null) {
            try (LiveTour tour = new LiveTour(folder)) {
                List<BufferedImage> pictures = tour.pictures();
                AnimatedGif.write(ANIMATION, pictures, EACH);
            }
        }
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("docs/pictures/made/live.gif");
        try (ImageInputStream stream = ImageIO.createImageInputStream(ANIMATION.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(stream).next();
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(STOPS);
            reader.dispose();
        }
    }
}
