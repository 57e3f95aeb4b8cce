package org.vizsla.autodiff;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;

/** The cases of all derivatives, for tests of other packages: a small graph around one operator, and a point. */
public final class DifferentiationCases {
    /** One of them. */
    public record Case(String operator, String variant, Graph graph, Map<String, Tensor> point) {
        @Override
        public String toString() {
            return variant.isEmpty() ? operator : operator + ", " + variant;
        }
    }

    private DifferentiationCases() {}

    public static List<Case> all() {
        return VjpCases.all().stream()
                .map(example -> new Case(example.operator(), example.variant(), example.graph(), example.point()))
                .toList();
    }
}
