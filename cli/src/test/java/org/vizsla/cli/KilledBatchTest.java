package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is killed at any moment, by SIGKILL, which nothing can catch, and goes on. */
@Tag("once")
class KilledBatchTest {
    private static final int TIMES = Integer.getInteger("vizsla.kills", 20);

    @TempDir
    private Path folder = Path.of("");

    private Process started(Path out) throws IOException {
        return Run.started(
                Map.of(),
                folder.resolve("errors"),
                "batch",
                folder.resolve("photos"),
                "--model",
                Path.of("..", "examples", "net.onnx"),
                "--preprocessing",
                "imagenet",
                "--method",
                "grad_cam,saliency",
                "--part",
                3,
                "--out",
                out);
    }

    private void end(Process process) throws IOException, InterruptedException {
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("errors")))
                .isZero();
    }

    /** How many parts are done. */
    private static int parts(Path out) {
        String[] done = out.resolve("manifest").toFile().list((folder, name) -> name.endsWith(".jsonl"));
        return done == null ? 0 : done.length;
    }

    private static Map<String, ByteBuffer> files(Path out) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /** Each batch is killed again and again until it ends all the same; then the next one is begun. */
    @Test
    void endsWithTheSameBytes() throws IOException, InterruptedException {
        for (int i = 0; i < 110; i++) {
            Path picture = TestPictures.png(folder.resolve("photos").resolve(i % 4 + "/" + i + ".png"), i);
            if (i % 17 == 0) {
                Files.writeString(picture, "poison");
            }
        }
        Path whole = folder.resolve("whole");
        end(started(whole));
        Map<String, ByteBuffer> expected = files(whole);
        assertThat(expected).hasSize(3 + 37 * 3);

        Random random = new Random(4);
        int batch = 0;
        int between = 0;
        for (int kill = 0; kill < TIMES; kill++) {
            Path out = folder.resolve("out" + batch);
            Process process = started(out);
            // The start of Java takes most of the time, and is no moment of the batch: after some parts more, then at
            // any moment of one.
            int parts = parts(out) + random.nextInt(10);
            while (process.isAlive() && !(Files.exists(out.resolve(".lock")) && parts(out) >= parts)) {
                Thread.sleep(1);
            }
            process.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
            process.destroyForcibly().waitFor();
            if (!Files.exists(out.resolve("manifest.jsonl"))) {
                between += Files.exists(out.resolve("manifest")) ? 1 : 0;
            } else {
                end(started(out));
                assertThat(files(out)).isEqualTo(expected);
                batch++;
            }
        }
        Path last = folder.resolve("out" + batch);
        end(started(last));
        assertThat(files(last)).isEqualTo(expected);
        assertThat(between).as("killed between the first part and the last").isGreaterThan(TIMES / 4);
    }
}
