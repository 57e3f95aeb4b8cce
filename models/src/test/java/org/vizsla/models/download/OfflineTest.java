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

/** A computer without a network. */
class OfflineTest {
    private static final String ADVICE =
            ". Are you offline? Give a file that you have with --weights FILE, or an address"
                    + " that you reach in VIZSLA_MIRROR";

    @TempDir
    Path folder;

    @Test
    void saysWhatToDo() throws IOException {
        URI nobody = nobody();
        assertThat(TestFile.failure(TestFile.store(folder, nobody)))
                .isEqualTo(
                        "cannot download the weights of net: " + nobody.getAuthority() + " cannot be reached" + ADVICE);
        assertThat(TestFile.names(folder.resolve("weights"))).containsExactly("." + TestFile.file() + ".lock");
    }

    @Test
    void canBeToldFromOtherFailures() throws IOException {
        URI nobody = nobody();
        assertThatThrownBy(() -> TestFile.store(folder, nobody).pull("net", ProgressListener.NONE))
                .isInstanceOf(OfflineException.class);
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
                .isEqualTo("cannot download the weights of net: the host " + host + " cannot be found" + ADVICE);
    }

    @Test
    void isNotSuspectedWhereSomebodyAnswers() throws IOException {
        try (TestServer server = new TestServer(Behaviours.failing("404 Not Found"))) {
            URI nobody = nobody();
            assertThat(TestFile.failure(TestFile.store(folder, nobody, server.address())))
                    .contains(nobody.getAuthority() + " cannot be reached; ")
                    .contains(" does not exist (404). Try again later");
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

    /** An address at which nobody listens. */
    private static URI nobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
    }
}
