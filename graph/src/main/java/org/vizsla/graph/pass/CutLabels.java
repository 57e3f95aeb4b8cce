package org.vizsla.graph.pass;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.OnnxMetadata;
import org.vizsla.graph.op.OperatorTraits;
import org.vizsla.graph.op.Trait;
import org.vizsla.graph.pass.internal.ClassNames;

/**
 * Takes off what makes labels of scores for programs: maps from names to probabilities ({@code ZipMap}), names of the best class ({@code LabelEncoder}, {@code ArrayFeatureExtractor}), and
 * whatever else is not made of numbers.
 *
 * <p>An output that such a node makes becomes the numbers that it is made of: {@code ZipMap(p)} and {@code LabelEncoder(ArgMax(p))} both become {@code p}, once. Other outputs stay. Names
 * of classes that the nodes hold are kept in the metadata, under {@link OnnxMetadata#CLASS_NAMES}.
 *
 * <p>Constants of strings are {@code Constant} nodes still, so that this comes before {@link FoldConstantNodes}.
 */
public final class CutLabels implements Pass {
    private static final String LEARNING = "ai.onnx.ml";
    private static final Set<String> LABELLING =
            Set.of("ZipMap", "LabelEncoder", "ArrayFeatureExtractor", "CategoryMapper", "DictVectorizer");

    @Override
    public Graph apply(Graph graph) {
        Set<String> labels = labels(graph);
        if (labels.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.toBuilder();
        Set<String> outputs = new LinkedHashSet<>();
        for (String output : graph.outputs()) {
            if (labels.contains(output)) {
                addNumbers(graph, output, labels, outputs);
            } else {
                outputs.add(output);
            }
        }
        names(graph, labels).ifPresent(names -> builder.metadata(OnnxMetadata.CLASS_NAMES, String.join("\n", names)));
        List<Node> numeric = graph.nodes().stream()
                .filter(node -> node.outputs().stream().noneMatch(labels::contains))
                .toList();
        return builder.nodes(numeric)
                .outputs(List.copyOf(outputs))
                .dropUnusedOpsets()
                .buildPruned();
    }

    /** The values that are labels, or are made of some. */
    private static Set<String> labels(Graph graph) {
        Set<String> labels = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            if (isLabelling(node) || node.reads().stream().anyMatch(labels::contains)) {
                labels.addAll(node.outputs());
            }
        }
        labels.remove("");
        return labels;
    }

    private static boolean isLabelling(Node node) {
        return (node.domain().equals(LEARNING) && LABELLING.contains(node.operator()))
                || (node.is("Constant")
                        && node.attributes().values().stream().anyMatch(Attribute.Texts.class::isInstance));
    }

    /** Adds the numbers that a label is made of: behind the choice of the best class, what it was chosen from. */
    private static void addNumbers(Graph graph, String value, Set<String> labels, Set<String> numbers) {
        List<String> open = new ArrayList<>(List.of(value));
        Set<String> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String next = open.remove(0);
            Node producer = graph.producer(next);
            if (!seen.add(next) || producer == null) {
                continue;
            }
            if (labels.contains(next) || chooses(graph, producer)) {
                open.addAll(producer.reads());
            } else {
                numbers.add(next);
            }
        }
    }

    /** Whether a node gives the place of the best class, or lays that out. */
    private static boolean chooses(Graph graph, Node node) {
        if (node.is("ArgMax") || node.is("TopK")) {
            return true;
        }
        Node before = node.input(0) == null ? null : graph.producer(node.input(0));
        return OperatorTraits.of(node).has(Trait.RELAYS) && before != null && chooses(graph, before);
    }

    private static Optional<List<String>> names(Graph graph, Set<String> labels) {
        return graph.nodes().stream()
                .filter(node -> node.outputs().stream().anyMatch(labels::contains))
                .map(ClassNames::of)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
