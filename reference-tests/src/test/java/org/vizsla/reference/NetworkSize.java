package org.vizsla.reference;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.pass.ComputeInFloat32;
import org.vizsla.graph.pass.CutLabels;
import org.vizsla.graph.pass.FoldConstantNodes;
import org.vizsla.graph.pass.LevelOpset;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.SizeSearch;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.LearnValues;

/**
 * How large a network is, in bytes.
 *
 * @param weights of its initializers, also constant nodes
 * @param activations of the input and all values that nodes compute in one forward pass of one image, at four bytes per element; 0 where it does not run
 */
record NetworkSize(long weights, long activations) {
    private static final int ELEMENT = 4;

    /** The sizes of what a file holds; 0 of what cannot be read. */
    static NetworkSize of(Path file) {
        try {
            Graph raw = new CutLabels().apply(OnnxReader.read(file));
            Graph graph = new FoldConstantNodes().apply(raw);
            long weights = graph.initializers().values().stream()
                    .mapToLong(tensor -> tensor.data().length())
                    .sum();
            return new NetworkSize(weights, activations(raw, graph));
        } catch (VizslaException unreadable) {
            return new NetworkSize(0, 0);
        }
    }

    private static long activations(Graph raw, Graph graph) {
        ImportSettings settings = ImportSettings.DEFAULT;
        try {
            Graph one = SizeSearch.of(
                    new ImportClassifier(settings).form(raw),
                    settings.size(),
                    intake -> LearnValues.apply(ofOne(graph, intake.form())));
            return computed(one, graph);
        } catch (VizslaException doesNotRun) {
            return 0;
        }
    }

    private static Graph ofOne(Graph graph, InputForm form) {
        GraphBuilder b = new LevelOpset()
                .apply(new ComputeInFloat32().apply(graph)).toBuilder().forgetValues();
        Value input = form.declared();
        long[] sizes = Objects.requireNonNull(input.shape()).sizes();
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == Shape.UNKNOWN) {
                sizes[axis] = switch (form.order().get(axis)) {
                    case BATCH -> 1;
                    case CHANNEL -> form.channels();
                    case HEIGHT -> form.height();
                    case WIDTH -> form.width();
                };
            }
        }
        b.input(input.name(), input.type(), Shape.of(sizes));
        return b.build();
    }

    private static long computed(Graph learned, Graph before) {
        long elements = 0;
        for (Value input : learned.inputs()) {
            elements += Objects.requireNonNull(input.shape()).elements();
        }
        for (Node node : learned.nodes()) {
            for (String output : node.outputs()) {
                Shape shape = learned.shape(output);
                elements += shape == null ? 0 : shape.elements();
            }
        }
        for (Map.Entry<String, Tensor> constant : learned.initializers().entrySet()) {
            elements += before.initializers().containsKey(constant.getKey())
                    ? 0
                    : constant.getValue().elements();
        }
        return elements * ELEMENT;
    }
}
