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

    /** The path of a folder that was moved below others is longer than any system allows: nobody, not even root, can read it by that path. */
    @Test
    void aSubfolderThatCannotBeReadIsAFailureOfItsOwn() throws IOException {
        Path first = picture("a.png");
        String longName = "n".repeat(250);
        Path deep = folder.resolve("deep");
        Path end = deep;
        for (int i = 0; i < 14; i++) {
            end = end.resolve(longName);
        }
        Files.createDirectories(end);
        Path shelf = folder.resolve("shelf");
        Path inside = shelf.resolve(longName).resolve(longName).resolve(longName);
        Files.createDirectories(inside);
        Path moved = inside.resolve("deep");
        Files.move(deep, moved);
        try {
            List<Source> sources =
                    FileSources.in(List.of(folder), folder.resolve("out")).sources();
            assertThat(sources).hasSize(2);
            assertThat(sources.get(0).open()).isInstanceOf(OpenedPicture.class);
            assertThat(sources.get(0).origin()).isEqualTo(first.toString());
            assertThatThrownBy(() -> sources.get(1).open())
                    .isInstanceOf(VizslaException.class)
                    .hasMessageMatching("(?s)cannot read .*" + longName + ": File name too long");
        } finally {
            Files.move(moved, deep);
        }
    }

    @Test
    void aFailureStaysOne() throws IOException {
        Path text = Files.writeString(folder.resolve("a.png"), "shopping list");
        assertThatThrownBy(() -> FileSources.in(List.of(text), folder.resolve("out")))
                .hasMessageContaining("is not an image that can be read");
    }
}
