package org.vizsla.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;

/**
 * What a cluster costs, and what it gives: prints the time for each image of a batch by one process with one thread, by one executor with one core, and by two. The start of programs is left out, by two
 * batches of different lengths. It is run by name, as docs/guide/spark.md says: {@code -Dit.test=ClusterSpeed}, with the network in {@code -Dvizsla.model=FILE}.
 */
class ClusterSpeed {
    private static final int SHORT = Integer.getInteger("vizsla.images", 240);
    private static final int LONG = 4 * SHORT;
    private static final int TIMES = 2;

    @TempDir
    private Path folder = Path.of("");

    private int calls;

    private Path photos(int count) throws IOException {
        Path photos = Files.createDirectory(folder.resolve("photos" + count));
        for (int i = 0; i < count; i++) {
            ImageIO.write(
                    Menagerie.scene(SceneRequest.of(i, Species.all().get(i % 12)))
                            .picture()
                            .image(),
                    "png",
                    photos.resolve(i + ".png").toFile());
        }
        return photos;
    }

    /** Seconds that a batch takes. */
    private double seconds(StandaloneCluster cluster, Path photos, String... more)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out" + calls++);
        List<Object> words = new ArrayList<>(List.of(
                "batch",
                photos,
                "--model",
                System.getProperty("vizsla.model", "menagerie"),
                "--method",
                "grad_cam,saliency",
                "--threads",
                1,
                "--part",
                24,
                "--out",
                out));
        Stream.of(more).forEach(words::add);
        long start = System.nanoTime();
        Path log = folder.resolve("log");
        Process process = cluster.start(log, "org.vizsla.cli.Main", words.toArray());
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return (System.nanoTime() - start) / 1e9;
    }

    /** Milliseconds for each image, without the start of programs. */
    private double each(StandaloneCluster cluster, Path few, Path many, String... more)
            throws IOException, InterruptedException {
        double ofFew = Double.MAX_VALUE;
        double ofMany = Double.MAX_VALUE;
        for (int time = 0; time < TIMES; time++) {
            ofFew = Math.min(ofFew, seconds(cluster, few, more));
            ofMany = Math.min(ofMany, seconds(cluster, many, more));
        }
        return (ofMany - ofFew) * 1e3 / (LONG - SHORT);
    }

    @Test
    void tells() throws IOException, InterruptedException {
        Path few = photos(SHORT);
        Path many = photos(LONG);
        double alone;
        double one;
        double two;
        try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("one"), 1)) {
            alone = each(cluster, few, many);
            one = each(cluster, few, many, "--master", cluster.master());
        }
        try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("two"), 2)) {
            two = each(cluster, few, many, "--master", cluster.master());
        }
        System.out.printf(
                Locale.ROOT,
                "one process, one thread    %.1f ms an image%none executor, one core     %.1f ms, %.0f %% more%n"
                        + "two executors, one core    %.1f ms, %.2f times as fast as one%n",
                alone,
                one,
                100 * (one / alone - 1),
                two,
                one / two);
    }
}
