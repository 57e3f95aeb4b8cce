package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.input.Assumption;
import org.vizsla.testkit.RandomTensors;

class OtherArithmeticTest {
    private static final Tensor WEIGHTS = new RandomTensors(5).normal(3, 4);

    private final GraphBuilder b = new GraphBuilder("net");

    private String means(DataType type) {
        b.input("x", type, Shape.batchOf(3, 6, 8));
        return b.op("Flatten", b.op("GlobalAveragePool", "x").value()).value();
    }

    private ListAssert<String> assertAssumed() {
        return assertThat(new ImportClassifier(ImportSettings.DEFAULT)
                .apply(b.build()).intake().assumptions().stream()
                        .map(Assumption::text)
                        .toList());
    }

    @Test
    void isNotOfRealNumbersInSinglePrecision() {
        b.output(b.op("MatMul", means(DataType.FLOAT32), b.initializer("w", WEIGHTS))
                .value());
        assertAssumed().isEmpty();
    }

    @Test
    void halfPrecisionIsReportedOnce() {
        String w = b.initializer("w", HalfPrecision.narrowed(WEIGHTS));
        b.output(b.op("MatMul", means(DataType.FLOAT16), w).value());
        assertAssumed().containsExactly("half precision (float16) is computed in float32");
    }

    @Test
    void halfPrecisionInsideToo() {
        String half = b.op("Cast", means(DataType.FLOAT32))
                .with("to", DataType.FLOAT16.code())
                .value();
        String scores = b.op("MatMul", half, b.initializer("w", HalfPrecision.narrowed(WEIGHTS)))
                .value();
        b.output(b.op("Cast", scores).with("to", DataType.FLOAT32.code()).value());
        assertAssumed().containsExactly("half precision (float16) is computed in float32");
    }

    @Test
    void roundingIsReported() {
        String zero = b.initializer("zero", Tensor.of(DataType.UINT8, Shape.of(), Tensor.allocate(1)));
        String scale = b.scalar(0.02f);
        String quantized =
                b.op("QuantizeLinear", means(DataType.FLOAT32), scale, zero).value();
        String real = b.op("DequantizeLinear", quantized, scale, zero).value();
        b.output(b.op("MatMul", real, b.initializer("w", WEIGHTS)).value());
        assertAssumed()
                .containsExactly(
                        "the network is quantized: gradients and relevance pass its rounding as if it were not there");
    }

    /** Weights that are stored as whole numbers are real numbers of their own, and nothing rounds what is computed. */
    @Test
    void weightsOfWholeNumbersAreNoRounding() {
        String w = b.initializer("w", Tensor.of(DataType.INT8, Shape.of(3, 4), Tensor.allocate(12)));
        b.output(b.op(
                        "MatMul",
                        means(DataType.FLOAT32),
                        b.op("DequantizeLinear", w, b.scalar(0.1f)).value())
                .value());
        assertAssumed().isEmpty();
    }
}
