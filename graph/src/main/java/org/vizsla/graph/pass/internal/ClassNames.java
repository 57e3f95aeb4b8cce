package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Node;

/** The names of classes that a node holds, in the order of the scores. */
public final class ClassNames {
    private static final List<String> ATTRIBUTES = List.of(
            "classlabels_strings",
            "classes_strings",
            "values_strings",
            "values_tensor",
            "value_strings",
            "value",
            "cats_strings");

    private ClassNames() {}

    /** The names, each on one line; empty where the node holds none, or maps numbers other than 0, 1, 2, ... to them. */
    public static Optional<List<String>> of(Node node) {
        for (String attribute : ATTRIBUTES) {
            if (node.attributes().get(attribute) instanceof Attribute.Texts names
                    && !names.values().isEmpty()
                    && countsUp(node, names.values().size())) {
                return Optional.of(names.values().stream()
                        .map(name -> name.replaceAll("\\R", " "))
                        .toList());
            }
        }
        return Optional.empty();
    }

    private static boolean countsUp(Node node, int count) {
        long[] keys = node.integersOrNull("keys_int64s");
        if (keys != null) {
            return keys.length == count && IntStream.range(0, count).allMatch(i -> keys[i] == i);
        }
        return !node.attributes().containsKey("keys_strings")
                && !node.attributes().containsKey("keys_tensor");
    }
}
