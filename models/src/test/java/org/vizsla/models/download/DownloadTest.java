package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.models.download.TestFile.TAG;
import static org.vizsla.models.download.TestFile.assertPulled;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.download.TestServer.Request;

/** Downloads from well-behaved servers. */
class DownloadTest {
    @TempDir
    Path folder;

    private final byte[] content = TestFile.content();
    private TestServer server;
    private WeightsStore store;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(Behaviours.serving(content, TAG));
        store = TestFile.store(folder, server.address());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** What a listener hears. */
    private record Heard(long done, long total) {}

    @Test
    void whatIsServedArrives() throws IOException {
        List<Heard> heard = new ArrayList<>();
        Path file = store.pull("net", (done, total) -> heard.add(new Heard(done, total)));
        assertThat(file).isEqualTo(folder.resolve("weights").resolve(TestFile.file()));
        assertPulled(folder);
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.line()).isEqualTo("GET /models/" + TestFile.file() + " HTTP/1.1");
            assertThat(request.headers()).doesNotContainKeys("range", "if-range");
        });
        assertThat(heard).hasSizeGreaterThan(3).isSortedAccordingTo((a, b) -> Long.compare(a.done(), b.done()));
        assertThat(heard).allSatisfy(each -> assertThat(each.total()).isEqualTo(content.length));
        assertThat(heard.get(heard.size() - 1).done()).isEqualTo(content.length);
    }

    @Test
    void whatIsHereIsNotAskedForAgain() {
        store.pull("net", ProgressListener.NONE);
        List<Heard> heard = new ArrayList<>();
        store.pull("net", (done, total) -> heard.add(new Heard(done, total)));
        assertThat(server.requests()).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void withoutALengthItArrivesToo() throws IOException {
        server.usually(Behaviours.chunked(content));
        List<Heard> heard = new ArrayList<>();
        store.pull("net", (done, total) -> heard.add(new Heard(done, total)));
        assertPulled(folder);
        assertThat(heard.get(0).total()).isEqualTo(-1);
        assertThat(heard.get(heard.size() - 1)).isEqualTo(new Heard(content.length, content.length));
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItStopped() throws IOException {
        server.first(Behaviours.breakingOff(content, TAG, 100_000), Behaviours.breakingOff(content, TAG, 50_000));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 100_000, 150_000);
        assertThat(server.requests().get(1).header("if-range")).contains(TAG);
    }

    @Test
    void andSoItDoesTheNextTime() throws IOException {
        server.usually(Behaviours.breakingOff(content, TAG, 40_000));
        assertThat(TestFile.failure(store))
                .startsWith("cannot download the weights of net: " + server.address() + TestFile.file()
                        + " breaks off after 120,000 of 300,007 bytes");
        server.usually(Behaviours.serving(content, TAG));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 40_000, 80_000, 120_000);
    }

    @Test
    void aServerThatCannotGiveAPartGivesAll() throws IOException {
        server.first(Behaviours.breakingOff(content, TAG, 100_000));
        server.usually(Behaviours.ignoringRange(content));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 100_000);
    }

    @Test
    void ofAnotherVersionAllIsFetched() throws IOException {
        server.first(Behaviours.breakingOff(TestFile.garbage(), "\"version 0\"", 100_000));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().get(1).header("if-range")).contains("\"version 0\"");
    }

    @Test
    void aMixtureOfTwoVersionsIsFetchedAnew() throws IOException {
        partially(new byte[100_000]);
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(100_000, 0);
        assertThat(server.requests().get(0).header("if-range")).isEmpty();
    }

    @Test
    void aPartThatIsWholeIsOnlyChecked() throws IOException {
        partially(content);
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(content.length);
    }

    @Test
    void aPartThatIsTooLongIsThrownAway() throws IOException {
        partially(new byte[400_000]);
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0);
    }

    @Test
    void aServerThatGivesAnotherPartIsAskedForAll() throws IOException {
        server.first(Behaviours.breakingOff(content, TAG, 100_000), (request, out) -> {
            Behaviours.head(out, "206 Partial Content", Behaviours.range(5, content), "Content-Length: 299999");
            out.write(content, 5, 299_999);
        });
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 100_000, 0);
    }

    @Test
    void weakMarksDoNotCountAndDatesDo() throws IOException {
        String date = "Wed, 21 Oct 2015 07:28:00 GMT";
        server.first((request, out) -> {
            Behaviours.head(out, "200 OK", "Content-Length: 300007", "ETag: W/\"weak\"", "Last-Modified: " + date);
            out.write(content, 0, 1000);
        });
        server.usually(Behaviours.serving(content, date));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests().get(1).header("if-range")).contains(date);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 1000);
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() throws IOException {
        server.first(Behaviours.failing("503 Service Unavailable"), Behaviours.failing("500 Oops"));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).hasSize(3);
    }

    /** Leaves behind what a killed process would. */
    private void partially(byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve("weights"));
        Files.write(folder.resolve("weights").resolve("." + TestFile.file() + ".part"), bytes);
    }
}
