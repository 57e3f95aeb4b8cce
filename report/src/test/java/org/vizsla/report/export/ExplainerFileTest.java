package org.vizsla.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Graph;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;
import org.vizsla.testkit.TensorAssertions;

class ExplainerFileTest {
    private static final Model MODEL = EmbeddedNetwork.load();

    @TempDir
    private Path folder = Path.of("");

    private static ExportRequest request(ExplainerSettings settings, String... methods) {
        return new ExportRequest(
                MODEL,
                MODEL.preprocessing(),
                Methods.choose(List.of(methods), Map.of("neuron_gradient.neuron", "3,2,1"), ""),
                settings);
    }

    private static Tensor images(int count) {
        return new RandomTensors(7).normal(count, 3, MODEL.height(), MODEL.width());
    }

    @Test
    void aFileThatIsOpenedAgainComputesTheSame() {
        Path file = folder.resolve("explainer.onnx");
        ExportRequest request =
                request(ExplainerSettings.DEFAULT, "saliency", "grad_cam", "lrp_epsilon_plus", "neuron_gradient");
        ExplainerFile.write(file, request);

        List<Target> targets = List.of(Target.of(5), Target.TOP);
        try (ExportedExplainer exported = ExportedExplainer.open(file, SessionSettings.DEFAULT);
                Explainer explainer = Explainer.open(MODEL, request.methods())) {
            assertThat(exported.methods())
                    .containsExactly("saliency", "grad_cam", "lrp_epsilon_plus", "neuron_gradient");
            Explanation other = exported.explain(images(2), Call.DEFAULT.withTargets(targets));
            Explanation own = explainer.explain(images(2), Call.DEFAULT.withTargets(targets));
            assertThat(other.scores().floats()).isEqualTo(own.scores().floats());
            assertThat(other.targets()).isEqualTo(own.targets()).startsWith(5);
            own.maps()
                    .forEach((method, map) ->
                            assertThat(other.map(method).floats()).as(method).isEqualTo(map.floats()));
            assertThat(other.attribution("grad_cam").layers())
                    .isEqualTo(own.attribution("grad_cam").layers());
        }
    }

