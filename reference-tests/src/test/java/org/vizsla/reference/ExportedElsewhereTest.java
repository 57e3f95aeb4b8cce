package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.report.export.ExplainerFile;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.export.ExportedExplainer;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.TensorAssertions;

/** Exported explainers in other runtimes than ours: ONNX Runtime for the web, in Node and in a browser. */
class ExportedElsewhereTest {
    private static final Path WEB = Path.of("web").toAbsolutePath();
    private static final Map<String, String> TYPES =
            Map.of(".html", "text/html", ".mjs", "text/javascript", ".wasm", "application/wasm");
    private static final double TOLERANCE = 1e-3;

    @TempDir
    Path folder;

    private Path export(Model model, String... methods) {
        Path file = folder.resolve("explainer.onnx");
        ExplainerFile.write(
                file,
                new ExportRequest(
                        model,
                        model.preprocessing(),
                        Methods.choose(List.of(methods), Map.of(), ""),
                        ExplainerSettings.DEFAULT.skippingNotApplicable()));
        return file;
    }

    private Tensor image(Model model) throws IOException {
        Tensor image = model.preprocessing().apply(PictureReader.read(Shared.path("images/king_snake_56.jpg")));
        ByteBuffer bytes = ByteBuffer.allocate(4 * image.floats().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(image.floats());
        Files.write(folder.resolve("image.bin"), bytes.array());
        return image;
    }

    private static Explanation own(Path file, Tensor image) {
        try (ExportedExplainer explainer = ExportedExplainer.open(file, SessionSettings.DEFAULT)) {
            return explainer.explain(image, List.of(Target.TOP));
        }
    }

    private void assertWritten(Explanation expected) throws IOException {
        for (Map.Entry<String, Tensor> each : expected.maps().entrySet()) {
            Tensor map = each.getValue();
            Tensor written = Tensor.ofFloats(map.shape(), floats(folder.resolve(each.getKey() + ".bin")));
            TensorAssertions.assertClose(each.getKey(), written, map, TOLERANCE);
        }
    }

    @Test
    void nodeComputesTheSameMapsOfARealNetwork() throws IOException, InterruptedException {
        Model model = Networks.load(Shared.path("models/squeezenet1_0.pth"), "squeezenet1_0", folder);
        Path file = export(model, "saliency", "grad_cam", "lrp_epsilon_plus", "guided_backprop");
        Explanation expected = own(file, image(model));
        Process node = new ProcessBuilder(
                        "node",
                        WEB.resolve("explain.mjs").toString(),
                        file.toString(),
                        folder.resolve("image.bin").toString(),
                        "1,3," + model.height() + "," + model.width(),
                        "-1",
                        folder.toString())
                .inheritIO()
                .start();
        assertThat(node.waitFor())
                .as("'npm ci --prefix reference-tests/web' installs what this needs")
                .isZero();
        assertWritten(expected);
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Test
    void aBrowserComputesEveryMethodOfOnePass() throws IOException {
        Model model = EmbeddedNetwork.load();
        Path file = export(model, Methods.FAST);
        Explanation expected = own(file, image(model));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        List<String> complaints = new ArrayList<>();
        try (Chromium chromium = new Chromium();
                Page page =
                        chromium.open("http://127.0.0.1:" + server.getAddress().getPort() + "/page.html", complaints)) {
            page.waitForFunction("() => window.done || window.failed");
            assertThat(page.evaluate("() => window.failed ?? ''")).isEqualTo("");
            assertWritten(expected);
            assertThat(complaints).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    /** Serves the page, the runtime and what is in the folder; takes maps. */
    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        byte[] bytes = {};
        if (exchange.getRequestMethod().equals("POST")) {
            Files.write(folder.resolve(name), exchange.getRequestBody().readAllBytes());
        } else {
            Path place = name.startsWith("ort") ? WEB.resolve("node_modules/onnxruntime-web/dist") : folder;
            bytes = Files.readAllBytes((name.equals("page.html") ? WEB : place).resolve(name));
        }
        String end = name.substring(name.lastIndexOf('.'));
        exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(end, "application/octet-stream"));
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
