package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;
import org.vizsla.testkit.TensorAssertions;

class ExplainerTest {
    private static final int CLASSES = 4;
    private static final long[] PICTURE = {3, 5, 6};

    /** {@code scores = W relu(x)}: its gradient is the target's row of W where x is positive. */
    private static Model linear(Shape input) {
        GraphBuilder b = new GraphBuilder("linear");
        String x = b.input("x", DataType.FLOAT32, input);
        String rectified = b.op("Relu", x).value();
        b.value(new Value(rectified, DataType.FLOAT32, input));
        String flat = b.op("Flatten", rectified).value();
        Dimension batch = input.dimensions().get(0);
        b.value(new Value(flat, DataType.FLOAT32, new Shape(List.of(batch, fixed(90)))));
        b.initializer("w", weights());
        String scores = b.op("Gemm", flat, "w").with("transB", 1).named("s");
        b.value(new Value(scores, DataType.FLOAT32, new Shape(List.of(batch, fixed(CLASSES)))));
        Graph graph = b.output(scores).build();
        return Model.of(graph, Labels.numbered(CLASSES), Optional.empty());
    }

    private static Dimension fixed(long size) {
        return new Dimension.Fixed(size);
    }

    private static Tensor weights() {
        return new RandomTensors(3).normal(CLASSES, 90);
    }

    private static Tensor expected(Tensor pictures, List<Integer> targets) {
        float[] x = pictures.floats();
        float[] w = weights().floats();
        float[] gradient = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] = x[i] > 0 ? w[targets.get(i / 90) * 90 + i % 90] : 0;
        }
        return Tensor.ofFloats(pictures.shape(), gradient);
    }

    private static Tensor saliency(Explanation explanation) {
        return explanation.map("saliency");
    }

    @Test
    void explainsEachPicturesOwnTarget() {
        Tensor pictures = new RandomTensors(1).normal(3, 3, 5, 6);
        try (Explainer explainer = Explainer.open(linear(Shape.batchOf(PICTURE)), List.of(Saliency.DEFAULT))) {
            Explanation explanation = explainer.explain(pictures, Call.of(2, 0, 3));
            assertThat(explanation.targets()).containsExactly(2, 0, 3);
            TensorAssertions.assertClose("saliency", saliency(explanation), expected(pictures, List.of(2, 0, 3)), 1e-6);
        }
    }

    @Test
    void findsTheClassWithTheHighestScore() {
        Tensor pictures = new RandomTensors(2).normal(5, 3, 5, 6);
        try (Explainer explainer = Explainer.open(linear(Shape.batchOf(PICTURE)), List.of(Saliency.DEFAULT))) {
            Explanation explanation = explainer.explain(pictures, Call.DEFAULT);
            float[] scores = explanation.scores().floats();
            for (int row = 0; row < 5; row++) {
                for (int index = 0; index < CLASSES; index++) {
                    assertThat(scores[row * CLASSES + index])
                            .isLessThanOrEqualTo(
                                    scores[row * CLASSES + explanation.targets().get(row)]);
                }
            }
            TensorAssertions.assertClose(
                    "saliency", saliency(explanation), expected(pictures, explanation.targets()), 1e-6);
        }
    }

    @Test
    void runsALongBatchInPartsWithTheSameResults() {
        Tensor pictures = new RandomTensors(4).normal(37, 3, 5, 6);
        List<Integer> targets = Collections.nCopies(37, 1);
        try (Explainer explainer = Explainer.open(linear(Shape.batchOf(PICTURE)), List.of(Saliency.DEFAULT))) {
            Explanation explanation = explainer.explain(pictures, Call.ofClasses(targets));
            assertThat(explanation.scores().shape()).isEqualTo(Shape.of(37, CLASSES));
            TensorAssertions.assertClose("saliency", saliency(explanation), expected(pictures, targets), 1e-6);
        }
    }

    @Test
    void fillsUpABatchThatTheNetworkFixes() {
        Tensor pictures = new RandomTensors(5).normal(5, 3, 5, 6);
        List<Integer> targets = List.of(0, 1, 2, 3, 0);
        try (Explainer explainer = Explainer.open(linear(Shape.of(2, 3, 5, 6)), List.of(Saliency.DEFAULT))) {
            Explanation explanation = explainer.explain(pictures, Call.ofClasses(targets));
            assertThat(explanation.targets()).isEqualTo(targets);
            TensorAssertions.assertClose("saliency", saliency(explanation), expected(pictures, targets), 1e-6);
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Tensor pictures = new RandomTensors(6).normal(2, 3, 5, 6);
        try (Explainer explainer = Explainer.open(linear(Shape.batchOf(PICTURE)), List.of(Saliency.DEFAULT))) {
            assertThatThrownBy(() -> explainer.explain(pictures, Call.of(0, 4)))
                    .hasMessage("class 4 is not one of 0 to 3 of 'linear'");
            assertThatThrownBy(() -> explainer.explain(pictures, Call.of(0, 1, 2)))
                    .hasMessage("there are 3 targets for 2 images");
            assertThatThrownBy(() -> explainer.explain(new RandomTensors(7).normal(2, 3, 6, 5), Call.of(0)))
                    .hasMessage("'linear' takes [N, 3, 5, 6], not [2, 3, 6, 5]");
            assertThatThrownBy(() -> explainer.explain(Tensor.ofFloats(Shape.of(0, 3, 5, 6)), Call.of(0)))
                    .hasMessage("there is no image in [0, 3, 5, 6]");
        }
    }
}