    @Test
    void onnxRuntimeAloneRunsIt() throws OrtException {
        Path file = folder.resolve("explainer.onnx");
        ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "saliency", "neuron_gradient"));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor image = OnnxTensor.createTensor(
                        environment,
                        FloatBuffer.wrap(images(1).floats()),
                        new long[] {1, 3, MODEL.height(), MODEL.width()});
                OnnxTensor target =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[] {2}), new long[] {1});
                OrtSession.Result result = session.run(Map.of(MODEL.input(), image, "target", target))) {
            assertThat(session.getOutputNames()).containsExactly("scores", "chosen", "saliency", "neuron_gradient");
            assertThat(((OnnxTensor) result.get("saliency").orElseThrow())
                            .getInfo()
                            .getShape())
                    .containsExactly(1, 3, MODEL.height(), MODEL.width());
            assertThat(((OnnxTensor) result.get("chosen").orElseThrow())
                            .getLongBuffer()
                            .get(0))
                    .isEqualTo(2);
        }
    }

    @Test
    void theFileSaysWhatItIs() {
        Path file = folder.resolve("explainer.onnx");
        Map<String, Object> description = ExplainerFile.write(
                        file, request(ExplainerSettings.DEFAULT, "grad_cam", "neuron_gradient"))
                .description();
        assertThat(OnnxReader.read(file).metadata().get(ExplainerFile.DESCRIPTION))
                .contains("\"sha256\"", "\"mean\"", "tabby cat", "features.12", "\"neuron\" : \"3,2,1\"");
        assertThat(description)
                .containsKeys("model", "versions", "preprocessing", "inputs", "outputs", "labels")
                .extractingByKey("labels")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(MODEL.classes());
    }

    @Test
    void methodsOfManyRunsAreLoopsOverAPartOfTheGraph() {
        Path file = folder.resolve("explainer.onnx");
        ExportRequest request = new ExportRequest(
                MODEL,
                MODEL.preprocessing(),
                Methods.choose(
                        List.of("saliency", "integrated_gradients", "smooth_grad", "occlusion", "rise"),
                        Map.of(
                                "integrated_gradients.steps", "5",
                                "integrated_gradients.baseline", "black+blur:4",
                                "smooth_grad.samples", "10",
                                "occlusion.window", "112",
                                "occlusion.stride", "56",
                                "rise.masks", "12",
                                "rise.baseline", "noise:2"),
                        ""),
                ExplainerSettings.DEFAULT);
        ExplainerFile.write(file, request);
        assertThat(OnnxReader.read(file).outputs())
                .containsExactly("scores", "chosen", "saliency", "row/gradient", "row/score", "row/probability");

        Map<String, List<Double>> told = new TreeMap<>();
        Call call = Call.of(Target.of(5), Target.TOP)
                .withSeed(3)
                .withListener((method, part) ->
                        told.computeIfAbsent(method, key -> new ArrayList<>()).add(part));
        try (ExportedExplainer exported = ExportedExplainer.open(file, SessionSettings.DEFAULT);
                Explainer explainer = Explainer.open(MODEL, request.methods())) {
            Explanation other = exported.explain(images(2), call);
            Explanation own = explainer.explain(images(2), call.withListener(Call.Listener.NONE));
            assertThat(exported.methods())
                    .containsExactly("saliency", "integrated_gradients", "smooth_grad", "occlusion", "rise");
            own.maps().forEach((method, map) -> TensorAssertions.assertClose(method, other.map(method), map, 1e-5));
        }
        assertThat(told).containsOnlyKeys("integrated_gradients", "smooth_grad", "occlusion", "rise");
        assertThat(told.get("rise")).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void forWebGpuItHasTheSameMapsWithoutWhatThatLacks() {
        Path file = folder.resolve("explainer.onnx");
        ExportRequest request = request(
                        ExplainerSettings.DEFAULT, "saliency", "guided_backprop", "lrp_epsilon_plus", "neuron_gradient")
                .withBackend(Backend.WEBGPU);
        ExplainerFile.write(file, request);
        assertThat(OnnxReader.read(file).nodes())
                .noneMatch(node -> node.is("ScatterElements") || node.integer("ceil_mode", 0) != 0)
                .noneMatch(node -> node.is("MaxPool") && node.output(1) != null);
        assertThat(ExportCheck.differences(file, request))
                .hasSize(4)
                .allSatisfy((method, difference) -> assertThat(difference).isLessThan(1e-5));
    }

    @Test
    void anExplainerOfMoreNodesThanAReaderAllowsIsRefused() {
        Path file = folder.resolve("explainer.onnx");
        System.setProperty(Limit.NODES.property(), "40");
        try {
            assertThatThrownBy(() -> ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "neuron_gradient")))
                    .isInstanceOf(LimitException.class)
                    .hasMessageContaining("there are too many methods for one file: the explainer of")
                    .hasMessageContaining("and the limit 'nodes' is 40");
        } finally {
            System.clearProperty(Limit.NODES.property());
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void cancellingEndsALoop() {
        Path file = folder.resolve("explainer.onnx");
        ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "rise", "neuron_gradient"));
        Cancellation cancellation = new Cancellation();
        Call call = Call.DEFAULT.withCancellation(cancellation).withListener((method, part) -> {
            if (part > 0) {
                cancellation.cancel();
            }
        });
        try (ExportedExplainer exported = ExportedExplainer.open(file, SessionSettings.DEFAULT)) {
            assertThatThrownBy(() -> exported.explain(images(1), call)).isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void whatNoLoopDescribesIsSkippedWithTheReasonOrRefused() {
        Path file = folder.resolve("explainer.onnx");
        assertThatThrownBy(
                        () -> ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "lime", "neuron_gradient")))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("lime skipped: its runs depend on one another");
        assertThat(file).doesNotExist();

        ExplainerFile.Written written = ExplainerFile.write(
                file, request(ExplainerSettings.DEFAULT.skippingNotApplicable(), "lime", "cam", "neuron_gradient"));
        assertThat(written.skipped()).containsOnlyKeys("lime", "cam");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"outcome\" : \"covariance\"', '\"outcome\" : \"magic\"'",
        "'\"cells\" : 7', '\"cells\" : 100000'",
        "'\"baseline\" : \"zero\"', '\"baseline\" : \"picture:/etc/passwd\"'",
        "'\"kind\" : \"masks\"', '\"kind\" : \"veils\"'",
        "'\"masks\" : 2000', '\"masks\" : null'"
    })
    void aDescriptionThatIsNotValidIsRefused(String written, String changed) {
        Path file = folder.resolve("explainer.onnx");
        ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "rise", "neuron_gradient"));
        Graph graph = OnnxReader.read(file);
        String description = Objects.requireNonNull(graph.metadata().get(ExplainerFile.DESCRIPTION));
        assertThat(description).contains(written);
        Path other = folder.resolve("other.onnx");
        OnnxWriter.write(
                other,
                graph.toBuilder()
                        .metadata(ExplainerFile.DESCRIPTION, description.replace(written, changed))
                        .build());
        assertThatThrownBy(() -> ExportedExplainer.open(other, SessionSettings.DEFAULT))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("describes itself in a form that is not known");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        assertThatThrownBy(() -> ExportedExplainer.open(network, SessionSettings.DEFAULT))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("is no exported explainer");
        Path none = Files.writeString(folder.resolve("none.onnx"), "no model");
        assertThatThrownBy(() -> ExportedExplainer.open(none, SessionSettings.DEFAULT))
                .isInstanceOf(VizslaException.class);
    }
}
