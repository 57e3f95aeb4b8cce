package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.linear;

import java.util.List;

/** Convolutions, plain and transposed. */
final class ConvolutionCases {
    private ConvolutionCases() {}

    static List<VjpCase> all() {
        return List.of(
                linear(
                        "Conv",
                        "stride 1, bias",
                        n -> n.op("Conv", n.in(2, 3, 6, 7), n.in(4, 3, 3, 2), n.in(4))
                                .with("pads", new long[] {1, 0, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "pointwise",
                        n -> n.op("Conv", n.in(2, 3, 4, 5), n.in(4, 3, 1, 1)).value()),
                linear(
                        "Conv",
                        "more padding than kernel",
                        n -> n.op("Conv", n.in(2, 2, 4, 5), n.in(3, 2, 2, 2))
                                .with("pads", new long[] {3, 2, 0, 3})
                                .value()),
                linear(
                        "Conv",
                        "stride 4, kernel 11",
                        n -> n.op("Conv", n.in(2, 3, 19, 23), n.in(4, 3, 11, 11), n.in(4))
                                .with("strides", new long[] {4, 4})
                                .with("pads", new long[] {2, 2, 2, 2})
                                .value()),
                linear(
                        "Conv",
                        "stride 2, rest left over",
                        n -> n.op("Conv", n.in(2, 3, 8, 9), n.in(4, 3, 3, 3))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 0, 1, 2})
                                .value()),
                linear(
                        "Conv",
                        "stride above kernel",
                        n -> n.op("Conv", n.in(2, 3, 8, 10), n.in(4, 3, 2, 1))
                                .with("strides", new long[] {3, 3})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2",
                        n -> n.op("Conv", n.in(1, 16, 8, 10), n.in(3, 16, 3, 3))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, odd sizes",
                        n -> n.op("Conv", n.in(2, 17, 7, 9), n.in(3, 17, 3, 3))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, one tap",
                        n -> n.op("Conv", n.in(2, 16, 6, 8), n.in(3, 16, 1, 1))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {0, 0, 0, 0})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, one tap, odd sizes",
                        n -> n.op("Conv", n.in(1, 16, 7, 5), n.in(3, 16, 1, 1))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {0, 0, 0, 0})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, one tap, padded",
                        n -> n.op("Conv", n.in(1, 16, 5, 6), n.in(3, 16, 1, 1))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, rest left over",
                        n -> n.op("Conv", n.in(1, 16, 9, 8), n.in(3, 16, 2, 3))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 0, 0, 2})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 3, two taps",
                        n -> n.op("Conv", n.in(1, 16, 10, 11), n.in(2, 16, 2, 2))
                                .with("strides", new long[] {3, 3})
                                .with("pads", new long[] {0, 1, 1, 0})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 4, kernel 7",
                        n -> n.op("Conv", n.in(1, 16, 13, 14), n.in(2, 16, 7, 5))
                                .with("strides", new long[] {4, 4})
                                .with("pads", new long[] {3, 2, 3, 2})
                                .value()),
                linear(
                        "Conv",
                        "many channels, grouped, stride 2",
                        n -> n.op("Conv", n.in(1, 16, 6, 7), n.in(8, 4, 3, 3))
                                .with("group", 4)
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "many channels, depthwise, stride 2, kernel 5",
                        n -> n.op("Conv", n.in(2, 16, 8, 7), n.in(16, 1, 5, 5))
                                .with("group", 16)
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {2, 2, 2, 2})
                                .value()),
                linear(
                        "Conv",
                        "many channels, stride 2, more padding than kernel",
                        n -> n.op("Conv", n.in(1, 16, 5, 4), n.in(2, 16, 2, 2))
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {4, 3, 2, 5})
                                .value()),
                linear(
                        "Conv",
                        "strides differ",
                        n -> n.op("Conv", n.in(2, 3, 8, 9), n.in(4, 3, 3, 3))
                                .with("strides", new long[] {2, 3})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "dilated",
                        n -> n.op("Conv", n.in(2, 3, 8, 9), n.in(4, 3, 3, 2))
                                .with("dilations", new long[] {2, 3})
                                .with("pads", new long[] {1, 2, 2, 1})
                                .value()),
                linear(
                        "Conv",
                        "dilated and strided",
                        n -> n.op("Conv", n.in(2, 3, 9, 10), n.in(4, 3, 3, 2))
                                .with("dilations", new long[] {2, 2})
                                .with("strides", new long[] {2, 2})
                                .value()),
                linear(
                        "Conv",
                        "grouped",
                        n -> n.op("Conv", n.in(2, 6, 5, 7), n.in(4, 3, 3, 2), n.in(4))
                                .with("group", 2)
                                .with("pads", new long[] {1, 1, 1, 0})
                                .value()),
                linear(
                        "Conv",
                        "grouped, stride 2",
                        n -> n.op("Conv", n.in(2, 6, 7, 9), n.in(4, 3, 3, 3))
                                .with("group", 2)
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "depthwise, stride 2",
                        n -> n.op("Conv", n.in(2, 5, 7, 8), n.in(5, 1, 3, 3))
                                .with("group", 5)
                                .with("strides", new long[] {2, 2})
                                .with("pads", new long[] {1, 1, 1, 1})
                                .value()),
                linear(
                        "Conv",
                        "same, upper",
                        n -> n.op("Conv", n.in(2, 3, 7, 8), n.in(4, 3, 3, 2))
                                .with("auto_pad", "SAME_UPPER")
                                .with("strides", new long[] {2, 2})
                                .value()),
                linear(
                        "Conv",
                        "same, lower",
                        n -> n.op("Conv", n.in(2, 3, 7, 8), n.in(4, 3, 4, 2))
                                .with("auto_pad", "SAME_LOWER")
                                .value()),
                linear(
                        "Conv",
                        "valid",
                        n -> n.op("Conv", n.in(2, 3, 7, 8), n.in(4, 3, 3, 2))
                                .with("auto_pad", "VALID")
                                .value()),
                linear(
                        "Conv",
                        "one axis",
                        n -> n.op("Conv", n.in(2, 3, 9), n.in(4, 3, 3), n.in(4))
                                .with("strides", new long[] {2})
                                .with("pads", new long[] {1, 0})
                                .value()),
                linear(
                        "Conv",
                        "three axes",
                        n -> n.op("Conv", n.in(2, 2, 3, 4, 5), n.in(3, 2, 2, 3, 2))
                                .value()),
                linear(
                        "ConvTranspose",
                        "plain",
                        n -> n.op("ConvTranspose", n.in(2, 3, 4, 5), n.in(3, 4, 3, 2), n.in(4))
                                .value()),
                linear(
                        "ConvTranspose",
                        "strided, padded",
                        n -> n.op("ConvTranspose", n.in(2, 3, 4, 5), n.in(3, 4, 3, 3))
                                .with("strides", new long[] {2, 3})
                                .with("pads", new long[] {1, 0, 1, 2})
                                .with("output_padding", new long[] {1, 2})
                                .value()),
                linear(
                        "ConvTranspose",
                        "grouped, dilated",
                        n -> n.op("ConvTranspose", n.in(2, 6, 4, 5), n.in(6, 2, 3, 2))
                                .with("group", 2)
                                .with("dilations", new long[] {2, 1})
                                .value()),
                linear(
                        "ConvTranspose",
                        "output shape",
                        n -> n.op("ConvTranspose", n.in(2, 3, 4, 5), n.in(3, 2, 3, 3))
                                .with("strides", new long[] {2, 2})
                                .with("output_shape", new long[] {8, 10})
                                .value()));
    }
}
