package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.reference.Chromium;
import org.vizsla.reference.Shared;
import org.vizsla.testkit.SmallNetworks;

/** The command {@code serve} is killed, by SIGKILL, which nothing can catch, and started again at the same port. */
class KilledServerTest {
    @TempDir
    Path folder;

    private final Chromium chromium = new Chromium();
    private int port;
    private Process server;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = serve();
    }

    private Process serve() throws IOException {
        return CommandLine.call(folder, "serve", "--port", port).start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        chromium.close();
        server.destroyForcibly().waitFor();
    }

    /** Where the page is, as soon as the server says so. */
    private URI address() throws IOException {
        return URI.create(Objects.requireNonNull(server.inputReader().readLine()));
    }

    @Test
    void thePageComesBackByItselfWithAllThatWasDropped() throws IOException, InterruptedException {
        URI address = address();
        try (Visit visit = LivePage.open(chromium, address, "")) {
            visit.awaitMap("“Vizsla”");
            visit.drop(Shared.path("images/tabby_281.jpg"));
            visit.awaitMap("over tabby_281.jpg");
            visit.drop(SmallNetworks.onnx("mini_resnet", folder));
            visit.awaitMap("for “class ");
            String before = visit.words("in-words");

            server.destroyForcibly().waitFor();
            visit.page().keyboard().press("]");
            visit.await("server-gone", "The server does not answer.");
            String pixels = visit.pixels();
            visit.part("opacity").fill("0.3");
            assertThat(visit.pixels()).as("what is there can be looked at").isNotEqualTo(pixels);

            List<String> given = new CopyOnWriteArrayList<>();
            visit.page()
                    .onRequest(request -> given.add(request.method() + " "
                            + request.url().replaceFirst(".*/api/", "").replaceFirst("\\?.*", "")));
            server = serve();
            assertThat(address()).isEqualTo(address);
            visit.page().waitForCondition(() -> visit.part("server-gone").count() == 0);
            visit.awaitMap("Grad-CAM++ for “class ");
            assertThat(visit.words("in-words")).contains("over tabby_281.jpg").isNotEqualTo(before);
            assertThat(given).contains("POST pictures", "POST networks");
            visit.page().keyboard().press("[");
            visit.page().waitForCondition(() -> visit.words("in-words").equals(before));
            visit.forgive("net::ERR_");
            visit.forgive("status of 404");
        }
    }
}
