package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.Node;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.testkit.SmallNetworks;

class InspectCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void tellsWhatIsInANetwork() throws IOException {
        Run run = Run.of("inspect", SmallNetworks.onnx("mini_caffe_alexnet", folder));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("mini_caffe_alexnet")
                .contains("output      ")
                .contains("[N, 20]")
                .contains("cut off     a final Softmax")
                .contains("MaxPool")
                .contains("All operators are supported.");
    }

    @Test
    void saysWhyGradientsCannotBeHad() throws IOException {
        Run run = Run.of("inspect", Undifferentiable.onnx(folder));
        assertThat(run.status()).isZero();
        assertThat(run.out().lines().toList())
                .last()
                .asString()
                .startsWith("Gradient methods do not apply: ")
                .contains("Bernoulli");
    }

    /** As the error about an unknown layer promises. */
    @Test
    void listsEveryLayerByANameThatMeansIt() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        Run run = Run.of("inspect", network, "--json", "--layers");
        List<?> listed =
                Objects.requireNonNull((List<?>) JSON.std.mapFrom(run.out()).get("layers"));
        Model model = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())))
                .load(ModelRequest.of(network.toString()), ProgressListener.NONE);
        Layers layers = new Layers(model);
        List<Node> nodes = model.graph().nodes();
        assertThat(listed).hasSameSizeAs(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            String name = String.valueOf(((Map<?, ?>) listed.get(i)).get("name"));
            assertThat(layers.named(name).value())
                    .as(name)
                    .isEqualTo(nodes.get(i).outputs().get(0));
        }
    }

    @Test
    void tellsItToPrograms() throws IOException {
        Run run = Run.of("inspect", SmallNetworks.onnx("mini_resnet", folder), "--json", "--layers");
        Map<String, Object> report = JSON.std.mapFrom(run.out());
        assertThat(report).containsEntry("model", "mini_resnet").containsEntry("differentiable", true);
        assertThat(report).containsKeys("input", "output", "classes", "parameters", "layers", "operators");
    }

    @Test
    void aTextFileIsNoModel() throws IOException {
        Path text = Files.writeString(folder.resolve("text.onnx"), "hello, world; this is no model");
        Run run = Run.of("inspect", text);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.err()).contains("text.onnx");
    }

    @Test
    void helpAndVersionWork() {
        assertThat(Run.of().out()).contains("gallery").contains("explain").contains("Examples:");
        assertThat(Run.of("demo", "--help").out()).contains("Default: vizsla-demo.", "Default: 10.");
        assertThat(Run.of("evaluate", "--help").out()).containsPattern("Default:\\s+3\\.");
        assertThat(Run.of("--version").out()).startsWith("vizsla ");
        assertThat(Run.of("galery").status()).isEqualTo(2);
        assertThat(Run.of("galery").err()).contains("gallery");
    }
}
