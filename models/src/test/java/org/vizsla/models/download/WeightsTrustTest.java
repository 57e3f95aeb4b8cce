package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.models.download.TestFile.TAG;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;

/** What a file of weights must be to be used, where another has the same eight digits. */
class WeightsTrustTest {
    private static final URI NOBODY = URI.create("https://publisher.example.org/models/");

    private static byte[] real = {};
    private static byte[] forged = {};
    private static String name = "";

    @TempDir
    Path folder;

    private TestServer server;
    private Path file;
    private final List<String> unverified = new ArrayList<>();
    private final ProgressListener listener = new ProgressListener() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public void unverified(PublishedWeights weights) {
            unverified.add(weights.name());
        }
    };

    /** Two files of one size whose digests begin with the same eight digits: of 2^17 texts, some two do. */
    @BeforeAll
    static void forge() {
        Map<String, String> seen = new HashMap<>();
        for (int i = 1_000_000; forged.length == 0; i++) {
            String text = "weights " + i;
            String digits =
                    TestFile.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 8);
            String other = seen.put(digits, text);
            if (other != null) {
                real = other.getBytes(StandardCharsets.UTF_8);
                forged = text.getBytes(StandardCharsets.UTF_8);
                name = "net-" + digits + ".pth";
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(Behaviours.serving(real, TAG));
        file = folder.resolve("weights").resolve(name);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private WeightsStore store(Optional<String> known, URI publisher) {
        PublishedWeights weights = TestFile.weights("net", name, real.length);
        PublishedWeights whole = new PublishedWeights(
                "net", "net", "V1", name, real.length, 50, weights.preprocessing(), weights.license(), known);
        return TestFile.store(folder, Catalogue.of(List.of(whole)), publisher, server.address());
    }

    private WeightsStore ofMirror() {
        return store(Optional.empty(), NOBODY);
    }

    private WeightsStore ofPublisher() {
        return store(Optional.empty(), server.address());
    }

    private static String digest(byte[] bytes) {
        return TestFile.sha256(bytes);
    }

    private Optional<Trust> trust(WeightsStore store) {
        return store.find("net").flatMap(CachedWeights::trust);
    }

    @Test
    void ofAFileWithAKnownDigestNoOtherIsTaken() throws IOException {
        WeightsStore store = store(Optional.of(digest(real)), NOBODY);
        server.usually(Behaviours.serving(forged, TAG));
        assertThatThrownBy(() -> store.pull("net", listener))
                .isInstanceOf(VizslaException.class)
                .hasMessageEndingWith(" is not " + name + ": its SHA-256 is " + digest(forged) + ", not " + digest(real)
                        + " (15 bytes, discarded)");
        Files.write(file, forged);
        assertThatThrownBy(() -> store.pull("net", listener)).isInstanceOf(VizslaException.class);
        server.usually(Behaviours.serving(real, TAG));
        assertThat(store.pull("net", listener)).hasBinaryContent(real);
        assertThat(trust(store)).contains(Trust.DIGEST);
        assertThat(unverified).isEmpty();
    }

    @Test
    void theFirstDownloadIsPinned() {
        WeightsStore store = ofPublisher();
        store.pull("net", listener);
        assertThat(trust(store)).contains(Trust.PUBLISHER);
        store.remove("net");
        server.usually(Behaviours.serving(forged, TAG));
        for (WeightsStore each : List.of(store, ofMirror())) {
            assertThatThrownBy(() -> each.pull("net", listener))
                    .isInstanceOf(VizslaException.class)
                    .hasMessageEndingWith(", not " + digest(real) + " (15 bytes, discarded), which is the digest of the"
                            + " file that came first; if that was the wrong one, give the right SHA-256");
        }
        assertThat(store.pull("net", Optional.of(digest(forged)), listener)).hasBinaryContent(forged);
        assertThat(trust(store)).contains(Trust.DIGEST);
        assertThat(unverified).isEmpty();
    }

    @Test
    void aMirrorsFileIsUnverifiedUntilItsDigestIsGiven() {
        WeightsStore store = ofMirror();
        store.pull("net", listener);
        store.pull("net", listener);
        assertThat(trust(store)).contains(Trust.UNVERIFIED);
        assertThat(unverified).containsExactly("net", "net");
        assertThatThrownBy(() -> store.verify("net", Optional.of(digest(forged))))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " is not that file: its SHA-256 is " + digest(real) + ", not " + digest(forged));
        assertThat(trust(store)).contains(Trust.UNVERIFIED);
        assertThat(store.verify("net", Optional.of(digest(real)))).isEqualTo(digest(real));
        store.pull("net", listener);
        assertThat(trust(store)).contains(Trust.DIGEST);
        assertThat(unverified).hasSize(2);
    }

    @Test
    void thePublishersFileReplacesAMirrors() {
        server.usually(Behaviours.serving(forged, TAG));
        ofMirror().pull("net", listener);
        ofMirror().remove("net");
        server.usually(Behaviours.serving(real, TAG));
        assertThat(ofPublisher().pull("net", listener)).hasBinaryContent(real);
        assertThat(trust(ofPublisher())).contains(Trust.PUBLISHER);
    }

    @Test
    void aFileThatHasChangedSinceItWasCheckedIsNotUsed() throws IOException {
        WeightsStore store = ofPublisher();
        store.pull("net", listener);
        FileTime before = Files.getLastModifiedTime(file);
        Files.write(file, forged);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));
        assertThat(trust(store)).isEmpty();
        assertThat(store.pull("net", listener)).hasBinaryContent(real);
        assertThat(trust(store)).contains(Trust.PUBLISHER);
    }

    @Test
    void aFileThatIsTheSameStaysTrustedAtAnotherTime() throws IOException {
        WeightsStore store = ofPublisher();
        store.pull("net", listener);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        store.pull("net", listener);
        assertThat(trust(store)).contains(Trust.PUBLISHER);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatIsGivenMustBeADigestOfTheFile() {
        assertThatThrownBy(() -> ofMirror().pull("net", Optional.of("abc"), listener))
                .isInstanceOf(VizslaException.class)
                .hasMessage("'abc' is not a SHA-256, which has 64 hexadecimal digits");
        String other = "0".repeat(64);
        assertThatThrownBy(() -> ofMirror().pull("net", Optional.of(other), listener))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining(" begins with ")
                .hasMessageEndingWith(", so it is not " + other);
        assertThatThrownBy(() ->
                        store(Optional.of(digest(real)), NOBODY).pull("net", Optional.of(digest(forged)), listener))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the SHA-256 of " + name + " is " + digest(real) + ", so it is not " + digest(forged));
        assertThat(server.requests()).isEmpty();
    }
}
