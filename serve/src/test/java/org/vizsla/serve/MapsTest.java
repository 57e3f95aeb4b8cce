package org.vizsla.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.Picture;
import org.vizsla.render.Planes;

@Tag("once")
class MapsTest {
    private static final int SEED = 10;
    private static final int TARGET = Species.VIZSLA.index();

    @TempDir
    static Path folder;

    private static Server server;
    private static PageClient client;
    private static String picture;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString()))), Map.of());
        client = new PageClient(server);
        picture = client.scene(SEED, Species.VIZSLA.index());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Tensor image() {
        return EmbeddedNetwork.load()
                .preprocessing()
                .apply(Picture.of(Menagerie.scene(SceneRequest.of(SEED, Species.VIZSLA))
                        .picture()
                        .image()));
    }

    private static Explanation explained(String method) {
        Model model = EmbeddedNetwork.load();
        try (Explainer explainer = Explainer.open(model, Methods.byName(method).standard())) {
            return explainer.explain(image(), Call.of(TARGET));
        }
    }

    private static Map<String, Object> ask(String method) {
        Map<String, Object> ask = PageClient.ask(picture, method);
        ask.put("target", TARGET);
        return ask;
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad_cam", "saliency", "integrated_gradients", "lrp_epsilon_plus", "occlusion"})
    void areTheMapsOfAnExplainer(String method) throws IOException, InterruptedException {
        PageClient.Frame result = client.last("api/maps", ask(method));
        double[] expected = Planes.of(explained(method).map(method), 0).sum();
        float[] values = result.values();
        assertThat(values).hasSize(expected.length);
        double peak = 0;
        double off = 0;
        for (int i = 0; i < values.length; i++) {
            peak = Math.max(peak, Math.abs(expected[i]));
            off = Math.max(off, Math.abs(expected[i] - values[i]));
        }
        assertThat(peak).isPositive();
        assertThat(off).isLessThan(1e-3 * peak);
        assertThat(result.json())
                .containsEntry("method", method)
                .containsEntry("question", "Why did the network say “Vizsla”?")
                .containsEntry("state", "visible")
                .containsKeys("range", "checks", "figures", "parameters", "signs", "seconds");
    }

    @Test
    void aMapsOwnValuesAreAFileOfNumPy() throws IOException, InterruptedException {
        Path file = folder.resolve("saliency.npy");
        Files.write(file, client.post("api/npy", ask("saliency")).body());
        Tensor expected = explained("saliency").map("saliency");
        assertThat(Npy.read(file).shape()).isEqualTo(expected.shape());
        assertThat(Npy.read(file).floats()).isEqualTo(expected.floats());
    }

    @Test
    void parametersOfAMethodAreUsed() throws IOException, InterruptedException {
        Map<String, Object> ask = ask("smooth_grad");
        ask.put("parameters", Map.of("samples", 7));
        assertThat(client.last("api/maps", ask).json().toString()).contains("samples=7");
    }

    @Test
    void aSweepTellsItsProgress() throws IOException, InterruptedException {
        Map<String, Object> endless = ask("rise");
        endless.put("parameters", Map.of("masks", 400_000));
        List<Double> parts = new ArrayList<>();
        try (InputStream answer = client.open("api/maps", endless)) {
            while (parts.size() < 3) {
                PageClient.Frame frame = PageClient.next(answer);
                assertThat(frame.kind()).isEqualTo(1);
                if ("running".equals(frame.json().get("state"))) {
                    parts.add(((Number) Objects.requireNonNull(frame.json().get("part"))).doubleValue());
                }
            }
        }
        assertThat(parts).isSorted().allMatch(part -> part >= 0 && part < 1);
        assertThat(parts.get(2)).isPositive();
    }

    /** Nobody listens any more, so that the next sweep has its turn at once: a whole RISE of so many masks would take minutes. */
    @Test
    void whatNobodyWaitsForEnds() throws IOException, InterruptedException {
        Map<String, Object> long1 = ask("rise");
        long1.put("parameters", Map.of("masks", 400_000));
        InputStream left = client.open("api/maps", long1);
        assertThat(left.read()).isNotNegative();
        left.close();
        assertThat(client.last("api/maps", ask("occlusion")).isResult()).isTrue();
    }

    /** Sweeps take turns; an endless one has its turn, and yet the files of another's map, and the map itself, are there. */
    @Test
    @Timeout(60)
    void whatWasComputedNeedsNoTurn() throws IOException, InterruptedException {
        Map<String, Object> own = ask("occlusion");
        own.put("target", "top1");
        PageClient.Frame computed = client.last("api/maps", own);
        Map<String, Object> endless = ask("rise");
        endless.put("parameters", Map.of("masks", 400_000));
        try (InputStream sweep = client.open("api/maps", endless)) {
            assertThat(sweep.read()).isNotNegative();
            assertThat(client.last("api/maps", ask("occlusion")).values()).isEqualTo(computed.values());
            assertThat(PageClient.json(client.post("api/json", ask("occlusion")))
                            .toString())
                    .contains("methods={occlusion=");
            Path file = folder.resolve("occlusion.npy");
            Files.write(file, client.post("api/npy", ask("occlusion")).body());
            assertThat(Npy.read(file).floats())
                    .isEqualTo(explained("occlusion").map("occlusion").floats());
        }
    }

    @Test
    void refusalsAreSentences() throws IOException, InterruptedException {
        HttpResponse<byte[]> method = client.post("api/maps", ask("grad_kam"));
        assertThat(method.statusCode()).isEqualTo(400);
        assertThat(text(method))
                .contains("there is no method 'grad_kam'; did you mean ")
                .contains("grad_cam");

        Map<String, Object> layer = ask("grad_cam");
        layer.put("parameters", Map.of("layer", "nowhere"));
        HttpResponse<byte[]> failed = client.post("api/maps", layer);
        assertThat(PageClient.json(failed)).containsEntry("kind", "refused");
        assertThat(text(failed)).contains("there is no layer 'nowhere'");

        HttpResponse<byte[]> gone = client.post("api/maps", PageClient.ask("0123456789abcdef", "grad_cam"));
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(PageClient.json(gone)).containsEntry("kind", "gone");

        Map<String, Object> file = ask("integrated_gradients");
        file.put("parameters", Map.of("baseline", "/etc/passwd"));
        assertThat(text(client.post("api/maps", file)) + text(client.post("api/npy", file)))
                .doesNotContain("root:");

        assertThat(text(client.post("api/maps", "[1,".getBytes(StandardCharsets.UTF_8))))
                .contains("this is no JSON object");
        assertThat(text(client.post("api/maps", Map.of("network", 7)))).contains("'method' is missing");
    }

    @Test
    void theCommandMakesTheSame() throws IOException, InterruptedException {
        Map<String, Object> ask = ask("smooth_grad");
        ask.put("parameters", Map.of("samples", "5"));
        ask.put("preprocessing", Map.of("resize", "crop"));
        ask.put("seed", 3);
        assertThat(PageClient.json(client.post("api/command", ask)))
                .containsEntry(
                        "command",
                        "vizsla explain vizsla_10.png --model menagerie --target " + TARGET
                                + " --method smooth_grad --set smooth_grad.samples=5 --resize crop --seed 3 --raw");
        assertThat(PageClient.json(client.post("api/json", ask)).toString())
                .contains("smooth_grad")
                .contains("samples=5");
    }

    @Test
    void aClassIsExplainedRatherThanAnother() throws IOException, InterruptedException {
        int rival = Species.ZEBRA.index();
        Map<String, Object> ask = ask("saliency");
        ask.put("against", rival);
        Map<String, Object> header = client.last("api/maps", ask).json();
        assertThat(header).containsEntry("question", "Why “Vizsla” rather than “zebra”?");
        assertThat(header.get("against")).asString().contains("index=" + rival).contains("name=zebra");
        assertThat(PageClient.json(client.post("api/command", ask)).get("command"))
                .asString()
                .contains("--target " + TARGET + " --against " + rival + " --method saliency");
        assertThat(PageClient.json(client.get("api/networks/menagerie"))).containsEntry("rivals", true);
    }

    @Test
    void aMapThatIsZeroHasTheSettingThatShowsSomething() throws IOException, InterruptedException {
        Map<String, Object> ask = ask("grad_cam");
        ask.put("target", Species.ZEBRA.index());
        Map<String, Object> zero = client.last("api/maps", ask).json();
        assertThat(zero.get("notice")).asString().endsWith("relu = false would do");
        assertThat(zero).containsEntry("set", Map.of("relu", "false"));
        ask.put("parameters", zero.get("set"));
        assertThat(client.last("api/maps", ask).json())
                .containsEntry("state", "visible")
                .containsEntry("notice", null)
                .containsEntry("set", null);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
