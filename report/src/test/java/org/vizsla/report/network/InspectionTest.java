package org.vizsla.report.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.testkit.RandomTensors;

class InspectionTest {
    private final GraphBuilder b = new GraphBuilder("single");

    private String weight(String name, long... sizes) {
        return b.initializer(name, new RandomTensors(1).normal(sizes));
    }

    private String known(String value, long... sizes) {
        b.value(new Value(value, DataType.FLOAT32, Shape.batchOf(sizes)));
        return value;
    }

    /** One filter, one slope, one hidden unit and one score; the factor, the root and the offset between them are not weights. */
    private Model single() {
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 4, 4));
        String conv = known(
                b.op("Conv", x, weight("kernel", 1, 3, 3, 3), weight("conv.bias", 1))
                        .named("conv"),
                1,
                2,
                2);
        String slope = b.op("PRelu", conv, weight("slope", 1, 1, 1)).named("active");
        String scaled = b.op("Mul", known(slope, 1, 2, 2), weight("factor", 1)).named("scaled");
        String root = b.op("Div", known(scaled, 1, 2, 2), b.constant("root", Tensor.scalar(1.4f)))
                .named("divided");
        String moved = b.op("Add", known(root, 1, 2, 2), weight("offset", 1)).named("moved");
        String flat = known(b.op("Flatten", known(moved, 1, 2, 2)).named("flat"), 4);
        String product = known(b.op("MatMul", flat, weight("hidden", 4, 1)).named("product"), 1);
        String hidden = known(b.op("Add", product, weight("hidden.bias", 1)).named("sum"), 1);
        String scores = known(
                b.op("Gemm", hidden, weight("head", 1, 1), weight("head.bias", 1))
                        .named("scores"),
                1);
        return Model.of(b.output(scores).build(), Labels.numbered(1), Optional.empty());
    }

    @Test
    void countsWeightsOfOneElement() {
        Inspection inspection = Inspection.of(single(), true);
        Map<String, Long> parameters = inspection.layers().stream()
                .collect(Collectors.toMap(Inspection.Layer::name, Inspection.Layer::parameters));
        assertThat(parameters)
                .isEqualTo(Map.of(
                        "conv", 28L, "active", 1L, "scaled", 0L, "divided", 0L, "moved", 0L, "flat", 0L, "product", 4L,
                        "hidden", 1L, "head", 2L));
        assertThat(inspection.parameters()).isEqualTo(28 + 1 + 4 + 1 + 2);
    }
}
