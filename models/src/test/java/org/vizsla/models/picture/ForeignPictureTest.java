package org.vizsla.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.VizslaException;

/** What is not a picture is reported in one line. */
class ForeignPictureTest {
    private static final String FORMATS = "; Vizsla reads JPEG, PNG, GIF, BMP, WebP, TIFF and PNM";

    @TempDir
    Path folder;

    @Test
    void aTextNamedJpg() throws IOException {
        assertRefused(
                file("notes.jpg", "Dear all,\nhere is the picture."),
                "is not an image that can be read: it begins with the text \"Dear all, here is the pi\"" + FORMATS);
        assertRefused(
                file("page.jpg", "<!DOCTYPE html><html><head>"),
                "is not an image that can be read: it begins with the text \"<!DOCTYPE html><html><he\"" + FORMATS);
        assertRefused(
                file("bmx.bmp", "BMX is a sport that is done on small and sturdy bicycles."),
                "is not an image that can be read: it begins with the text \"BMX is a sport that is d\"" + FORMATS);
        assertRefused(
                file("p5.pgm", "P5, a note on a key, was found on the floor."),
                "is not an image that can be read: it begins with the text \"P5, a note on a key, was\"" + FORMATS);
    }

    @Test
    void bytesOfAnotherKind() throws IOException {
        assertRefused(
                file("a.png", "\u007fELF\2\1\1\0\0\0"),
                "is not an image that can be read: it begins with the bytes 7f 45 4c 46 02 01 01 00" + FORMATS);
        assertRefused(
                file("a.heic", "\0\0\0\u0018ftypheic\0\0"),
                "is not an image that can be read: it is a video, or a HEIC or AVIF image (\"heic\")" + FORMATS);
        assertRefused(
                file("a.jpg", "\u00ff"), "is not an image that can be read: it begins with the text \"\"" + FORMATS);
    }

    @Test
    void namesDoNotMatter() throws IOException {
        Path file = folder.resolve("picture.txt");
        Files.write(file, PictureFiles.png(PictureFiles.letters("AB/CD")));

        assertThat(PictureReader.read(file)).isEqualTo(PictureFiles.letters("AB/CD"));
    }

    @Test
    void emptyFilesFoldersAndMissingOnes() throws IOException {
        assertRefused(file("empty.jpg", ""), "is empty");
        assertRefused(folder, "is a folder, not an image");
        assertRefused(folder.resolve("missing.jpg"), "does not exist");
    }

    /** The user that may read everything, as in many containers, reads it. */
    @Test
    void filesWithoutPermission() throws IOException {
        Path file = folder.resolve("locked.png");
        Picture picture = PictureFiles.noise(2, 3);
        Files.write(file, PictureFiles.png(picture));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        }

        if (Files.isReadable(file)) {
            assertThat(PictureReader.read(file)).isEqualTo(picture);
        } else {
            assertRefused(file, "cannot be read: permission denied");
        }
    }

    @Test
    void picturesWithoutAnyInThem() {
        assertRefused("\u00ff\u00d8\u00ff\u00d9", "is a JPEG file without an image in it");
        assertRefused("GIF89a\1\0\1\0\0\0\0;", "is a GIF file without an image in it");
        assertRefused("RIFF\0\0\0\0WEBP", "ends too early, after 12 bytes: it is truncated or damaged");
    }

    @ParameterizedTest
    @CsvSource({"4, JPEG", "5, PNG"})
    void bitmapsAroundOtherPicturesAreRefused(int compression, String kind) {
        byte[] file = PictureFiles.fixture("rgb.bmp");
        file[30] = (byte) compression;

        assertThatThrownBy(() -> PictureReader.read(kind, file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(kind + " is a BMP file around a JPEG or PNG image, which is not supported");
    }

    private Path file(String name, String content) throws IOException {
        return Files.write(folder.resolve(name), PictureFiles.ascii(content));
    }

    private static void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> PictureReader.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " " + problem);
    }

    private static void assertRefused(String content, String problem) {
        assertThatThrownBy(() -> PictureReader.read("p", PictureFiles.ascii(content)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("p " + problem);
    }
}
