package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is fetched for the sake of files that cannot be explained, whatever the network. */
@Tag("once")
class PicturesBeforeNetworksTest {
    @TempDir
    private Path folder = Path.of("");

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Run run(Object... arguments) throws Exception {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--out", folder.resolve("out")));
        return Run.inAnotherProcess(
                Map.of(
                        "VIZSLA_CACHE",
                        folder.resolve("cache").toString(),
                        "VIZSLA_MIRROR",
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                all.toArray());
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"explain", "gallery", "evolve"})
    void aTextIsNoPicture(String command) throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "shopping list");
        Run run = run(command, text);

        assertThat(run.err().strip())
                .isEqualTo("vizsla: " + text + " is not an image that can be read: it begins with the text"
                        + " \"shopping list\"; Vizsla reads JPEG, PNG, GIF, BMP, WebP, TIFF and PNM");
        assertThat(run.status()).isEqualTo(1);
        assertThat(requests).hasValue(0);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void norAreSeveralTexts() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "shopping list");
        Path array = Files.writeString(folder.resolve("notes.npy"), "1, 2, 3, 4");
        Run run = run("explain", text, array);

        assertThat(run.err()).startsWith("vizsla: none of 2 images can be read: " + text + " is not an image");
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(requests).hasValue(0);
    }

    /** The others may be explained, and need the network. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void onePictureAmongThemIsEnough() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "shopping list");
        Run run = run("explain", text, TestPictures.png(folder.resolve("disc.png"), 1));

        assertThat(run.err()).startsWith("vizsla: cannot download the weights of squeezenet1_1");
        assertThat(requests.get()).isPositive();
    }
}
