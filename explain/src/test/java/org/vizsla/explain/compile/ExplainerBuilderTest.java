package org.vizsla.explain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.method.cam.CamFormula;
import org.vizsla.explain.method.cam.EigenCam;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

/** Methods write the backward pass as far as they need it: what they emit is counted before anything is pruned. */
class ExplainerBuilderTest {
    private static final int CHANNELS = 4;

    /** Convolutions with exponentials between them, an average and a matrix. */
    private static Model network(int convolutions) {
        GraphBuilder b = new GraphBuilder("net");
        String value = b.input("x", DataType.FLOAT32, Shape.batchOf(CHANNELS, 5, 7));
        for (int i = 0; i < convolutions; i++) {
            String kernels = b.initializer("kernels." + i, new RandomTensors(i).normal(CHANNELS, CHANNELS, 3, 3));
            value = b.op(
                            "Tanh",
                            b.op("Conv", value, kernels)
                                    .with("pads", new long[] {1, 1, 1, 1})
                                    .value())
                    .value();
        }
        String mean =
                b.op("ReduceMean", value, b.integers(2, 3)).with("keepdims", 0).value();
        String scores = b.op("MatMul", mean, b.initializer("head", new RandomTensors(9).normal(CHANNELS, 3)))
                .named("scores");
        return Model.of(LearnValues.apply(b.output(scores).build()), Labels.numbered(3), Optional.empty());
    }

    /** The operators that a method writes for a network. */
    private static List<String> emitted(Model model, GraphMethod method) {
        GraphBuilder target = model.graph().toBuilder();
        ExplainerBuilder builder = ExplainerBuilder.begin(new Layers(model), target, "target", Preprocessing.IMAGENET);
        int before = target.build().nodes().size();
        method.emit(builder);
        Graph graph = target.build();
        return graph.nodes().subList(before, graph.nodes().size()).stream()
                .map(node -> node.operator())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void camsOfTheLastLayerDoNotVisitWhatIsBeforeIt(CamFormula formula) {
        List<String> deep = emitted(network(5), GradientCam.of(formula));
        assertThat(deep).doesNotContain("Conv").isEqualTo(emitted(network(1), GradientCam.of(formula)));
    }

    @Test
    void eigenCamNeedsNoDerivative() {
        assertThat(emitted(network(5), EigenCam.DEFAULT))
                .doesNotContain("Conv")
                .isEqualTo(emitted(network(1), EigenCam.DEFAULT));
    }

    /** One convolution back for each that there is. */
    @Test
    void saliencyVisitsAll() {
        assertThat(emitted(network(5), Saliency.DEFAULT))
                .filteredOn("Conv"::equals)
                .hasSize(5);
    }

    /** What one method needed, another does not write again. */
    @Test
    void methodsShareThePass() {
        Model model = network(3);
        GraphBuilder target = model.graph().toBuilder();
        ExplainerBuilder builder = ExplainerBuilder.begin(new Layers(model), target, "target", Preprocessing.IMAGENET);
        GradientCam.GRAD_CAM.emit(builder);
        String gradient = builder.inputGradient();
        int before = target.build().nodes().size();
        assertThat(builder.inputGradient()).isEqualTo(gradient);
        assertThat(target.build().nodes()).hasSize(before);
        assertThat(target.build().nodes()).filteredOn(node -> node.is("Conv")).hasSize(6);
    }
}
