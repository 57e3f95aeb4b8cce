package org.vizsla.report.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

class FileSourcesTest {
    @TempDir
    private Path folder = Path.of("");

    private Path picture(String name) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    /** What was opened to see whether it can be is not read again: the file may be gone by then. */
    @Test
    void theFirstReadableFileIsReadOnce() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "shopping list");
        Path first = picture("b.png");
        List<Source> sources = FileSources.in(List.of(text, first, picture("c.png")), folder.resolve("out"))
                .sources();
        Files.delete(first);

        assertThatThrownBy(() -> sources.get(0).open()).isInstanceOf(VizslaException.class);
        assertThat(sources.get(1).open()).isInstanceOf(OpenedPicture.class);
        assertThatThrownBy(() -> sources.get(1).open())
                .as("held no longer than it is needed")
                .hasMessageContaining("does not exist");
        assertThat(sources.get(2)).isInstanceOf(FileSource.class);
    }

    @Test
    void aFailureStaysOne() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "shopping list");
        assertThatThrownBy(() -> FileSources.in(List.of(text), folder.resolve("out")))
                .hasMessageContaining("is not an image that can be read");
    }
}
