package org.vizsla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

class PngTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("maps/colour.png");
        BufferedImage picture = Drawing.gradientColours(RandomPlanes.of(4, 3, 7, 11));
        Png.write(file, picture);
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getRGB(0, 0, 11, 7, null, 0, 11)).isEqualTo(picture.getRGB(0, 0, 11, 7, null, 0, 11));
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saliencyIsStoredInGrey() throws IOException {
        BufferedImage picture = Drawing.gradientSaliency(RandomPlanes.of(5, 3, 7, 11));
        Path file = folder.resolve("saliency.png");
        Png.write(file, picture);
        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getRaster().getNumBands()).isEqualTo(1);
        for (int i = 0; i < 77; i++) {
            assertThat(read.getRaster().getSample(i % 11, i / 11, 0)).isEqualTo(picture.getRGB(i % 11, i / 11) & 0xff);
        }
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path occupied = Files.createFile(folder.resolve("file"));
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        assertThatThrownBy(() -> Png.write(occupied.resolve("x.png"), picture))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot write " + occupied.resolve("x.png"));
    }
}
