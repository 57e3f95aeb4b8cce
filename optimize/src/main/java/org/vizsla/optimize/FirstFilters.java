package org.vizsla.optimize;

import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** The weights of the convolution that reads the image. */
public final class FirstFilters {
    private FirstFilters() {}

    /** FLOAT32 {@code [filters, C, height, width]}; empty if no convolution with constant FLOAT32 weights reads the image. */
    public static Optional<Tensor> of(Model model) {
        for (Node node : model.graph().nodes()) {
            if (node.is("Conv") && node.inputs().get(0).equals(model.input()) && node.integer("group", 1) == 1) {
                return Optional.ofNullable(
                                model.graph().initializers().get(node.inputs().get(1)))
                        .filter(weight -> weight.type() == DataType.FLOAT32
                                && weight.shape().rank() == 4);
            }
        }
        return Optional.empty();
    }
}
