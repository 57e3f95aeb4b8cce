package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures for tests: coloured gradients with a disc in them. */
final class TestPictures {
    private TestPictures() {}

    /** Writes a PNG whose colours depend on the seed. */
    static Path png(Path file, int seed) throws IOException {
        BufferedImage image = new BufferedImage(60, 44, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean inside = Math.hypot(x - 30 + seed % 7, y - 22) < 14;
                int red = inside ? 230 - 20 * (seed % 5) : 4 * x;
                int green = inside ? 30 * (seed % 8) : 5 * y;
                image.setRGB(x, y, red << 16 | green << 8 | (3 * (x + y) + 40 * seed) % 256);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
