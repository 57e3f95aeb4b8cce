package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vizsla.models.download.TestFile.TAG;
import static org.vizsla.models.download.TestFile.assertPulled;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.models.download.TestServer.Request;

/** Downloads from servers that are broken, lie, or mean harm. */
class BadServerTest {
    @TempDir
    Path folder;

    private final byte[] content = TestFile.content();
    private TestServer server;
    private WeightsStore store;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(Behaviours.serving(content, TAG));
        store = TestFile.store(folder, server.address());
        url = server.address() + TestFile.file();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void assertFails(String reason) throws IOException {
        assertThat(TestFile.failure(store)).isEqualTo("cannot download the weights of net: " + reason);
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(TestFile.names(folder.resolve("weights"))).containsExactly("." + TestFile.file() + ".lock");
    }

    @ParameterizedTest
    @CsvSource({
        "404 Not Found, does not exist (404), 1",
        "410 Gone, does not exist (410), 1",
        "403 Forbidden, is forbidden (403), 1",
        "401 Unauthorized, is forbidden (401), 1",
        "500 Internal Server Error, is unavailable (500), 3",
        "503 Service Unavailable, is unavailable (503), 3",
        "429 Too Many Requests, is unavailable (429), 3",
        "418 I'm a teapot, answers with status 418, 1",
        "202 Accepted, answers with status 202, 1",
        "206 Partial Content, answers with status 206, 1",
        "416 Range Not Satisfiable, answers with status 416, 1"
    })
    void errorsAreToldInOneLine(String status, String reason, int requests) throws IOException {
        server.usually(Behaviours.failing(status));
        assertFails(url + " " + reason);
        assertNothingIsLeft();
        assertThat(server.requests()).hasSize(requests);
    }

