package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Interpolation;

/** A file of 300,007 seeded bytes that a test publishes under the name {@code net}, and stores that know it. */
final class TestFile {
    static final String TAG = "\"version 1\"";

    private static final DownloadSettings QUICK =
            new DownloadSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), 1, 3, Duration.ofMillis(1));

    /** A publisher that no test asks. */
    private static final URI NOBODY = URI.create("https://publisher.example.org/models/");

    private TestFile() {}

    static byte[] content() {
        return random(7);
    }

    /** Different bytes of the same length. */
    static byte[] garbage() {
        return random(8);
    }

    private static byte[] random(long seed) {
        byte[] bytes = new byte[300_007];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String file() {
        return "net-" + sha256(content()).substring(0, 8) + ".pth";
    }

    static Catalogue catalogue() {
        return Catalogue.of(List.of(weights("net", file(), content().length)));
    }

    /** Weights of an architecture of that name, the first ones. */
    static PublishedWeights weights(String name, String file, long bytes) {
        PublishedPreprocessing preprocessing = PublishedPreprocessing.imageNet(256, 224, Interpolation.BILINEAR);
        return new PublishedWeights(name, name, "V1", file, bytes, 50, preprocessing, "free");
    }

    static WeightsStore store(Path folder, URI... mirrors) {
        return store(folder, catalogue(), NOBODY, mirrors);
    }

    /** A store of other weights, with a publisher who is trusted. */
    static WeightsStore store(Path folder, Catalogue catalogue, URI publisher, URI... mirrors) {
        return new WeightsStore(folder, catalogue, List.of(mirrors), publisher, QUICK);
    }

    /** A store that waits no longer than this for an answer. */
    static WeightsStore impatient(Path folder, Duration silence, URI mirror) {
        DownloadSettings settings = new DownloadSettings(silence, silence, 1, 2, Duration.ofMillis(1));
        return new WeightsStore(folder, catalogue(), List.of(mirror), NOBODY, settings);
    }

    static void assertPulled(Path folder) throws IOException {
        Path weights = folder.resolve("weights");
        assertThat(weights.resolve(file())).hasBinaryContent(content());
        assertThat(names(weights)).containsExactlyInAnyOrder(file(), file() + ".sha256", "." + file() + ".lock");
    }

    /** A store that wants at least this many bytes a second. */
    static WeightsStore hasty(Path folder, long bytesPerSecond, URI mirror) {
        DownloadSettings settings = new DownloadSettings(
                Duration.ofSeconds(5), Duration.ofMillis(500), bytesPerSecond, 2, Duration.ofMillis(1));
        return new WeightsStore(folder, catalogue(), List.of(mirror), NOBODY, settings);
    }

    /** The message with which a pull fails; no file appears. */
    static String failure(WeightsStore store) {
        VizslaException failure =
                catchThrowableOfType(VizslaException.class, () -> store.pull("net", ProgressListener.NONE));
        assertThat(failure).isNotNull();
        assertThat(store.find("net")).isEmpty();
        return String.valueOf(failure.getMessage());
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
