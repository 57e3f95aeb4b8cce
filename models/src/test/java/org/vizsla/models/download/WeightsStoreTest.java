package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.models.download.TestFile.TAG;
import static org.vizsla.models.download.TestFile.assertPulled;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;

/** What is in the cache, and what happens to it. */
class WeightsStoreTest {
    @TempDir
    Path folder;

    private final byte[] content = TestFile.content();
    private TestServer server;
    private WeightsStore store;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(Behaviours.serving(content, TAG));
        store = TestFile.store(folder, server.address());
        file = folder.resolve("weights").resolve(TestFile.file());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void place(byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve("weights"));
        Files.write(file, bytes);
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(store.find("net")).isEmpty();
        assertThat(store.find("other")).isEmpty();
        assertThat(store.list()).isEmpty();
        assertThat(store.remove("net")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void knowsWhatCame() {
        store.pull("net", ProgressListener.NONE);
        CachedWeights cached = store.find("net").orElseThrow();
        assertThat(cached.file()).isEqualTo(file);
        assertThat(cached.bytes()).isEqualTo(content.length);
        assertThat(cached.sha256()).contains(TestFile.sha256(content));
        assertThat(cached.weights().name()).isEqualTo("net");
        assertThat(store.list()).containsExactly(cached);
    }

    @Test
    void writesTheWholeDigestDownAsSha256sumReadsIt() throws IOException {
        store.pull("net", ProgressListener.NONE);
        assertThat(Files.readString(DigestRecord.path(file)))
                .matches("# 300007 bytes, changed [0-9]+, unverified\n" + TestFile.sha256(content) + "  "
                        + TestFile.file() + "\n");
    }

    @Test
    void verifiesTheWholeDigest() throws IOException {
        store.pull("net", ProgressListener.NONE);
        assertThat(store.verify("net")).isEqualTo(TestFile.sha256(content));
        String other = TestFile.sha256(content).substring(0, 63)
                + (TestFile.sha256(content).endsWith("0") ? "1" : "0");
        new DigestRecord(other, content.length, 0, Trust.UNVERIFIED).write(file);
        assertThatThrownBy(() -> store.verify("net"))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith(
                        file + " is damaged: its SHA-256 is " + TestFile.sha256(content) + ", not " + other);
    }

    @Test
    void findsDamage() throws IOException {
        store.pull("net", ProgressListener.NONE);
        Files.write(file, TestFile.garbage());
        assertThatThrownBy(() -> store.verify("net"))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining(TestFile.sha256(TestFile.garbage()))
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).contains(new Remedy.RemoveWeights("net")));
    }

    @Test
    void cannotVerifyWhatIsNotThere() {
        assertThatThrownBy(() -> store.verify("net"))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights of net are not in " + folder)
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).contains(new Remedy.PullWeights("net")));
    }

    @Test
    void removesAll() throws IOException {
        store.pull("net", ProgressListener.NONE);
        Path converted = folder.resolve("converted").resolve(TestFile.sha256(content) + ".safetensors");
        Files.createDirectories(converted.getParent());
        Files.write(converted, new byte[8]);
        assertThat(store.remove("net")).isTrue();
        assertThat(store.find("net")).isEmpty();
        assertThat(converted).doesNotExist();
        assertThat(TestFile.names(folder.resolve("weights")))
                .containsExactlyInAnyOrder("." + TestFile.file() + ".lock", TestFile.file() + ".sha256");
        assertThat(store.remove("net")).isFalse();
    }

    @Test
    void removesWhatBrokeOff() throws IOException {
        server.usually(Behaviours.breakingOff(content, TAG, 10_000));
        TestFile.failure(store);
        assertThat(TestFile.names(folder.resolve("weights"))).hasSize(3);
        assertThat(store.remove("net")).isTrue();
        assertThat(TestFile.names(folder.resolve("weights"))).containsExactly("." + TestFile.file() + ".lock");
    }

    @Test
    void takesAFileThatWasPutThereByHandIfItIsTheRightOne() throws IOException {
        place(content);
        assertThat(store.find("net").orElseThrow().sha256()).isEmpty();
        assertThat(store.pull("net", ProgressListener.NONE)).isEqualTo(file);
        assertThat(server.requests()).isEmpty();
        assertThat(store.find("net").orElseThrow().sha256()).contains(TestFile.sha256(content));
    }

    @Test
    void replacesAFileThatIsNotTheRightOne() throws IOException {
        place(TestFile.garbage());
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
    }

    @Test
    void replacesAFileThatHasLostItsEnd() throws IOException {
        store.pull("net", ProgressListener.NONE);
        Files.write(file, new byte[1000]);
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
    }

    @Test
    void readsNoRecordThatIsNone() throws IOException {
        place(content);
        for (String record :
                new String[] {"", "x", "# 5 bytes\n", "# -1 bytes\n" + "0".repeat(64) + "  f\n", "#".repeat(9999)}) {
            Files.writeString(DigestRecord.path(file), record);
            assertThat(DigestRecord.read(file)).isEmpty();
        }
        assertThat(store.pull("net", ProgressListener.NONE)).hasBinaryContent(content);
    }

    @Test
    void saysWhichFolderItCannotWrite() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file");
        assertThatThrownBy(() -> TestFile.store(blocked, server.address()).pull("net", ProgressListener.NONE))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot write to the cache " + blocked.resolve("weights") + ": ")
                .hasMessageEndingWith("; name another folder in VIZSLA_CACHE");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void isMadeOfTheEnvironment() {
        WeightsStore made = WeightsStore.of(Map.of(
                "VIZSLA_CACHE", folder.toString(), "VIZSLA_MIRROR", "http://a.example.org/x,https://b.example.org/"));
        assertThat(made.folder()).isEqualTo(folder);
        PublishedWeights alexnet = made.catalogue().require("alexnet");
        assertThat(made.addresses(alexnet))
                .containsExactly(
                        URI.create("http://a.example.org/x/alexnet-owt-7be5be79.pth"),
                        URI.create("https://b.example.org/alexnet-owt-7be5be79.pth"));
        assertThat(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())).addresses(alexnet))
                .containsExactly(URI.create("https://download.pytorch.org/models/alexnet-owt-7be5be79.pth"));
    }
}
