package org.vizsla.graph.pass.internal.fused;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.pass.internal.Lifting;

/** Normalizations of a sum, and by the root of the mean square. Those whose mean or deviation is read stay as they are. */
final class FusedNormalizations {
    private static final float EPSILON = 1e-12f;
    private static final int SUM = 3;

    private FusedNormalizations() {}

    /** {@code LayerNormalization(x + skip + bias, scale, shift)}. */
    static void skipLayer(Node node, Lifting lifting) {
        if (givesStatistics(node, lifting)) {
            lifting.add(node);
            return;
        }
        String sum = sum(node, 4, lifting);
        lifting.add(
                first(node),
                "LayerNormalization",
                List.of(sum, lifting.input(node, 2), Lifting.optionalInput(node, 3)),
                Map.of("axis", new Attribute.Int(-1), "epsilon", new Attribute.Real(node.real("epsilon", EPSILON))));
    }

    /** {@code SimplifiedLayerNormalization(x + skip + bias, scale)}. */
    static void skipSimplifiedLayer(Node node, Lifting lifting) {
        if (givesStatistics(node, lifting)) {
            lifting.add(node);
            return;
        }
        String sum = sum(node, 3, lifting);
        byRoot(first(node), sum, lifting.input(node, 2), node.real("epsilon", EPSILON), lifting);
    }

    /** {@code x / Sqrt(mean(x * x) + epsilon) * scale}. */
    static void simplifiedLayer(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        long axis = node.integer("axis", -1);
        if (givesStatistics(node, lifting) || (axis != -1 && axis != lifting.rank(x) - 1)) {
            lifting.add(node);
        } else {
            byRoot(first(node), x, lifting.input(node, 1), node.real("epsilon", 1e-5f), lifting);
        }
    }

    private static void byRoot(Node node, String x, String scale, float epsilon, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String mean =
                b.op("ReduceMean", b.op("Mul", x, x).value(), b.integers(-1)).value();
        String shifted = b.op("Add", mean, lifting.scalarLike(node, x, epsilon)).value();
        String normal = b.op("Div", x, b.op("Sqrt", shifted).value()).value();
        lifting.add(node, "Mul", List.of(normal, scale), Map.of());
    }

    /** The sum, under the name that the node may give it. */
    private static String sum(Node node, int bias, Lifting lifting) {
        GraphBuilder b = lifting.builderFor(node);
        String added = Lifting.optionalInput(node, bias);
        String x = lifting.input(node, 0);
        String first = added.isEmpty() ? x : b.op("Add", x, added).value();
        String named = node.output(SUM);
        return named == null
                ? b.op("Add", first, lifting.input(node, 1)).value()
                : b.op("Add", first, lifting.input(node, 1)).named(named);
    }

    private static boolean givesStatistics(Node node, Lifting lifting) {
        return node.outputs().stream().limit(SUM).skip(1).anyMatch(lifting::isUsed);
    }

    private static Node first(Node node) {
        return node.withOutputs(node.outputs().subList(0, 1));
    }
}
