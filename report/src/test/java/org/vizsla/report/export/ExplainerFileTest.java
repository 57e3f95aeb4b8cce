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
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

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
            Explanation other = exported.explain(images(2), targets);
            Explanation own = explainer.explain(images(2), Call.of(targets.toArray(Target[]::new)));
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
    void methodsOfManyRunsAreSkippedWithTheReasonOrRefused() {
        Path file = folder.resolve("explainer.onnx");
        assertThatThrownBy(
                        () -> ExplainerFile.write(file, request(ExplainerSettings.DEFAULT, "rise", "neuron_gradient")))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("rise skipped: it runs the network many times, and has no graph of its own");
        assertThat(file).doesNotExist();

        ExplainerFile.Written written = ExplainerFile.write(
                file, request(ExplainerSettings.DEFAULT.skippingNotApplicable(), "rise", "cam", "neuron_gradient"));
        assertThat(written.skipped()).containsOnlyKeys("rise", "cam");
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
