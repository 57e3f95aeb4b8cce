package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class DreamCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void dreamsOfAPictureOfAnySizeAndFliesIntoIt() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        Path out = folder.resolve("out");
        Run run = Run.of(
                "visualize",
                "dream",
                picture,
                "--model",
                "menagerie",
                "--octaves",
                "2",
                "--steps",
                "1",
                "--zoom",
                "2",
                "--guide",
                picture,
                "--out",
                out);

        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo(out.resolve("index.html").toString());
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(result).containsEntry("complete", true).containsEntry("animation", "zoom.gif");
        assertThat(ImageIO.read(out.resolve("dream.png").toFile()).getWidth()).isEqualTo(result.get("width"));
        assertThat(out.resolve("zoom.gif")).isNotEmptyFile();
        assertThat(Files.readString(out.resolve("index.html"))).contains("A dream of", "zoom.gif");

        Run.assertFails(2, "octaves", "visualize", "dream", picture, "--octaves", "0");
        Run.assertFails(
                2, "exclude each other", "visualize", "dream", picture, "--toward", "class pug", "--guide", picture);
        Run.assertFails(
                2,
                "--resume takes the folder of the interrupted call: give it with --out",
                "visualize",
                "dream",
                picture,
                "--resume");
    }

    /** With other threads nothing else would differ but last bits. */
    private Object[] longer(Path out, Object... more) throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        String words = "--model menagerie --threads 1 --octaves 2 --steps 15 --zoom 3";
        return Stream.of(
                        Stream.of("visualize", "dream", picture),
                        Stream.of(words.split(" ")),
                        Stream.of("--out", out),
                        Stream.of(more))
                .flatMap(each -> each)
                .toArray();
    }

    @Test
    void goesOnWhereItWasInterrupted() throws Exception {
        Path whole = folder.resolve("whole");
        assertThat(Run.of(longer(whole)).status()).isZero();

        Path out = folder.resolve("long");
        Path err = Files.createFile(folder.resolve("err"));
        Process process = Run.started(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "80"), err, longer(out));
        while (process.isAlive() && !Files.readString(err).matches("(?s).*Dreaming +[1-9].*")) {
            Thread.sleep(10);
        }
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(Files.readString(err))
                .contains("the dream is as far as it came; the same call with --resume --out " + out + " goes on");
        assertThat(out.resolve("result.json")).content().contains("\"complete\" : false");

        Run.assertFails(
                2,
                "the results in " + out + " have another seed, so this run does not go on with them: 0, not 1; omit"
                        + " --resume to begin anew, which replaces them, or give another --out",
                longer(out, "--seed", "1", "--resume"));
        assertThat(Run.of(longer(out, "--resume")).err()).isEmpty();
        for (String file : new String[] {"dream.png", "zoom.gif"}) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
        }
        assertThat(curve(out)).isEqualTo(curve(whole));
        assertThat(Run.of(longer(out, "--resume")).err())
                .isEqualToIgnoringNewLines("vizsla: there is nothing to resume in " + out);
    }

    private static Object curve(Path out) throws IOException {
        return Objects.requireNonNull(
                JSON.std.mapFrom(Files.readString(out.resolve("result.json"))).get("curve"));
    }
}
