package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.sampling.Randomness;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.report.export.Backend;
import org.vizsla.report.export.ExplainerFile;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.export.ExportedExplainer;
import org.vizsla.runtime.SessionSettings;

/** Exported explainers in other runtimes than ours: ONNX Runtime in Python, and that for the web, in Node and in a browser; methods of many runs by {@code web/explainer.mjs}. */
class ExportedElsewhereTest {
    private static final long SEED = -7_654_321_098_765L;
    private static final Set<String> NOISY = Set.of("smooth_grad", "smooth_grad_squared", "var_grad", "gradient_shap");
    private static final double TOLERANCE = 1e-3;

    @TempDir
    Path folder;

    private Path export(Model model, Backend backend, List<String> methods, String... settings) {
        Path file = folder.resolve("explainer.onnx");
        ExplainerFile.write(
                file,
                new ExportRequest(
                        model,
                        model.preprocessing(),
                        Methods.choose(
                                methods,
                                Stream.of(settings)
                                        .map(setting -> setting.split("="))
                                        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1])),
                                ""),
                        ExplainerSettings.DEFAULT.skippingNotApplicable(),
                        backend));
        return file;
    }

    private Tensor image(Model model) throws IOException {
        Tensor image = model.preprocessing().apply(PictureReader.read(Shared.path("images/king_snake_56.jpg")));
        ByteBuffer bytes = ByteBuffer.allocate(4 * image.floats().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(image.floats());
        Files.write(folder.resolve("image.bin"), bytes.array());
        return image;
    }

    private static Explanation own(Path file, Tensor image, Call call) {
        try (ExportedExplainer explainer = ExportedExplainer.open(file, SessionSettings.DEFAULT)) {
            return explainer.explain(image, call);
        }
    }

    /** Noisy copies have near ties, where rounding chooses (decision 0015): some values of gradients over them differ by more than rounding. */
    private static void assertSame(Explanation expected, Function<String, byte[]> written) {
        for (Map.Entry<String, Tensor> each : expected.maps().entrySet()) {
            Tensor map = each.getValue();
            float[] values = new float[map.floats().length];
            ByteBuffer.wrap(written.apply(each.getKey()))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            Difference difference = Difference.of(Tensor.ofFloats(map.shape(), values), map);
            boolean noisy = NOISY.contains(each.getKey());
            assertThat(difference.largest()).as(each.getKey()).isLessThan(noisy ? 0.05 : TOLERANCE);
            assertThat(difference.partAbove(TOLERANCE)).as(each.getKey()).isLessThan(0.01);
        }
    }

    @Test
    void nodeComputesTheSameMapsOfARealNetwork() throws IOException, InterruptedException {
        Model model = Networks.load(Shared.path("models/squeezenet1_0.pth"), "squeezenet1_0", folder);
        Path file = export(
                model,
                Backend.ANY,
                List.of("saliency", "grad_cam", "lrp_epsilon_plus", "guided_backprop", "smooth_grad", "rise"),
                "smooth_grad.samples=4",
                "rise.masks=5",
                "rise.baseline=noise:1+black");
        Explanation expected = own(file, image(model), Call.DEFAULT.withSeed(SEED));
        node(
                "explain.mjs",
                file.toString(),
                folder.resolve("image.bin").toString(),
                "-1",
                Long.toString(SEED),
                folder.toString());
        assertSame(expected, method -> bytes(folder.resolve(method + ".bin")));
    }

    /** Where Python has ONNX Runtime; {@code -Dvizsla.python} names the interpreter. */
    @Test
    void pythonComputesTheSameMaps() throws IOException, InterruptedException {
        assumeTrue(
                python("-c", "import numpy, onnxruntime") == 0, "'pip install onnxruntime' installs what this needs");
        Model model = EmbeddedNetwork.load();
        Path file = export(model, Backend.ANY, List.of("saliency", "grad_cam", "lrp_epsilon_plus", "guided_backprop"));
        Explanation expected = own(file, image(model), Call.DEFAULT);
        assertThat(python(
                        Path.of("python", "explain.py").toString(),
                        file.toString(),
                        folder.resolve("image.bin").toString(),
                        folder.toString()))
                .isZero();
        assertSame(expected, method -> bytes(folder.resolve(method + ".bin")));
    }

    private static int python(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("vizsla.python", "python3")));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void javaScriptDrawsTheSameNumbers() throws IOException, InterruptedException {
        Path drawn = folder.resolve("drawn.bin");
        node("draw.mjs", Long.toString(SEED), "noise", "3", "1000", drawn.toString());
        Chance chance = new Randomness(SEED).of("noise", 3);
        double[] expected = DoubleStream.concat(
                        DoubleStream.generate(chance::uniform).limit(1000),
                        DoubleStream.generate(chance::normal).limit(1000))
                .toArray();
        double[] values = new double[expected.length];
        ByteBuffer.wrap(Files.readAllBytes(drawn))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer()
                .get(values);
        assertThat(values).isEqualTo(expected);
    }

    private static void node(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("node", WebPage.WEB.resolve(script).toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                .as("'npm ci --prefix reference-tests/web' installs what this needs")
                .isZero();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aBrowserComputesEveryMethodThatCanBeExported() throws IOException {
        Model model = EmbeddedNetwork.load();
        Path file = export(
                model,
                Backend.ANY,
                List.of(Methods.ALL),
                "integrated_gradients.steps=6",
                "integrated_gradients.baseline=white+blur:8",
                "internal_influence.steps=6",
                "smooth_grad.samples=4",
                "smooth_grad_squared.samples=4",
                "var_grad.samples=4",
                "gradient_shap.samples=6",
                "blur_ig.steps=4",
                "feature_ablation.segments=grid:112",
                "occlusion.window=96",
                "occlusion.stride=64",
                "rise.masks=20");
        Explanation expected = own(file, image(model), Call.DEFAULT);
        assertThat(expected.maps()).hasSize(37);
        try (Chromium chromium = new Chromium()) {
            assertSame(expected, inBrowser(chromium, "page.html"));
        }
    }

    @Test
    void webGpuComputesTheSameMaps() throws IOException {
        Model model = OddNetwork.load(folder);
        Path file = export(
                model,
                Backend.WEBGPU,
                List.of("saliency", "grad_cam", "integrated_gradients"),
                "integrated_gradients.steps=3");
        Explanation expected = own(file, image(model), Call.DEFAULT);
        try (Chromium chromium = Chromium.withWebGpu()) {
            assertSame(expected, inBrowser(chromium, "page.html?provider=webgpu"));
        }
    }

    /** The maps of a page, by the method's name. */
    private Function<String, byte[]> inBrowser(Chromium chromium, String page) throws IOException {
        Map<?, ?> maps = (Map<?, ?>) WebPage.done(chromium, folder, page);
        return method -> Base64.getDecoder().decode((String) maps.get(method));
    }
}
