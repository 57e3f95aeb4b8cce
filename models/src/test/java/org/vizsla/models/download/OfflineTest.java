package org.vizsla.models.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

/** A computer without a network. */
class OfflineTest {
    private static final String QUESTION = " (is there a network connection?)";

    @TempDir
    Path folder;

    @Test
    void isAskedAbout() throws IOException {
        URI nobody = nobody();
        assertThat(TestFile.failure(TestFile.store(folder, nobody)))
                .isEqualTo("cannot download the weights of net: " + nobody.getAuthority() + " cannot be reached"
                        + QUESTION);
        assertThat(TestFile.names(folder.resolve("weights"))).containsExactly("." + TestFile.file() + ".lock");
    }

    @Test
    void canBeToldFromOtherFailures() throws IOException {
        URI nobody = nobody();
        assertThatThrownBy(() -> TestFile.store(folder, nobody).pull("net", ProgressListener.NONE))
                .isInstanceOfSatisfying(
                        OfflineException.class,
                        failure -> assertThat(failure.remedy())
                                .contains(Remedy.give(Setting.WEIGHTS).or(Remedy.give(Setting.MIRROR))));
        try (TestServer server = new TestServer(Behaviours.failing("404 Not Found"))) {
            assertThatThrownBy(() ->
                            TestFile.store(folder, nobody, server.address()).pull("net", ProgressListener.NONE))
                    .isInstanceOf(VizslaException.class)
                    .isNotInstanceOf(OfflineException.class);
        }
    }

    @Test
    void knowsNoNames() {
        // A name with a part this long exists nowhere, so no name server is asked.
        String host = "x".repeat(64) + ".invalid";
        URI unknown = URI.create("http://" + host + "/models/");
        assertThat(TestFile.failure(TestFile.store(folder, unknown)))
                .isEqualTo("cannot download the weights of net: the host " + host + " cannot be found" + QUESTION);
    }

    @Test
    void isNotSuspectedWhereSomebodyAnswers() throws IOException {
        try (TestServer server = new TestServer(Behaviours.failing("404 Not Found"))) {
            URI nobody = nobody();
            assertThat(TestFile.failure(TestFile.store(folder, nobody, server.address())))
                    .contains(nobody.getAuthority() + " cannot be reached; ")
                    .endsWith(" does not exist (404)");
        }
    }

    @Test
    void hasWhatIsInTheCache() throws IOException {
        try (TestServer server = new TestServer(Behaviours.serving(TestFile.content(), TestFile.TAG))) {
            TestFile.store(folder, server.address()).pull("net", ProgressListener.NONE);
        }
        assertThat(TestFile.store(folder, nobody()).pull("net", ProgressListener.NONE))
                .hasBinaryContent(TestFile.content());
    }

    /** An address where nothing listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }
}
