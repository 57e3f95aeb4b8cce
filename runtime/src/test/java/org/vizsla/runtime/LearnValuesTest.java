package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.LimitException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.limit.Limit;

class LearnValuesTest {
    @Test
    void shapesAreWrittenInTermsOfTheBatch() {
        GraphBuilder b = new GraphBuilder("shapes");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        b.output(b.op("Reshape", x, b.integers(-1, 4)).named("rows"));
        b.output(b.op("Transpose", x).named("turned"));
        b.output(b.op("ReduceSum", x, b.integers(0)).with("keepdims", 0).named("sum"));

        Graph learned = LearnValues.apply(b.build());

        assertThat(String.valueOf(learned.shape("rows"))).isEqualTo("[N*3, 4]");
        assertThat(String.valueOf(learned.shape("turned"))).isEqualTo("[4, 3, N]");
        assertThat(learned.shape("sum")).isEqualTo(Shape.of(3, 4));
        assertThat(learned.value("sum")).hasToString("sum: float32[3, 4]");
    }

    @Test
    void shapeArithmeticThatDoesNotDependOnTheBatchBecomesConstant() {
        GraphBuilder b = new GraphBuilder("arithmetic");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4));
        String shape = b.op("Shape", x).value();
        String rows = b.op("Gather", shape, b.integers(1)).value();
        String batch = b.op("Gather", shape, b.integers(0)).named("batch");
        String target =
                b.op("Concat", batch, b.integers(2, 2), rows).with("axis", 0).value();
        b.output(b.op("Reshape", x, target).named("y"));

        Graph learned = LearnValues.apply(b.build());

        assertThat(learned.initializers().get(rows)).hasToString("int64[1][3]");
        assertThat(learned.producer("batch")).isNotNull();
        assertThat(learned.shape("y")).hasToString("[N, 2, 2, 3]");
    }

    @Test
    void inputsThatAreTooLargeAreRefusedBeforeTheyAreMade() {
        GraphBuilder b = new GraphBuilder("large");
        b.output(b.op("Relu", b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8000, 8000)))
                .value());

        assertThatThrownBy(() -> LearnValues.apply(b.build()))
                .isInstanceOf(LimitException.class)
                .hasMessage(
                        "input 'x' [3, 3, 8000, 8000] has 576000000 elements in one value, and the limit 'elements' is"
                                + " 134217728");
    }

    @Test
    void valuesThatAreTooLargeAreRefusedBeforeARun() {
        GraphBuilder b = new GraphBuilder("grows");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1));
        b.output(b.op("Expand", x, b.integers(1, 1 << 30)).named("y"));

        assertThatThrownBy(() -> LearnValues.apply(b.build()))
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith("value 'y' [3, 1073741824] has 3221225472 elements in one value");
    }

    @Test
    void aRunThatTakesTooLongIsStopped() {
        GraphBuilder body = new GraphBuilder("body");
        String sum = body.input("sum", DataType.FLOAT32, Shape.of(1));
        String one = body.input("one", DataType.FLOAT32, Shape.of(1));
        body.output(body.op("Add", sum, one).named("next"));
        GraphBuilder b = new GraphBuilder("scans");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(1));
        String rows = b.op("Expand", b.op("ReduceSum", x).with("keepdims", 1).value(), b.integers(1 << 24, 1))
                .value();
        b.output(b.op("Scan", b.constant("zero", Tensor.ofFloats(Shape.of(1), 0)), rows)
                .with("num_scan_inputs", 1)
                .with("body", new Attribute.OfGraph(body.buildInner()))
                .value());
        System.setProperty(Limit.LEARNING_SECONDS.property(), "1");
        try {
            assertThatThrownBy(() -> LearnValues.apply(b.build()))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("graph 'scans' exceeds the limit 'learning-seconds': 1 seconds of a first run");
        } finally {
            System.clearProperty(Limit.LEARNING_SECONDS.property());
        }
    }

    @Test
    void valuesThatDependOnTheDataStay() {
        GraphBuilder b = new GraphBuilder("data");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2, 3));
        String zero = b.op("Mul", x, b.scalar(0)).named("zero");
        b.output(b.op("Add", zero, b.op("Neg", b.scalar(2)).named("constant")).named("y"));

        Graph learned = LearnValues.apply(b.build());

        assertThat(learned.producer("zero")).isNotNull();
        assertThat(learned.initializers().get("constant")).hasToString("float32[][-2.0]");
    }

    @Test
    void whatIsKnownIsNotLearnedAgain() {
        GraphBuilder b = new GraphBuilder("known");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2));
        b.output(b.op("Neg", x).named("y"));
        Graph learned = LearnValues.apply(b.build());

        assertThat(LearnValues.apply(learned)).isSameAs(learned);
    }

    @Test
    void anUnknownSizeBesideTheBatchIsRefused() {
        GraphBuilder b = new GraphBuilder("unknown");
        String x = b.input("picture", DataType.FLOAT32, Shape.of(1, 3, Shape.UNKNOWN));
        Graph graph = b.output(b.op("Neg", x).value()).build();

        assertThatThrownBy(() -> LearnValues.apply(graph))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        "input 'picture' has a size that is not known: [1, 3, ?]; only its first axis, the batch, may be"
                                + " open: export the model with fixed height and width");
    }

    @Test
    void theOriginalStaysAsItWas() {
        GraphBuilder b = new GraphBuilder("original");
        String x = b.input("x", DataType.FLOAT32, Shape.of(2));
        Graph graph = b.output(
                        b.op("Add", x, b.initializer("one", Tensor.scalar(1f))).value())
                .build();
        String before = graph.toString();

        assertThat(LearnValues.apply(graph)).isNotSameAs(graph);
        assertThat(graph.toString()).isEqualTo(before);
    }

    @Test
    void aSizeThatDependsOnThePictureIsNoShape() {
        GraphBuilder b = new GraphBuilder("places");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3));
        String squares = b.op("Mul", x, x).value();
        Graph graph = b.output(b.op("NonZero", squares).named("places")).build();
        assertThat(LearnValues.apply(graph).shape("places")).isNull();
    }

    @Test
    void whatAConstantConditionKeepsHasAShape() {
        GraphBuilder b = new GraphBuilder("kept");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3));
        String fixed = b.op("Greater", b.integers(2, 0, 1), b.integer(0)).value();
        b.op("Compress", x, fixed).with("axis", 1).named("kept");
        String row = b.op("Gather", x, b.integer(0)).value();
        String computed = b.op("Greater", row, b.scalar(0)).value();
        b.op("Compress", x, computed).with("axis", 1).named("chosen");
        Graph learned = LearnValues.apply(b.output("kept").output("chosen").build());

        assertThat(learned.shape("kept")).isEqualTo(Shape.batchOf(2));
        assertThat(learned.shape("chosen")).isNull();
    }
}
