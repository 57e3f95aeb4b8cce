package org.vizsla.cli.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The look-up, against a server in this process that answers as the database is documented to. */
class KnownVulnerabilitiesTest {
    private static final String DIGEST = "0".repeat(64);
    private static final List<PinnedFile> FILES = List.of(
            new PinnedFile(DIGEST, "org/apache/logging/log4j/log4j-core/2.14.1/log4j-core-2.14.1.jar"),
            new PinnedFile(DIGEST, "org/apache/logging/log4j/log4j-core/2.14.1/log4j-core-2.14.1.pom"),
            new PinnedFile(DIGEST, "info/picocli/picocli/4.7.7/picocli-4.7.7.jar"));

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();

    private boolean look(int status, String answer, Set<String> shipped) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/querybatch", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            URI database = URI.create("http://localhost:" + server.getAddress().getPort() + "/v1/querybatch");
            return new KnownVulnerabilities(database, new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .look(FILES, shipped);
        } finally {
            server.stop(0);
        }
    }

    private static final String ONE =
            "{\"results\":[{\"vulns\":[{\"id\":\"GHSA-jfh8-c2jp-5v3q\",\"modified\":\"2025\"},"
                    + "{\"id\":\"GHSA-7rjr-3q55-vv33\",\"modified\":\"2025\"}],\"next_page_token\":\"x\"},{}]}";

    @Test
    void areReportedForEachArtifact() throws IOException, InterruptedException {
        assertThat(look(200, ONE, Set.of("log4j-core-2.14.1.jar", "picocli-4.7.7.jar")))
                .isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "shipped: org.apache.logging.log4j:log4j-core:2.14.1: GHSA-7rjr-3q55-vv33",
                        "shipped: org.apache.logging.log4j:log4j-core:2.14.1: GHSA-jfh8-c2jp-5v3q",
                        "shipped: org.apache.logging.log4j:log4j-core:2.14.1: and more",
                        "2 artifacts, 3 known vulnerabilities");
        assertThat(asked).singleElement().asString().contains("\"Maven\"", "\"info.picocli:picocli\"", "\"4.7.7\"");
    }

    @Test
    void ofWhatOnlyBuildsAreNoFailure() throws IOException, InterruptedException {
        assertThat(look(200, ONE, Set.of("picocli-4.7.7.jar"))).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("used to build: org.apache.logging.log4j:log4j-core:2.14.1: GHSA-jfh8-c2jp-5v3q");
    }

    @Test
    void areNotDeniedWithoutAnAnswer() {
        assertThatThrownBy(() -> look(503, "", Set.of())).hasMessageEndingWith("answers with status 503");
        assertThatThrownBy(() -> look(200, "{\"results\":[{}]}", Set.of()))
                .hasMessageEndingWith("does not answer each of 2 questions");
    }

    @Test
    void areSaidInOneLineToBeUnknownWithoutANetwork() throws InterruptedException {
        assertUnknown(URI.create("http://localhost:1/v1/querybatch"), "(ConnectException");
        assertUnknown(URI.create("http://nowhere.invalid/v1/querybatch"), "(ConnectException");
    }

    @Test
    void areSaidInOneLineToBeUnknownWhereAnotherPageAnswers() throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<html>\nLog in first\n</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            assertUnknown(URI.create("http://localhost:" + server.getAddress().getPort()), "(JsonParseException");
        } finally {
            server.stop(0);
        }
    }

    private static void assertUnknown(URI database, String reason) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new KnownVulnerabilities(database, new PrintStream(out, true, StandardCharsets.UTF_8))
                .status(FILES, Set.of(), new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(status).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("nothing was looked up: " + database + " cannot be asked " + reason)
                .endsWith("run this again where there is a network");
    }
}
