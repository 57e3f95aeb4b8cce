package org.vizsla.graph.onnx.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.vizsla.graph.Node;

/** Names of operator sets. The standard one has two: the empty one, and {@code ai.onnx}. */
final class Domains {
    private static final String STANDARD = "ai.onnx";

    /** Sets that ONNX Runtime brings, and their newest versions. */
    private static final Map<String, Integer> NEWEST =
            Map.of("com.microsoft", 1, "com.microsoft.nchwc", 1, "ai.onnx.ml", 5);

    private Domains() {}

    /** The one name that a graph has for a domain. */
    static String normal(String domain) {
        return domain.equals(STANDARD) ? "" : domain;
    }

    /** Versions of the sets that nodes are of and the model does not name, where ONNX Runtime knows them: its newest. */
    static Map<String, Integer> versionsOfUnnamed(List<Node> nodes, Set<String> named) {
        Map<String, Integer> versions = new TreeMap<>();
        for (Node node : nodes) {
            Integer newest = NEWEST.get(node.domain());
            if (newest != null && !named.contains(node.domain())) {
                versions.put(node.domain(), newest);
            }
        }
        return versions;
    }

    /** An operator with its domain. */
    static String qualified(String domain, String operator) {
        return domain.isEmpty() ? operator : domain + "." + operator;
    }
}
