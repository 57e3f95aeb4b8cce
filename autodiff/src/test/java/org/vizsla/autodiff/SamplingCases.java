package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;

/** Operators that read images between their pixels. */
final class SamplingCases {
    private SamplingCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        for (int corners : List.of(0, 1)) {
            cases.add(linear("AffineGrid", "corners " + corners, n -> n.op(
                            "AffineGrid", n.in(2, 2, 3), n.ints(2, 3, 4, 5))
                    .with("align_corners", corners)
                    .value()));
            cases.add(linear("AffineGrid", "volume, corners " + corners, n -> n.op(
                            "AffineGrid", n.in(2, 3, 4), n.ints(2, 3, 4, 5, 2))
                    .with("align_corners", corners)
                    .value()));
        }
        return cases;
    }
}
