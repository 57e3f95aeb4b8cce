package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.download.WeightsStore;

/** Who is let in. */
@Tag("once")
class GuardTest {
    @TempDir
    static Path cache;

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", cache.toString()))), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends lines as they are, since no client would send some of these, and returns the answer. */
    private String raw(String... lines) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + server.address().getPort();
    }

    private String alive() {
        return "GET " + server.address().getPath() + "api/alive HTTP/1.1";
    }

    @Test
    void whoKnowsTheAddressIsLetIn() throws IOException {
        assertThat(raw(alive(), host())).startsWith("HTTP/1.1 200 ").contains("\"instance\"");
        assertThat(raw(alive(), "Host: localhost:" + server.address().getPort()))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void anotherTokenFindsNothing() throws IOException {
        for (String path :
                List.of("/", "/api/alive", "/AAAAAAAAAAAAAAAAAAAAAAAA/api/alive", "//api/alive", "/../api/alive")) {
            assertThat(raw("GET " + path + " HTTP/1.1", host()))
                    .as(path)
                    .matches("(?s)HTTP/1.1 40[04] .*")
                    .doesNotContain("instance");
        }
    }

    @Test
    void aNameThatWasResolvedToThisComputerIsNoHost() throws IOException {
        for (String host :
                List.of("evil.example", "evil.example:" + server.address().getPort(), "127.0.0.1", "127.0.0.1:1")) {
            assertThat(raw(alive(), "Host: " + host))
                    .as(host)
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("instance");
        }
    }

    @Test
    void pagesOfOtherSitesAreRefused() throws IOException {
        for (String header : List.of(
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Origin: http://127.0.0.1.evil.example:" + server.address().getPort(),
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site")) {
            assertThat(raw(alive(), host(), header))
                    .as(header)
                    .startsWith("HTTP/1.1 403 ")
                    .doesNotContain("instance");
        }
        assertThat(raw(
                        alive(),
                        host(),
                        "Origin: http://127.0.0.1:" + server.address().getPort(),
                        "Sec-Fetch-Site: same-origin"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** A form of another site sends no header of ours, and no preflight is answered. */
    @Test
    void whatChangesSomethingTakesTheHeader() throws IOException {
        String path = server.address().getPath() + "api/scenes HTTP/1.1";
        assertThat(raw("POST " + path, host(), "Content-Length: 0")).startsWith("HTTP/1.1 403 ");
        assertThat(raw("OPTIONS " + path, host(), "Access-Control-Request-Headers: x-vizsla"))
                .doesNotStartWith("HTTP/1.1 200 ")
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void everyAnswerHasItsPolicy() throws IOException {
        for (String path : List.of("api/alive", "nothing", "")) {
            assertThat(raw("GET " + server.address().getPath() + path + " HTTP/1.1", host()))
                    .as(path)
                    .contains("Content-Security-Policy: default-src 'none'; script-src 'self';")
                    .contains("X-Content-Type-Options: nosniff")
                    .contains("Referrer-Policy: no-referrer")
                    .contains("Cross-Origin-Resource-Policy: same-origin")
                    .doesNotContain("Server: ");
        }
    }

    @Test
    void otherComputersFindNobodyListening() throws IOException {
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(
                                    () -> new Socket(address, server.address().getPort()).close())
                            .as(address.toString())
                            .isInstanceOf(IOException.class);
                }
            }
        }
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void filesOutsideThePageAreNotThere() throws IOException, InterruptedException {
        PageClient client = new PageClient(server);
        for (String path : List.of(
                "assets/..%2f..%2fServer.class",
                "assets/%2e%2e/index.html", "assets/page.class", "assets/%00.js", "index.html")) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build();
            assertThat(client.send(request).statusCode()).as(path).isIn(400, 404);
        }
    }
}
