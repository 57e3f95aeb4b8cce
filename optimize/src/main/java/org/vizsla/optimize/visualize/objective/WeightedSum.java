package org.vizsla.optimize.visualize.objective;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vizsla.graph.Ops;

/** Several objectives at once; a negative weight avoids one. */
public record WeightedSum(List<Term> terms) implements FeatureObjective {
    /** An objective, and how much it counts. */
    public record Term(double weight, FeatureObjective objective) {}

    public WeightedSum {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a sum has terms");
        }
    }

    @Override
    public String emit(ObjectiveBuilder builder) {
        Ops ops = builder.ops();
        return terms.stream()
                .map(term -> ops.mul(term.objective().emit(builder), term.weight()))
                .reduce(ops::add)
                .orElseThrow();
    }

    @Override
    public Optional<String> layerName() {
        return terms.stream()
                .flatMap(term -> term.objective().layerName().stream())
                .findFirst();
    }

    @Override
    public boolean looksAtStart() {
        return terms.stream().anyMatch(term -> term.objective().looksAtStart());
    }

    @Override
    public String details() {
        return terms.stream()
                .map(term -> term.weight() + " " + term.objective().details())
                .collect(Collectors.joining(" + "));
    }

    @Override
    public String toString() {
        return terms.stream()
                .map(term -> (term.weight() == 1 ? "" : String.format(Locale.ROOT, "%.3g ", term.weight()))
                        + term.objective())
                .collect(Collectors.joining(" + "));
    }
}
