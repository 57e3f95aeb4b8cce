package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.stepped;

import java.util.List;
import org.vizsla.autodiff.VjpCase.Net;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Quantizations whose steps are small beside the finite differences, which so see the line through the steps. */
final class QuantizationCases {
    private QuantizationCases() {}

    static List<VjpCase> all() {
        return List.of(
                stepped("QuantizeLinear", "with one scale", 5e-3, n -> {
                    String scale = n.scalar(5e-4f);
                    return there(n, n.in(2, 3, 4), scale, zeros(n), 1);
                }),
                stepped("DequantizeLinear", "with a scale for each channel", 5e-3, n -> {
                    String scales = n.floats(5e-4f, 4e-4f, 3e-4f);
                    String zeros =
                            n.builder().constant("zeros", Tensor.of(DataType.INT16, Shape.of(3), Tensor.allocate(6)));
                    return there(n, n.in(2, 3, 4), scales, zeros, 1);
                }),
                stepped("DynamicQuantizeLinear", "", 3e-2, n -> {
                    List<String> quantized =
                            n.op("DynamicQuantizeLinear", n.in(5, 6, 7)).values(3);
                    return n.op("DequantizeLinear", quantized).value();
                }));
    }

    private static String there(Net n, String x, String scale, String zero, long axis) {
        String quantized =
                n.op("QuantizeLinear", x, scale, zero).with("axis", axis).value();
        return n.op("DequantizeLinear", quantized, scale, zero)
                .with("axis", axis)
                .value();
    }

    private static String zeros(Net n) {
        return n.builder().constant("zero", Tensor.of(DataType.INT16, Shape.of(), Tensor.allocate(2)));
    }
}
