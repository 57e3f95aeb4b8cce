package org.vizsla.graph.analysis;

import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** Whether a {@code Dropout} drops anything. */
public final class DropoutMode {
    private DropoutMode() {}

    /** Whether it passes on its input unchanged: {@code training_mode} is left out, as before set 12, or the constant false, or the ratio is the constant 0. */
    public static boolean keepsAll(Graph graph, Node dropout) {
        String training = dropout.input(2);
        return training == null || isZero(graph, training) || isZero(graph, dropout.input(1));
    }

    private static boolean isZero(Graph graph, @Nullable String value) {
        Tensor constant = value == null ? null : graph.initializers().get(value);
        return constant != null && constant.elements() == 1 && isZero(constant);
    }

    private static boolean isZero(Tensor constant) {
        if (constant.type() == DataType.FLOAT32) {
            return constant.floats()[0] == 0;
        }
        for (int i = 0; i < constant.type().size(); i++) {
            if (constant.bytes().get(i) != 0) {
                return false;
            }
        }
        return true;
    }
}
