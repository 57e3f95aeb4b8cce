package org.vizsla.autodiff;

import static org.vizsla.autodiff.VjpCase.linear;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.autodiff.VjpCase.Net;

/** Sums of products in index notation. */
final class EinsumCases {
    private EinsumCases() {}

    static List<VjpCase> all() {
        List<VjpCase> cases = new ArrayList<>();
        cases.add(einsum("ij,jk->ik", new long[] {2, 3}, new long[] {3, 4}));
        cases.add(einsum("bhqd,bhkd->bhqk", new long[] {2, 3, 4, 5}, new long[] {2, 3, 6, 5}));
        cases.add(einsum("bi,bj", new long[] {2, 3}, new long[] {2, 4}));
        cases.add(einsum("...ij,...jk->...ik", new long[] {2, 1, 3, 4}, new long[] {1, 5, 4, 2}));
        cases.add(einsum("... i , ... i", new long[] {2, 3, 4}, new long[] {2, 3, 4}));
        cases.add(einsum("bij,bjk->bik", new long[] {1, 2, 3}, new long[] {5, 3, 4}));
        cases.add(einsum("ij,kl->i", new long[] {2, 3}, new long[] {4, 5}));
        cases.add(einsum("ij->ji", new long[] {2, 3}));
        cases.add(einsum("ij->", new long[] {2, 3}));
        cases.add(einsum("ijj->ij", new long[] {2, 3, 3}));
        cases.add(einsum("ii", new long[] {3, 3}));
        cases.add(einsum("bc,chw,bd->bhw", new long[] {2, 3}, new long[] {3, 4, 5}, new long[] {2, 2}));
        cases.add(linear(
                "Einsum",
                "batch",
                n -> n.op("Einsum", n.batch(2, 3, 4), n.weight(4, 5))
                        .with("equation", "nij,jk->nk")
                        .value()));
        return cases;
    }

    private static VjpCase einsum(String equation, long[]... sizes) {
        return linear("Einsum", equation, (Net n) -> {
            List<String> operands = new ArrayList<>();
            for (long[] operand : sizes) {
                operands.add(n.in(operand));
            }
            return n.op("Einsum", operands).with("equation", equation).value();
        });
    }
}
