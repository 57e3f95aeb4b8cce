package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.curved;
import static org.vizsla.autodiff.VjpCase.linear;

import java.util.List;

/** Fourier transforms, images put together of columns, determinants. */
final class TransformCases {
    private TransformCases() {}

    static List<VjpCase> all() {
        return List.of(
                linear("DFT", "real, batch", n -> n.op("DFT", n.batch(2, 5, 1)).value()),
                linear(
                        "DFT",
                        "complex, inverse, another axis",
                        n -> n.op("DFT", n.in(2, 6, 3, 2), "", n.builder().integer(1))
                                .with("inverse", 1)
                                .value()),
                linear(
                        "DFT",
                        "half of the frequencies, longer",
                        n -> n.op(
                                        "DFT",
                                        n.in(2, 5, 3, 1),
                                        n.builder().integer(8),
                                        n.builder().integer(-3))
                                .with("onesided", 1)
                                .value()),
                linear(
                        "DFT",
                        "half of the frequencies of an odd number",
                        n -> n.op("DFT", n.in(2, 5, 1)).with("onesided", 1).value()),
                linear(
                        "DFT",
                        "shorter",
                        n -> n.op("DFT", n.in(2, 6, 2), n.builder().integer(4)).value()),
                linear(
                        "Col2Im",
                        "overlapping, padded, batch",
                        n -> n.op("Col2Im", n.batch(2, 18, 6), n.ints(5, 4), n.ints(2, 3))
                                .with("strides", new long[] {2, 1})
                                .with("pads", new long[] {0, 0, 1, 0})
                                .value()),
                linear(
                        "Col2Im",
                        "dilated",
                        n -> n.op("Col2Im", n.in(1, 8, 12), n.ints(5, 5), n.ints(2, 2))
                                .with("dilations", new long[] {1, 2})
                                .value()),
                curved(
                        "Det",
                        "of several matrices, batch",
                        n -> n.op("Det", n.batch(2, 3, 4, 4)).value()),
                curved("Det", "one matrix", n -> n.op("Det", n.in(3, 3)).value()));
    }
}
