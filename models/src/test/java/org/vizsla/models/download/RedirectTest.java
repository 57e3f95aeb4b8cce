package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.models.download.TestFile.TAG;
import static org.vizsla.models.download.TestFile.assertPulled;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.models.download.TestServer.Request;

/** Servers that send a client elsewhere. */
class RedirectTest {
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

    @Test
    void withinAServerTheyAreFollowed() throws IOException {
        server.first(Behaviours.redirecting("/elsewhere/file?signature=a%2Fb"));
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests().get(1).line()).isEqualTo("GET /elsewhere/file?signature=a%2Fb HTTP/1.1");
    }

    @Test
    void toAnotherServerTheyAreFollowedAlsoForTheRest() throws IOException {
        TestServer front = new TestServer(Behaviours.redirecting(server.address() + "x"));
        server.first(Behaviours.breakingOff(content, TAG, 100_000));
        TestFile.store(folder, front.address()).pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(front.requests()).hasSize(2);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 100_000);
        assertThat(server.requests().get(1).header("if-range")).contains(TAG);
        front.close();
    }

    @Test
    void fiveOfThemAreFollowed() throws IOException {
        for (int i = 0; i < 5; i++) {
            server.first(Behaviours.redirecting("step" + i));
        }
        store.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void loopsEnd() {
        server.usually(Behaviours.redirecting(TestFile.file()));
        assertThat(TestFile.failure(store))
                .contains(server.address() + TestFile.file() + " redirects more than 5 times");
        assertThat(server.requests()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http:///nowhere", "jar:file:/x!/y", "data:,x"})
    void onlyHttpIsFollowed(String location) {
        server.usually(Behaviours.redirecting(location));
        assertThat(TestFile.failure(store))
                .contains(" redirects to something that is not an address over http or https");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatIsNoAddressIsNotFollowed() {
        server.usually(Behaviours.redirecting("http://[oops/ a b"));
        assertThat(TestFile.failure(store)).contains(" redirects to something that is not an address");
    }

    @Test
    void aRedirectToNowhereIsNotFollowed() {
        server.usually(Behaviours.failing("302 Found"));
        assertThat(TestFile.failure(store))
                .contains(" redirects to something that is not an address over http or https");
    }

    @Test
    void theyNeverLeadFromASecureServerToAnother() throws TransferFailure {
        URI secure = URI.create("https://example.org/a/b");
        assertThat(HttpSource.target(secure, "c")).isEqualTo(URI.create("https://example.org/a/c"));
        assertThat(HttpSource.target(secure, "https://other.example.org/d"))
                .isEqualTo(URI.create("https://other.example.org/d"));
        assertThat(HttpSource.target(URI.create("http://example.org/"), "https://example.org/e"))
                .isEqualTo(URI.create("https://example.org/e"));
        assertThatThrownBy(() -> HttpSource.target(secure, "http://example.org/a/b"))
                .isInstanceOf(TransferFailure.class)
                .hasMessage("https://example.org/a/b redirects from https to http, which Vizsla does not follow");
    }
}
