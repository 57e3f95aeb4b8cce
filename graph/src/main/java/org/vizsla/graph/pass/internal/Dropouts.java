package org.vizsla.graph.pass.internal;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** What {@code Dropout} nodes do, by their ratio and {@code training_mode}, which are inputs. */
public final class Dropouts {
    private Dropouts() {}

    /** Whether a node passes its data on: in inference, which is the default, or since it drops nothing. */
    public static boolean passOn(Node node, Graph graph) {
        String training = node.input(2);
        return training == null || is(graph.initializers().get(training), 0) || dropsNothing(node, graph);
    }

    /** Whether a node is known to drop values at random. */
    public static boolean drop(Node node, Graph graph) {
        String training = node.input(2);
        return training != null && is(graph.initializers().get(training), 1) && !dropsNothing(node, graph);
    }

    private static boolean dropsNothing(Node node, Graph graph) {
        String ratio = node.input(1);
        Tensor constant = ratio == null ? null : graph.initializers().get(ratio);
        if (constant == null || constant.elements() != 1 || !constant.type().isFloating()) {
            return false;
        }
        // Zero is zeros in every floating type.
        var bytes = constant.bytes();
        while (bytes.hasRemaining()) {
            if (bytes.get() != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean is(@Nullable Tensor constant, int value) {
        return constant != null
                && constant.type() == DataType.BOOL
                && constant.elements() == 1
                && (constant.bytes().get(0) != 0 ? 1 : 0) == value;
    }
}
