package org.vizsla.report.export.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.PngText;
import org.vizsla.render.Jpeg;
import org.vizsla.render.Png;

class ExampleTest {
    @TempDir
    private Path folder = Path.of("");

    private static Picture picture(int height, int width) {
        byte[] rgb = new byte[3 * height * width];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i % 251);
        }
        return Picture.of(height, width, rgb);
    }

    @Test
    void drawnOnesSayHowTheyWereDrawn() {
        assertThat(Example.drawn())
                .extracting(Example::title)
                .containsExactly("Vizsla", "king snake", "mastiff", "tabby cat");
        assertThat(Example.drawn())
                .allSatisfy(example -> assertThat(SceneNote.in(example.file())).isPresent());
    }

    @Test
    void aPictureIsCopiedWithoutWhatStandsBesideIt() throws IOException {
        Picture picture = picture(7, 5);
        byte[] png = PngText.with(Png.encode(picture.toBufferedImage()), "place", "at home");
        Example example = Example.of(Files.write(folder.resolve("my dog.png"), png));
        assertThat(example.title()).isEqualTo("my dog");
        assertThat(example.ending()).isEqualTo("png");
        assertThat(new String(example.file(), StandardCharsets.ISO_8859_1)).doesNotContain("at home");
        assertThat(PictureReader.read("copy", example.file())).isEqualTo(picture);
    }

    @Test
    void aLargePhotographBecomesSmaller() throws IOException {
        byte[] jpeg = Jpeg.encode(picture(1500, 3000).toBufferedImage());
        Example example = Example.of(Files.write(folder.resolve("wide.JPG"), jpeg));
        Picture copy = PictureReader.read("copy", example.file());
        assertThat(example.ending()).isEqualTo("jpg");
        assertThat(copy.height()).isEqualTo(512);
        assertThat(copy.width()).isEqualTo(1024);
    }
}
