package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Listing;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.FormulaWeights;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.SmallNetworks;

class ClassifierPartTest {
    static final List<String> NETWORKS = SmallNetworks.NAMES;

    @TempDir
    private Path folder = Path.of("");

    private static Model squeezeNet() {
        var architecture = Architectures.byName("squeezenet1_1");
        Graph graph = architecture.build(FormulaWeights.of(architecture.shapes(5)));
        return Model.of(graph, Labels.numbered(5), Optional.empty());
    }

    private Model network(String name) throws IOException {
        ModelLoader loader = new ModelLoader(WeightsStore.of(Map.of("VIZSLA_CACHE", folder.toString())));
        ModelRequest request = new ModelRequest(SmallNetworks.onnx(name, folder).toString(), null, null, null, false);
        return loader.load(request, ProgressListener.NONE);
    }

    /** A network with one score has one bias. */
    @Test
    void takesABiasOfOneElement() {
        GraphBuilder b = new GraphBuilder("one score");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 2, 2));
        b.initializer("w", new RandomTensors(5).normal(12, 1));
        b.initializer("b", Tensor.ofFloats(Shape.of(1), -1.5f));
        b.output(b.op("Gemm", b.op("Flatten", "x").value(), "w", "b").value());
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(1), Optional.empty());
        assertThat(ClassifierPart.of(model, "").parameters()).containsExactly("w", "b");
    }

    @Test
    void isAllFullyConnectedLayersBehindTheLastConvolution() {
        ClassifierPart part = ClassifierPart.of(new TwoLayers().model(), "");
        assertThat(part.layers()).containsExactly("fc1", "fc2");
        assertThat(part.parameters()).containsExactly("w", "b", "v", "c");
    }

    /** {@code x W^T + b} in three nodes; W is too large to be folded with its transpose. */
    private static Graph transposed() {
        GraphBuilder b = new GraphBuilder("transposed");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 300, 300));
        b.initializer("w", new RandomTensors(4).normal(3, 270_000));
        b.initializer("b", new RandomTensors(5).normal(3));
        String flat = b.op("Flatten", "x").value();
        String product = b.op("MatMul", flat, b.op("Transpose", "w").value())
                .called("product")
                .value();
        b.output(b.op("Add", product, "b").called("bias").value());
        return LearnValues.apply(b.build());
    }

    @Test
    void takesTheBiasBehindAProductAndTheWeightBehindATranspose() {
        Model model = Model.of(transposed(), Labels.numbered(3), Optional.empty());
        ClassifierPart part = ClassifierPart.of(model, "");
        assertThat(part.layers()).containsExactly("product", "bias");
        assertThat(part.parameters()).containsExactly("w", "b");

        EvolutionSettings settings = new EvolutionSettings(Objective.CROSS_ENTROPY, 1, new Pace.Sgd(1e-6f, 0f, 0f), "");
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> stages =
                    evolution.run(new RandomTensors(6).normal(1, 3, 300, 300), 2, stage -> {}, Cancellation.NEVER);
            assertThat(stages.get(1).score()).isGreaterThan(stages.get(0).score());
        }
    }

    @Test
    void isTheLastConvolutionWhereNothingIsFullyConnected() {
        ClassifierPart part = ClassifierPart.of(squeezeNet(), "");
        assertThat(part.parameters()).containsExactly("classifier.1.weight", "classifier.1.bias");
    }

    @Test
    void canBeNamed() {
        assertThat(ClassifierPart.of(squeezeNet(), "features.12").parameters())
                .contains("features.12.squeeze.weight", "features.12.expand3x3.bias")
                .allMatch(name -> name.startsWith("features.12."));
        assertThatThrownBy(() -> ClassifierPart.of(new TwoLayers().model(), "fc3"))
                .hasMessage("no layer with weights is called 'fc3'")
                .extracting(failure -> ((VizslaException) failure).remedy())
                .isEqualTo(Optional.of(new Remedy.LookUp(Listing.LAYERS_WITH_WEIGHTS, List.of("fc1", "fc2"))));
    }

    /** As {@code vizsla inspect} lists a layer, and by its node. */
    @Test
    void canBeNamedAsAModule() throws IOException {
        Model model = network("mini_resnet");
        List<String> weights = List.of("fc.weight", "fc.bias");
        assertThat(ClassifierPart.of(model, "fc").parameters()).isEqualTo(weights);
        assertThat(ClassifierPart.of(model, "/fc/Gemm").parameters()).isEqualTo(weights);
    }

    @ParameterizedTest
    @FieldSource("NETWORKS")
    void ofEveryNetworkCanBeTrained(String name) throws IOException {
        Model model = network(name);
        Tensor picture = new RandomTensors(9).normal(1, model.channels(), model.height(), model.width());
        int target;
        try (Explainer explainer = Explainer.open(model, List.of())) {
            target = (explainer.explain(picture, Call.DEFAULT).targets().get(0) + 1) % model.classes();
        }
        EvolutionSettings settings =
                new EvolutionSettings(Objective.CROSS_ENTROPY, 3, new Pace.Sgd(0.01f, 0.9f, 1e-4f), "");
        try (FeatureDetectorEvolution evolution =
                FeatureDetectorEvolution.open(model, settings, SessionSettings.DEFAULT, Cancellation.NEVER)) {
            List<Stage> stages = evolution.run(picture, target, stage -> {}, Cancellation.NEVER);
            assertThat(stages.get(3).probability()).isGreaterThan(stages.get(0).probability());
            assertThat(stages).allSatisfy(stage -> assertThat(stage.problem()).isEmpty());
        }
    }
}
