package org.vizsla.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.report.json.Json;

/** The jar as users have it, on a real cluster. */
@Tag("once")
class ClusterIT {
    private static final int IMAGES = 60;

    @TempDir
    private static Path folder = Path.of("");

    private static Path photos = Path.of("");

    private static @Nullable StandaloneCluster started;

    private static StandaloneCluster cluster() {
        return Objects.requireNonNull(started);
    }

    @AfterAll
    static void stop() {
        cluster().close();
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        started = new StandaloneCluster(folder.resolve("spark"), 2);
        photos = Files.createDirectory(folder.resolve("photos"));
        for (int i = 0; i < IMAGES; i++) {
            Path file = photos.resolve(i + ".png");
            if (i % 17 == 3) {
                Files.writeString(file, "poison");
            } else {
                ImageIO.write(
                        Menagerie.scene(SceneRequest.of(i, Species.all().get(i % 12)))
                                .picture()
                                .image(),
                        "png",
                        file.toFile());
            }
        }
    }

    private static Path network() {
        return Path.of("..", "examples", "net.onnx").toAbsolutePath().normalize();
    }

    private static void end(Process process, Path log) throws IOException, InterruptedException {
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }

    private static Process batch(StandaloneCluster cluster, Path log, Path out, Object... more) throws IOException {
        return cluster.start(
                log,
                "org.vizsla.cli.Main",
                Stream.concat(
                                Stream.of(
                                        "batch",
                                        photos,
                                        "--model",
                                        network(),
                                        "--preprocessing",
                                        "imagenet",
                                        "--method",
                                        "grad_cam,saliency",
                                        "--part",
                                        3,
                                        "--out",
                                        out),
                                Stream.of(more))
                        .toArray());
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

    /** How many parts are done. */
    private static int parts(Path out) {
        String[] done = out.resolve("manifest").toFile().list((parent, name) -> name.endsWith(".jsonl"));
        return done == null ? 0 : done.length;
    }

    @Test
    void aBatchIsTheSameHereAndThereAndAfterAWorkerWasKilled() throws IOException, InterruptedException {
        StandaloneCluster cluster = cluster();
        Path here = folder.resolve("here");
        Path log = folder.resolve("here.log");
        end(batch(cluster, log, here), log);
        Map<String, ByteBuffer> expected = files(here);
        assertThat(expected).hasSize(3 + 20 * 3);

        Path there = folder.resolve("there");
        log = folder.resolve("there.log");
        Process whole = batch(cluster, log, there, "--master", cluster.master());
        end(whole, log);
        assertThat(Files.readString(log))
                .contains(there.resolve("manifest.jsonl").toString());
        assertThat(files(there)).isEqualTo(expected);

        program(cluster, here);

        Path killed = folder.resolve("killed");
        log = folder.resolve("killed.log");
        Process process = batch(cluster, log, killed, "--master", cluster.master());
        while (process.isAlive() && parts(killed) < 4) {
            Thread.sleep(5);
        }
        cluster.killWorker(1);
        assertThat(parts(killed)).as("killed in the middle").isLessThan(20);
        end(process, log);
        assertThat(Files.readString(log)).contains("Lost executor");
        Map<String, ByteBuffer> after = files(killed);
        after.keySet().removeIf(name -> name.endsWith(".part"));
        assertThat(after).isEqualTo(expected);
    }

    /** A program of Spark gives the classes and scores of the batch. */
    private static void program(StandaloneCluster cluster, Path batch) throws IOException, InterruptedException {
        Path log = folder.resolve("program.log");
        Process process = cluster.submit(
                log,
                "--class",
                ExplainProgram.class.getName(),
                "--jars",
                StandaloneCluster.jar(),
                programJar(),
                photos,
                network(),
                folder.resolve("pipeline"),
                folder.resolve("table"));
        end(process, log);
        Map<String, String> rows = new HashMap<>();
        Files.readString(log).lines().filter(line -> line.startsWith("ROW ")).forEach(line -> {
            String[] words = line.split(" ", 3);
            rows.put(words[1], words[2]);
        });
        assertThat(rows).hasSize(IMAGES);
        for (String line : Files.readAllLines(batch.resolve("manifest.jsonl"))) {
            Map<String, Object> row = Json.parse(line);
            String name = Path.of(String.valueOf(row.get("path"))).getFileName().toString();
            if (row.get("target") instanceof Map<?, ?> target) {
                assertThat(rows.get(name)).isEqualTo(target.get("name") + " " + target.get("score") + " 2 maps");
            } else {
                assertThat(rows.get(name)).startsWith("null null ").contains(name);
            }
        }
    }

    private static Path programJar() throws IOException {
        Path jar = folder.resolve("program.jar");
        String entry = ExplainProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(entry));
            Files.copy(Path.of("target", "test-classes").resolve(entry), out);
        }
        return jar;
    }

    @Test
    void theJarHasNoClassOfSpark() throws IOException {
        Map<String, Path> ofSpark = new HashMap<>();
        for (Path jar : StandaloneCluster.sparkJars()) {
            classes(jar).forEach(name -> ofSpark.put(name, jar));
        }
        List<String> ours = classes(StandaloneCluster.jar());
        assertThat(ours).contains("org/vizsla/spark/VizslaExplainer.class", "ai/onnxruntime/OrtSession.class");
        assertThat(ofSpark).hasSizeGreaterThan(10_000);
        assertThat(ours).noneMatch(ofSpark::containsKey);
        assertThat(ours).noneMatch(name -> name.startsWith("org/slf4j/") || name.startsWith("com/google/protobuf/"));
    }

    private static List<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            List<String> names = new ArrayList<>();
            while (entries.hasMoreElements()) {
                String name = entries.nextElement().getName();
                if (name.endsWith(".class") && !name.endsWith("-info.class")) {
                    names.add(name);
                }
            }
            return names;
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException, InterruptedException {
        Path log = folder.resolve("relative.log");
        StandaloneCluster cluster = cluster();
        Process relative = cluster.start(
                log, "org.vizsla.cli.Main", "batch", "photos", "--out", folder, "--master", cluster.master());
        assertThat(relative.waitFor()).isEqualTo(2);
        assertThat(Files.readString(log)).contains("'photos' is relative");
        Path failing = folder.resolve("failing.log");
        Process unknown = batch(cluster, failing, folder.resolve("f"), "--layer", "none", "--master", cluster.master());
        assertThat(unknown.waitFor()).isEqualTo(1);
        assertThat(Files.readString(failing)).contains("vizsla: ").contains("none");
    }
}
