package org.vizsla.models.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.text.ShownText;

/**
 * How weights compare with the parameters that an architecture expects: the names of those that are missing or unexpected, and a note on each of a
 * wrong shape or type.
 */
record Fit(List<String> missing, List<String> unexpected, List<String> wrong) {
    /** The counter in a batch normalization, which only training uses. */
    private static final String COUNTER = ".num_batches_tracked";

    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 80;

    static Fit of(Map<String, Shape> expected, Map<String, Tensor> weights) {
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        expected.forEach((name, shape) -> {
            Tensor found = weights.get(name);
            if (found == null) {
                missing.add(name);
            } else if (!found.type().isFloating()) {
                wrong.add(name + " is " + found.type() + ", expected " + DataType.FLOAT32);
            } else if (!found.shape().equals(shape)) {
                wrong.add(name + " is " + found.shape() + ", expected " + shape);
            }
        });
        List<String> unexpected = weights.keySet().stream()
                .filter(name -> !expected.containsKey(name) && !name.endsWith(COUNTER))
                .map(name -> ShownText.line(name, LONGEST_NAME))
                .toList();
        return new Fit(missing, unexpected, wrong);
    }

    boolean isPerfect() {
        return missing.isEmpty() && unexpected.isEmpty() && wrong.isEmpty();
    }

    /** The first few of each kind, in one line. */
    String describe() {
        List<String> parts = new ArrayList<>();
        describe("missing ", missing, ", ", parts);
        describe("unexpected ", unexpected, ", ", parts);
        describe("", wrong, "; ", parts);
        return String.join("; ", parts);
    }

    private static void describe(String kind, List<String> items, String separator, List<String> parts) {
        if (!items.isEmpty()) {
            int named = Math.min(items.size(), NAMED);
            String rest = items.size() > named ? " and " + (items.size() - named) + " more" : "";
            parts.add(kind + String.join(separator, items.subList(0, named)) + rest);
        }
    }
}
