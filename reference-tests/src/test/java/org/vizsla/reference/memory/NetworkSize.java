package org.vizsla.reference.memory;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.ComputeInFloat32;
import org.vizsla.graph.pass.CutLabels;
import org.vizsla.graph.pass.FoldConstantNodes;
import org.vizsla.graph.pass.LevelOpset;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.models.input.SizeSearch;
import org.vizsla.models.onnx.ImportClassifier;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.LearnValues;

/**
 * How large a network is, in bytes.
 *
 * @param weights of its initializers, also constant nodes
 * @param activations of all values that its nodes compute in one forward pass of one image, at four bytes an element; 0 where it does not run
 */
record NetworkSize(long weights, long activations) {
    private static final int ELEMENT = 4;

    static NetworkSize of(Graph raw, @Nullable Graph imported) {
        Graph graph = new FoldConstantNodes().apply(new CutLabels().apply(raw));
        long weights = graph.initializers().values().stream().mapToLong(tensor -> tensor.data().length()).sum();
        long activations = 0;
        try {
            Graph one = SizeSearch.of(new ImportClassifier(ImportSettings.DEFAULT).form(raw), ImportSettings.DEFAULT.size(), intake -> LearnValues.apply(ofOne(graph, intake.form())));
            activations = computed(one, graph);
        } catch (VizslaException e) {
            System.err.println(e);
        }
        return new NetworkSize(weights, activations);
    }

    private static Graph ofOne(Graph graph, InputForm form) {
        GraphBuilder b = new LevelOpset().apply(new ComputeInFloat32().apply(graph)).toBuilder().forgetValues();
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
            elements += before.initializers().containsKey(constant.getKey()) ? 0 : constant.getValue().elements();
        }
        return elements * ELEMENT;
    }

    @Override
    public String toString() {
        return weights + " " + activations;
    }
}