    @Test
    void garbageIsToldByItsDigestAndThrownAway() throws IOException {
        server.usually(Behaviours.ignoringRange(TestFile.garbage()));
        assertFails(url + " is not " + TestFile.file() + ": its SHA-256 begins with "
                + TestFile.sha256(TestFile.garbage()).substring(0, 8) + ", not with "
                + TestFile.sha256(content).substring(0, 8) + " (300,007 bytes, discarded)");
        assertNothingIsLeft();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aWebPageInPlaceOfTheFileIsNotEvenFetched() throws IOException {
        server.usually(Behaviours.ignoringRange("<html>log in</html>".getBytes(StandardCharsets.UTF_8)));
        assertFails(url + " has 19 bytes, not the 300,007 of " + TestFile.file());
        assertNothingIsLeft();
    }

    @Test
    void aLengthThatIsTooLongIsFoundOut() throws IOException {
        server.usually((request, out) ->
                Behaviours.lying(content, content.length + 100).answer(request, out));
        assertFails(url + " breaks off after 300,007 of 300,007 bytes");
    }

    @Test
    void aLengthThatIsTooShortIsFoundOut() throws IOException {
        server.usually(Behaviours.lying(content, content.length - 100));
        assertThat(TestFile.failure(store)).contains("(299,907 bytes, discarded)");
        assertNothingIsLeft();
    }

    @Test
    void aLengthThatIsAbsurdIsFoundOut() throws IOException {
        server.usually((request, out) -> {
            Behaviours.head(out, "200 OK", "Content-Length: 999999999999");
            out.write(content);
        });
        assertFails(url + " has 999,999,999,999 bytes, not the 300,007 of " + TestFile.file());
        assertNothingIsLeft();
    }

    @Test
    void aLengthThatIsNoNumberIsFoundOut() throws IOException {
        server.usually((request, out) -> Behaviours.head(out, "200 OK", "Content-Length: many"));
        assertThat(TestFile.failure(store)).startsWith("cannot download the weights of net: " + url);
        assertNothingIsLeft();
    }

    @Test
    void aPartWithALengthThatIsWrongIsFoundOut() throws IOException {
        server.first(Behaviours.breakingOff(content, TAG, 100_000));
        server.usually((request, out) -> {
            Behaviours.head(
                    out, "206 Partial Content", Behaviours.range(request.from(), content), "Content-Length: 10");
            out.write(content, request.from(), 10);
        });
        assertFails(url + " announces 300,007 bytes and sends 100,020");
    }

    @Test
    void aServerThatSendsWithoutEndIsCutOff() throws IOException {
        server.usually(Behaviours.endless());
        assertFails(url + " sends more than the 300,007 bytes of " + TestFile.file());
        assertNothingIsLeft();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aServerThatHangsUpAtOnceIsFoundOut() throws IOException {
        server.usually((request, out) -> {});
        assertFails(url + " breaks off");
        assertNothingIsLeft();
        // Java's client may ask again on its own.
        assertThat(server.requests()).hasSizeBetween(3, 6);
    }

    @Test
    void aServerThatSpeaksNoHttpIsFoundOut() throws IOException {
        server.usually((request, out) -> out.write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertFails(url + " breaks off");
        assertNothingIsLeft();
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws IOException {
        WeightsStore impatient = TestFile.impatient(folder, Duration.ofSeconds(1), server.address());
        server.usually(Behaviours.stalling(content, TAG, 0));
        assertThat(TestFile.failure(impatient))
                .isEqualTo(
                        "cannot download the weights of net: " + url + " stopped responding after 0 of 300,007 bytes");
        assertNothingIsLeft();
    }

    @Test
    void aServerThatFallsSilentBetweenIsAskedForTheRest() throws IOException {
        WeightsStore impatient = TestFile.impatient(folder, Duration.ofSeconds(2), server.address());
        server.first(Behaviours.stalling(content, TAG, 100_000));
        impatient.pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(server.requests()).extracting(Request::from).containsExactly(0, 100_000);
    }

    @Test
    void aServerThatDripsIsGivenUp() throws IOException {
        WeightsStore hasty = TestFile.hasty(folder, 1_000_000_000, server.address());
        server.usually((request, out) -> {
            Behaviours.head(out, "200 OK", "Content-Length: " + content.length);
            for (byte each : content) {
                out.write(each);
                out.flush();
                Thread.sleep(20);
            }
        });
        assertThat(TestFile.failure(hasty))
                .startsWith("cannot download the weights of net: " + url
                        + " sends less than 1,000,000,000 bytes a second: ");
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        WeightsStore impatient = TestFile.impatient(folder, Duration.ofSeconds(1), server.address());
        server.usually((request, out) -> new CountDownLatch(1).await());
        assertThat(TestFile.failure(impatient))
                .isEqualTo("cannot download the weights of net: " + url + " stopped responding");
        assertNothingIsLeft();
    }

    @Test
    void aServerThatCannotKeepSecretsIsNotListenedTo() {
        String authority = server.address().getAuthority();
        WeightsStore secure = TestFile.store(folder, URI.create("https://" + authority + "/models/"));
        assertThat(TestFile.failure(secure))
                .startsWith("cannot download the weights of net: there is no secure connection to " + authority + ": ");
    }

    @Test
    void aSecondMirrorHelpsOut() throws IOException {
        TestServer broken = new TestServer(Behaviours.breakingOff(content, TAG, 10_000));
        URI[] mirrors = {broken.address(), server.address()};
        TestFile.store(folder, mirrors).pull("net", ProgressListener.NONE);
        assertPulled(folder);
        assertThat(broken.requests()).extracting(Request::from).containsExactly(0, 10_000, 20_000);
        assertThat(server.requests()).extracting(Request::from).containsExactly(30_000);
        assertThat(server.requests().get(0).header("if-range")).isEmpty();
        broken.close();
    }

    @Test
    void ofSeveralMirrorsEachFailureIsTold() throws IOException {
        server.usually(Behaviours.failing("404 Not Found"));
        TestServer other = new TestServer(Behaviours.failing("403 Forbidden"));
        store = TestFile.store(folder, server.address(), other.address());
        assertFails(url + " does not exist (404); " + other.address() + TestFile.file() + " is forbidden (403)");
        other.close();
    }
}
