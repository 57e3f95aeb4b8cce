package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class BatchCommandTest {
    private static final Path NETWORK = Path.of("..", "examples", "net.onnx");

    @TempDir
    private Path folder = Path.of("");

    private Path photos = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void draw() throws IOException {
        photos = folder.resolve("photos");
        out = folder.resolve("out");
        for (int i = 0; i < 5; i++) {
            TestPictures.png(photos.resolve(i + ".png"), i);
        }
    }

    private Object[] call(Object... more) {
        return callOf(2, more);
    }

    private Object[] callOf(int part, Object... more) {
        return Stream.concat(Stream.of("batch", "--model", NETWORK, "--out", out, "--part", part), Stream.of(more))
                .toArray();
    }

    private List<Map<String, Object>> rows() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("manifest.jsonl"))) {
            rows.add(JSON.std.mapFrom(line));
        }
        return rows;
    }

    @Test
    void explainsAFolderAndPrintsWhereTheRowsAre() throws IOException {
        Run run = Run.of(call(photos));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(out.resolve("manifest.jsonl") + "\n");
        assertThat(rows())
                .extracting(row -> row.get("path"))
                .containsExactly(Stream.of(0, 1, 2, 3, 4)
                        .map(i -> photos.resolve(i + ".png").toString())
                        .toArray());
        Run again = Run.of(call(photos, "--json"));
        assertThat(again.status()).isZero();
        assertThat(out.resolve("batch.json")).hasContent(again.out());
        assertThat(JSON.std.mapFrom(again.out())).containsEntry("images", 5).containsEntry("complete", true);
    }

    @Test
    void saysTheSameAsExplainAboutWhatFails() throws IOException {
        Path poison = photos.resolve("2.png");
        Files.write(poison, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        Run explained = Run.of("explain", photos, "--model", NETWORK, "--out", folder.resolve("explained"));
        String said = explained
                .err()
                .lines()
                .filter(line -> line.contains(poison.toString()))
                .findFirst()
                .orElseThrow();
        Run run = Run.of(call(photos));
        assertThat(run.status()).isZero();
        assertThat(run.err().lines())
                .last()
                .isEqualTo("vizsla: 1 of 5 images could not be explained; their rows in "
                        + out.resolve("manifest.jsonl") + " say why, and --retry tries them again");
        assertThat("vizsla: " + rows().get(2).get("error")).isEqualTo(said);
        assertThat(Run.of(call(photos, "--strict")).status()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            Files.write(photos.resolve(i + ".png"), new byte[] {1});
        }
        out = folder.resolve("none");
        Run none = Run.of(call(photos, "--preprocessing", "unit", "--resize", "stretch"));
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.out()).isEqualTo(out.resolve("manifest.jsonl") + "\n");
        assertThat(none.err())
                .startsWith("vizsla: 5 of 5 images could not be explained; ")
                .hasLineCount(1);
    }

    /** How far it is and how fast is shown on a terminal; a call that is interrupted says what is kept. */
    @Test
    void saysHowFarItIsAndWhatIsKept() throws Exception {
        Object[] slow = call(
                photos, "--method", "rise", "--set", "rise.masks=2500", "--preprocessing", "unit", "--threads", "1");
        Path err = Files.createFile(folder.resolve("err"));
        Process process = Run.started(Map.of("VIZSLA_STDERR_IS_TERMINAL", "1", "COLUMNS", "120"), err, slow);
        while (process.isAlive() && !Files.readString(err).contains("3 of 5, ")) {
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isNotZero();
        String[] drawn = Files.readString(err).split("\r");
        assertThat(Files.readString(err)).containsPattern("Explaining +\\d+ % .*  2 of 5, [0-9.]+ images a second");
        assertThat(drawn[drawn.length - 1])
                .matches("vizsla: the results of [24] of 5 images are kept in .*/out; the same call goes on\\R");
        Run rest = Run.of(slow);
        assertThat(rest.status()).as(rest.err()).isZero();
        assertThat(rows()).hasSize(5);
    }

    @Test
    void refusesOtherWords() {
        assertThat(Run.of(call(photos, "--preprocessing", "unit")).status()).isZero();
        String advice = "; repeat the words of that call, or give another --out";
        Run.assertFails(
                2,
                "methods was grad_cam, and is now saliency" + advice,
                call(photos, "--preprocessing", "unit", "--method", "saliency"));
        Run.assertFails(2, "preprocessing mean was ", call(photos, "--preprocessing", "imagenet"));
        Run.assertFails(2, "part was 2, and is now 3", callOf(3, photos, "--preprocessing", "unit"));
        Run.assertFails(2, "target was ", call(photos, "--preprocessing", "unit", "--target", "3"));
        Run.assertFails(2, "model ", call(photos, "--preprocessing", "unit", "--against", "3"));
    }

    @Test
    void refusesWrongUsage() {
        Run.assertFails(2, "there are no images; name some, or give --list FILE", call());
        Run.assertFails(2, "an image's name is empty", call(""));
        Run.assertFails(2, "--part must be 1 to 100000, not 0", callOf(0, photos));
        Run.assertFails(2, "--save does not know 'film'", call(photos, "--save", "film"));
        Run.assertFails(2, "--target names 2 classes; name one for all images", call(photos, "--target", "1,2"));
        Run.assertFails(2, "give --save, or omit it", call(photos, "--size", "original"));
        Run.assertFails(1, "there is no file or folder none.png", call("none.png"));
        Run.assertFails(1, "there is no file none.txt", call("--list", "none.txt"));
    }

    @Test
    void readsAListFromStandardInputOnce() throws IOException {
        String list = photos.resolve("3.png") + "\n" + photos.resolve("1.png") + "\nmissing.png\n";
        InputStream in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
            assertThat(Run.of(call("--list", "-")).status()).isZero();
        } finally {
            System.setIn(in);
        }
        assertThat(rows())
                .extracting(row -> row.get("error"))
                .containsExactly(null, null, "missing.png does not exist");
        assertThat(Run.of(call("--list", "-")).status()).isZero();
    }

    @Test
    void readsArchivesAndArraysAndDrawsWhatIsAsked() throws Exception {
        Path shards = Files.createDirectories(folder.resolve("shards"));
        Process tar = new ProcessBuilder(
                        "tar", "-cf", shards.resolve("0.tar").toString(), "-C", photos.toString(), "1.png", "0.png")
                .start();
        assertThat(tar.waitFor()).isZero();
        Files.copy(Path.of("..", "examples", "batch.npy"), shards.resolve("1.npy"));
        Run run = Run.of(call(shards, photos + "/[01].png", "--preprocessing", "unit", "--save", "overlay"));
        assertThat(run.status()).as(run.err()).isZero();
        List<Map<String, Object>> rows = rows();
        assertThat(rows)
                .extracting(row -> row.get("path"))
                .containsExactly(
                        shards.resolve("0.tar") + "!1.png",
                        shards.resolve("0.tar") + "!0.png",
                        shards.resolve("1.npy").toString(),
                        shards.resolve("1.npy").toString(),
                        photos.resolve("0.png").toString(),
                        photos.resolve("1.png").toString());
        assertThat(rows.get(3)).containsEntry("entry", 1);
        for (String same : List.of("sha256", "target")) {
            assertThat(rows.get(0).get(same)).isEqualTo(rows.get(5).get(same));
            assertThat(rows.get(1).get(same)).isEqualTo(rows.get(4).get(same));
        }
        assertThat(out.resolve((String) rows.get(0).get("pictures")).resolve("grad_cam_overlay.png"))
                .exists();
    }
}
