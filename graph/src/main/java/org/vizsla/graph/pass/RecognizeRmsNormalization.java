package org.vizsla.graph.pass;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.internal.region.Parameters;
import org.vizsla.graph.pass.internal.region.Region;
import org.vizsla.graph.pass.internal.region.Replacements;
import org.vizsla.graph.pass.internal.region.Replacements.Emission;
import org.vizsla.graph.pass.internal.region.Standardization;

/**
 * Writes every normalization by the root of the mean square (RMS norm) in the same way:
 * {@code Mul(Div(x, Sqrt(Add(ReduceMean(Mul(x, x)), epsilon))), scale)}. Operator set {@value GraphBuilder#OPSET} has no operator for it.
 *
 * <p>Requires known types and shapes. The last node keeps the name and the output of the last part. One over the batch, or whose parts are read
 * elsewhere, stays.
 */
public final class RecognizeRmsNormalization implements Pass {
    private static final Map<String, Long> SPELLING =
            Map.of("Mul", 1L, "ReduceMean", 1L, "Add", 1L, "Sqrt", 1L, "Div", 1L);

    @Override
    public Graph apply(Graph graph) {
        return Replacements.ofSmallest(graph, Set.of("ReduceMean"), region -> emission(graph, region));
    }

    private static @Nullable Emission emission(Graph graph, Region region) {
        Standardization found = region.axes().isEmpty() ? null : Standardization.of(region, false);
        return found == null || region.operators().equals(spelling(found))
                ? null
                : builder -> emit(builder, region, found, new Parameters(region, graph.initializers()));
    }

    private static Map<String, Long> spelling(Standardization found) {
        Map<String, Long> spelling = new HashMap<>(SPELLING);
        if (found.isScaled()) {
            spelling.merge("Mul", 1L, Long::sum);
        }
        if (found.isShifted()) {
            spelling.merge("Add", 1L, Long::sum);
        }
        return spelling;
    }

    private static void emit(GraphBuilder b, Region region, Standardization found, Parameters parameters) {
        String x = region.entry();
        long[] axes = region.axes().stream()
                .mapToLong(axis -> axis - region.shape().rank())
                .toArray();
        Shape full = region.shape();
        Shape reduced = region.reducedShape();
        String square = known(b, b.op("Mul", x, x), full);
        String mean = known(b, b.op("ReduceMean", square, b.integers(axes)).with("keepdims", 1), reduced);
        String variance = known(b, b.op("Add", mean, b.scalar(found.epsilon())), reduced);
        String root = known(b, b.op("Sqrt", variance), reduced);
        NodeBuilder node = b.op("Div", x, root);
        if (found.isScaled()) {
            String scale = parameters.constant(b, found.scale(), region.parameterShape(), "scale");
            node = b.op("Mul", known(b, node, full), scale);
        }
        if (found.isShifted()) {
            String bias = parameters.constant(b, found.shift(), region.parameterShape(), "bias");
            node = b.op("Add", known(b, node, full), bias);
        }
        node.called(region.end().name()).named(region.end().outputs().get(0));
    }

    private static String known(GraphBuilder b, NodeBuilder node, Shape shape) {
        String value = node.value();
        b.value(new Value(value, DataType.FLOAT32, shape));
        return value;
    }
}
