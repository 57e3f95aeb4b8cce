package org.vizsla.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a graph as text that people read: one line per input, initializer, node and output. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** The whole graph, for instance {@code y: float32[N, 8] = Gemm(x, w, b) transB=1}. */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder();
        String opsets = graph.opsets().entrySet().stream()
                .map(entry -> (entry.getKey().isEmpty() ? "ai.onnx" : entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        text.append("graph ").append(graph.name()).append(" (").append(opsets).append(")\n");
        graph.inputs().forEach(input -> text.append("  input ").append(input).append('\n'));
        graph.initializers()
                .forEach((name, tensor) -> text.append("  const ")
                        .append(name)
                        .append(": ")
                        .append(tensor)
                        .append('\n'));
        graph.nodes()
                .forEach(node -> text.append("  ").append(print(node, graph)).append('\n'));
        text.append("  output ").append(String.join(", ", graph.outputs())).append('\n');
        return text.toString();
    }

    private static String print(Node node, Graph graph) {
        String outputs = node.outputs().stream()
                .map(output -> graph.values().containsKey(output)
                        ? graph.values().get(output).toString()
                        : show(output))
                .collect(Collectors.joining(", "));
        String inputs = node.inputs().stream().map(GraphPrinter::show).collect(Collectors.joining(", "));
        String operator = node.domain().isEmpty() ? node.operator() : node.domain() + "." + node.operator();
        String attributes = node.attributes().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .map(entry -> " " + entry.getKey() + "=" + print(entry.getValue()))
                .collect(Collectors.joining());
        return outputs + " = " + operator + "(" + inputs + ")" + attributes;
    }

    private static String show(String value) {
        return value.isEmpty() ? "_" : value;
    }

    private static String print(Attribute attribute) {
        if (attribute instanceof Attribute.Int value) {
            return Long.toString(value.value());
        } else if (attribute instanceof Attribute.Real value) {
            return Float.toString(value.value());
        } else if (attribute instanceof Attribute.Text value) {
            return quoted(value.value());
        } else if (attribute instanceof Attribute.OfTensor value) {
            return value.value().toString();
        } else if (attribute instanceof Attribute.OfGraph value) {
            return "{ " + print(value.value()).strip().replace("\n", "; ") + " }";
        } else if (attribute instanceof Attribute.Ints values) {
            return compact(values.values());
        } else if (attribute instanceof Attribute.Reals values) {
            return compact(values.values());
        } else {
            List<String> texts = ((Attribute.Texts) attribute).values();
            return compact(texts.stream().map(GraphPrinter::quoted).toList());
        }
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return '"' + escaped + '"';
    }

    private static String compact(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }
}
