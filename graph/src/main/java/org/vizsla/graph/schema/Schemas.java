package org.vizsla.graph.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.VizslaException;

/**
 * The table of schemas, and the check of a graph against it.
 *
 * <p>Attributes that a schema does not have are left to ONNX Runtime, which refuses them.
 */
public final class Schemas {
    private static final String RESOURCE = "schemas.txt";
    private static final Map<String, Schema> TABLE = read();

    private Schemas() {}

    private static Map<String, Schema> read() {
        Map<String, String> parts = new HashMap<>();
        Map<String, Schema> table = new TreeMap<>();
        for (String line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            StringBuilder whole = new StringBuilder();
            for (String word : line.split(" +")) {
                String part = whole.isEmpty() ? null : parts.get(word);
                whole.append(whole.isEmpty() ? "" : " ").append(part == null ? word : part);
            }
            if (line.startsWith("$")) {
                int end = whole.indexOf(" ");
                parts.put(whole.substring(0, end), whole.substring(end + 1));
            } else {
                Schema schema = Schema.parse(whole.toString());
                if (table.put(schema.name(), schema) != null) {
                    throw new IllegalStateException(schema.name() + " has two schemas");
                }
            }
        }
        return table;
    }

    private static String text() {
        try (InputStream stream = Objects.requireNonNull(Schemas.class.getResourceAsStream(RESOURCE))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operators that have a schema, with their domains, such as {@code com.microsoft.Gelu}; in alphabetic order. */
    public static Set<String> operators() {
        return Collections.unmodifiableSet(TABLE.keySet());
    }

    /** The inputs of a node that must have elements, by their places. */
    public static List<Integer> filledInputs(Node node) {
        Schema schema = TABLE.get(name(node));
        return schema == null ? List.of() : schema.filledInputs(node);
    }

    private static String name(Node node) {
        return node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
    }

    /**
     * Requires that every node is of an operator with a schema and has its form, in subgraphs too.
     *
     * @throws VizslaException for the first that has not; it names the node, and the attribute or input
     */
    public static void check(Graph graph) {
        check(graph, null);
    }

    private static void check(Graph graph, @Nullable Call outer) {
        for (Node node : graph.nodes()) {
            Schema schema = TABLE.get(name(node));
            Call call = new Call(node, graph, outer);
            if (schema == null) {
                throw call.refusal("Vizsla does not know the operator; export the model with standard ones");
            }
            schema.check(call);
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph inner) {
                    check(inner.value(), call);
                }
            }
        }
    }

    /**
     * Requires the same of a graph as it was read, as far as that does not depend on the operator set: operators outside of the standard have their form, and none of several inputs of a kind is left
     * out.
     *
     * @throws VizslaException for the first node of which that is not true
     */
    public static void checkRead(Graph graph) {
        checkRead(graph, null);
    }

    private static void checkRead(Graph graph, @Nullable Call outer) {
        for (Node node : graph.nodes()) {
            Schema schema = TABLE.get(name(node));
            Call call = new Call(node, graph, outer);
            if (schema != null && node.domain().isEmpty()) {
                schema.checkVariadic(call);
            } else if (schema != null) {
                schema.checkForm(call);
            }
            for (Attribute attribute : node.attributes().values()) {
                if (attribute instanceof Attribute.OfGraph inner) {
                    checkRead(inner.value(), call);
                }
            }
        }
    }
}
