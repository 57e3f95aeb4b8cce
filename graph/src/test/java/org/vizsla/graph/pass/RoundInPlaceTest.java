package org.vizsla.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.Graph;

class RoundInPlaceTest {
    private final RoundInPlace pass = new RoundInPlace();

    @Test
    void aPoolOfQuantizedValuesIsOneOfRealNumbers() {
        assertThat(pass.apply(QuantizedNets.named("a pool of quantized values")))
                .hasToString("""
                graph quantized (ai.onnx 21)
                  input x: float32[2, 3, 4, 4]
                  const zero0: int8[]
                  const float/0.5: float32[][0.5]
                  const ints/2,-1: int64[2][2, -1]
                  const float/-64.25: float32[][-64.25]
                  const float/63.75: float32[][63.75]
                  x/Clip = Clip(x, float/-64.25, float/63.75)
                  QuantizeLinear: int8 = QuantizeLinear(x/Clip, float/0.5, zero0)
                  QuantizeLinear/DequantizeLinear = DequantizeLinear(QuantizeLinear, float/0.5, zero0)
                  MaxPool/DequantizeLinear = MaxPool(QuantizeLinear/DequantizeLinear) kernel_shape=[2,2]
                  y = Reshape(MaxPool/DequantizeLinear, ints/2,-1)
                  output y
                """);
    }

    @Test
    void aSecondReaderReadsTheSameRealNumbers() {
        assertThat(pass.apply(QuantizedNets.named("two readers")).toString().lines())
                .contains("  first = DequantizeLinear(QuantizeLinear, float/0.01, zero-4)", "  y = Mul(first, first)");
    }

    @Test
    void anotherScaleIsAFactor() {
        assertThat(pass.apply(QuantizedNets.named("another scale")).toString().lines())
                .contains(
                        "  x/Clip = Clip(x, float/-2.71, float/2.4099998)",
                        "  y = Mul(QuantizeLinear/DequantizeLinear, float/50.0)");
    }

    @Test
    void computedScalesHaveBoundsThatAreNoPathToThem() {
        assertThat(pass.apply(QuantizedNets.named("computed scales")).toString().lines())
                .contains(
                        "  x/DequantizeLinear = DequantizeLinear(x/limit, Mul, zeros) axis=0",
                        "  x/DequantizeLinear_2 = DequantizeLinear(x/limit_1, Mul) axis=0",
                        "  x/Mul = Mul(x/DequantizeLinear_2, float/0.5)",
                        "  x/Sub = Sub(x/DequantizeLinear, x/Mul)",
                        "  x/Max = Max(x, x/Unsqueeze)",
                        "  QuantizeLinear: int8 = QuantizeLinear(x/Min, Mul, zeros)");
    }

    @Test
    void whatComputesWithWholeNumbersGetsThem() {
        assertThat(pass.apply(QuantizedNets.named("whole numbers as such"))
                        .toString()
                        .lines())
                .contains(
                        "  Transpose/DequantizeLinear = Transpose(QuantizeLinear/DequantizeLinear) perm=[0,2,3,1]",
                        "  Transpose = QuantizeLinear(Transpose/DequantizeLinear, float/0.01, zero0)",
                        "  y = Cast(Transpose) to=1");
    }

    static Set<String> names() {
        return QuantizedNets.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isDoneOnce(String name) {
        Graph once = pass.apply(QuantizedNets.named(name));
        assertThat(pass.apply(once)).isSameAs(once);
    }
}
