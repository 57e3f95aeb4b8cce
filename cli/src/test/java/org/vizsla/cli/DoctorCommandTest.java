package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void findsThatHereEverythingWorks() {
        Run run = Run.of("doctor");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .contains("ONNX Runtime 1.")
                .contains("the embedded network sees Vizsla in a drawn vizsla; its gradient is [1, 3, 224, 224]")
                .contains("not tried; --online")
                .endsWith("Everything that Vizsla needs works.\n");
    }

    @Test
    void aProgramGetsTheSame() {
        Run run = Run.of("doctor", "--json");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("\"works\" : true").contains("\"topic\" : \"temporary folder\"");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aTemporaryFolderThatIsMissingIsBroken() throws IOException, InterruptedException {
        Path none = folder.resolve("none");
        Run run = Run.inAnotherProcess(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + none), "doctor");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("broken   temporary folder  cannot write to " + none)
                .contains("broken   runtime")
                .endsWith("Something that Vizsla needs does not work.\n");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aCacheThatCannotBeWrittenIsNoReasonToFail() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Run run = Run.inAnotherProcess(
                Map.of("VIZSLA_CACHE", file.resolve("cache").toString()), "doctor");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("limited  cache").contains("name another folder in VIZSLA_CACHE");
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void asksForWeightsOnlyIfItIsToldTo() throws IOException, InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            Map<String, String> mirror = Map.of(
                    "VIZSLA_MIRROR", "http://127.0.0.1:" + server.getAddress().getPort() + "/");
            assertThat(Run.inAnotherProcess(mirror, "doctor").status()).isZero();
            assertThat(asked).isEmpty();
            Run online = Run.inAnotherProcess(mirror, "doctor", "--online");
            assertThat(online.out()).contains("ok       downloads         127.0.0.1 has the weights");
            assertThat(asked).singleElement().asString().startsWith("HEAD /squeezenet1_1");
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void aServerThatNeverAnswersIsNotWaitedForLong() throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.inAnotherProcess(
                    Map.of("VIZSLA_MIRROR", "http://127.0.0.1:" + silent.getLocalPort() + "/"), "doctor", "--online");
            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("limited  downloads").contains("work offline with --model menagerie");
        }
    }
}
