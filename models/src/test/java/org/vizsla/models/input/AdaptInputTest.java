package org.vizsla.models.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

class AdaptInputTest {
    private static final Tensor IMAGES = new RandomTensors(5).normal(2, 3, 6, 4);

    private final GraphBuilder b = new GraphBuilder("net");

    /** The network adapted, with its input's order read off by a sum over height weighted by place. */
    private Graph adapted(String value, int channels) {
        String weights = b.constant("w", new RandomTensors(1).normal(2, channels, 3, 3));
        b.output(b.op("Conv", value, weights).named("y"));
        Graph graph = b.build();
        return new AdaptInput(InputForms.of(graph, null)).apply(graph);
    }

    private static Tensor run(Graph graph, Tensor images) {
        return Session.runOnce(graph, Map.of(graph.inputs().iterator().next().name(), images))
                .get("y");
    }

    private Tensor expected(int channels, Tensor images) {
        GraphBuilder plain = new GraphBuilder("plain");
        plain.input("x", DataType.FLOAT32, Shape.of(-1, channels, 6, 4));
        plain.output(plain.op("Conv", "x", plain.constant("w", new RandomTensors(1).normal(2, channels, 3, 3)))
                .named("y"));
        return run(plain.build(), images);
    }

    @Test
    void levelsOfWholeNumbersAreRealNumbersInside() {
        b.input("x", DataType.UINT8, Shape.of(-1, 6, 4, 3));
        String turned =
                b.op("Transpose", "x").with("perm", new long[] {0, 3, 1, 2}).value();
        Graph graph = adapted(b.op("Cast", turned).with("to", 1).value(), 3);
        assertThat(graph.inputs().iterator().next().type()).isEqualTo(DataType.FLOAT32);
        assertClose("scores", run(graph, IMAGES), expected(3, IMAGES), 1e-6);
    }

    @Test
    void doublePrecisionIsCastTo() {
        b.input("x", DataType.FLOAT64, Shape.of(-1, 3, 6, 4));
        Graph graph = adapted(b.op("Cast", "x").with("to", 1).value(), 3);
        assertClose("scores", run(graph, IMAGES), expected(3, IMAGES), 1e-6);
    }

    @Test
    void rowsAreImages() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 72));
        Graph graph = adapted(b.op("Reshape", "x", b.integers(-1, 3, 6, 4)).value(), 3);
        assertClose("scores", run(graph, IMAGES), expected(3, IMAGES), 1e-6);
    }

    @Test
    void quantizedInputsAreDequantizedAsRealNumbers() {
        b.input("x", DataType.INT8, Shape.of(-1, 3, 6, 4));
        Graph graph = adapted(b.op("DequantizeLinear", "x", b.scalar(1)).value(), 3);
        assertClose("scores", run(graph, IMAGES), expected(3, IMAGES), 1e-6);
    }

    @Test
    void thirteenChannelsLastAreTakenAsTheConvolutionReadsThem() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 6, 4, 13));
        Graph graph = adapted(
                b.op("Transpose", "x").with("perm", new long[] {0, 3, 1, 2}).value(), 13);
        Tensor images = new RandomTensors(3).normal(2, 13, 6, 4);
        assertClose("scores", run(graph, images), expected(13, images), 1e-6);
    }

    @Test
    void rowsThatAreNoSquareNeedASize() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 96));
        b.output(b.op("Relu", "x").value());
        Graph graph = b.build();
        assertThatThrownBy(() -> InputForms.of(graph, null))
                .isInstanceOf(VizslaException.class)
                .hasMessage("input x: float32[?, 96] has rows of 96 numbers, which are not those of a square image; if"
                        + " they are images, tell their size");
        InputForm form = InputForms.of(graph, new ImageSize(8, 12));
        assertThat(form.channels()).isEqualTo(1);
        assertThat(InputForms.of(graph, new ImageSize(4, 8)).channels()).isEqualTo(3);
    }

    @Test
    void aFewNumbersNeedASizeThoughTheyAreASquare() {
        b.input("x", DataType.FLOAT32, Shape.of(-1, 25));
        b.output(b.op("Relu", "x").value());
        Graph graph = b.build();
        assertThatThrownBy(() -> InputForms.of(graph, null))
                .hasMessage("input x: float32[?, 25] has rows of 25 numbers, which are too few to be taken for images"
                        + " of 5 x 5; if they are images, tell their size");
        assertThat(InputForms.of(graph, new ImageSize(5, 5)).height()).isEqualTo(5);
    }

    @Test
    void indicesOfATableAreNoImages() {
        b.input("x", DataType.INT64, Shape.of(-1, 64));
        b.output(b.op("Gather", b.constant("table", new RandomTensors(1).normal(9, 5)), "x")
                .value());
        Graph graph = b.build();
        assertThatThrownBy(() -> InputForms.of(graph, null)).hasMessageContaining("is not a batch of images");
    }
}
