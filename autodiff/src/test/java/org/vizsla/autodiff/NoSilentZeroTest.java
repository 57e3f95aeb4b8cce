package org.vizsla.autodiff;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

/** A derivative that exists and is not implemented is refused, and never taken for zero. */
class NoSilentZeroTest {
    private final GraphBuilder b = new GraphBuilder("net");

    private void assertRefused(String value, String message) {
        Graph graph = b.output(value).build();
        assertThatThrownBy(() -> BackwardBuilder.append(graph.toBuilder(), graph, Map.of(value, "x"), List.of("x")))
                .isInstanceOf(DifferentiationException.class)
                .hasMessageStartingWith("the derivative of ")
                .hasMessageEndingWith(message);
    }

    @Test
    void scalesThatDependOnThePicture() {
        String scales = b.input("x", DataType.FLOAT32, Shape.of(1));
        String picture = b.constant("picture", Tensor.ofFloats(Shape.of(2), 1f, 2f));
        assertRefused(b.op("Resize", picture, "", scales).value(), " is not implemented for its input 'scales'");
    }

    @Test
    void aRegionThatDependsOnThePicture() {
        String region = b.input("x", DataType.FLOAT32, Shape.of(2));
        String picture = b.constant("picture", Tensor.ofFloats(Shape.of(2), 1f, 2f));
        String scales = b.constant("scales", Tensor.ofFloats(Shape.of(1), 2f));
        assertRefused(b.op("Resize", picture, region, scales).value(), " is not implemented for its input 'roi'");
    }

    @Test
    void aResizeThatKeepsTheAspectRatio() {
        String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String resized = b.op("Resize", x, "", "", b.integers(4, 5))
                .with("keep_aspect_ratio_policy", "not_larger")
                .with("axes", new long[] {-2, 1})
                .with("mode", "linear")
                .named("resized");
        b.value(new Value(resized, DataType.FLOAT32, Shape.of(3, 5)));
        assertRefused(
                resized, " is not implemented for keep_aspect_ratio_policy not_larger of axes counted from the end");
    }

    @Test
    void regionsOfInterestThatDependOnThePicture() {
        String regions = b.input("x", DataType.FLOAT32, Shape.of(1, 4));
        String picture = b.constant("picture", Tensor.ofFloats(Shape.of(1, 1, 2, 2), 1f, 2f, 3f, 4f));
        String aligned = b.op("RoiAlign", picture, regions, b.integers(0)).value();
        assertRefused(aligned, " is not implemented for its input 'rois'");
    }

    @Test
    void theMeanThatALayerNormalizationAlsoGives() {
        String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String scale = b.constant("scale", Tensor.ofFloats(Shape.of(3), 1f, 2f, 3f));
        String mean = b.op("LayerNormalization", x, scale).values(2).get(1);
        assertRefused(mean, " is not implemented for its output 1");
    }

    @Test
    void theRatioOfADropoutThatIsTrained() {
        String ratio = b.input("x", DataType.FLOAT32, Shape.of());
        String picture = b.constant("picture", Tensor.ofFloats(Shape.of(2), 1f, 2f));
        String training = b.input("training", DataType.BOOL, Shape.of());
        assertRefused(b.op("Dropout", picture, ratio, training).value(), " is not implemented for training mode");
    }

    @Test
    void aChoiceThatReadsThePictureInABranch() {
        String picture = b.input("x", DataType.FLOAT32, Shape.of(2));
        String go = b.input("go", DataType.BOOL, Shape.of());
        Graph branch = new GraphBuilder("branch").output(picture).buildInner();
        String chosen = b.op("If", go)
                .with("then_branch", new Attribute.OfGraph(branch))
                .with("else_branch", new Attribute.OfGraph(branch))
                .value();
        assertRefused(chosen, " is not implemented");
    }
}
