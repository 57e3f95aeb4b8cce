package org.vizsla.models.input;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.NodeBuilder;
import org.vizsla.graph.Value;
import org.vizsla.graph.pass.Pass;

/**
 * Puts nodes in front of a network, so that its input is float32 {@code [N, C, H, W]}: {@code Transpose} where its axes are in another order, {@code Reshape} where
 * they are not four, {@code Cast} where its real numbers are of another type. Whole numbers are not handled here: see {@link RealInput}.
 *
 * @param form of the input, with all sizes but the batch known
 */
public record AdaptInput(InputForm form) implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Value input = form.declared();
        String name = input.name();
        if (form.isChannelsFirst() && form.uniform().equals(input.shape()) && input.type() == DataType.FLOAT32) {
            return graph;
        }
        GraphBuilder builder =
                graph.toBuilder().forgetValues().removeInput(name).nodes(List.of());
        boolean cast = input.type().isFloating() && input.type() != DataType.FLOAT32;
        if (form.isChannelsFirst() && !cast) {
            builder.input(name, DataType.FLOAT32, form.uniform());
        } else {
            String suffix = form.isChannelsLast() && !cast ? "_channels_first" : "_images";
            String images = builder.input(builder.fresh(name + suffix), DataType.FLOAT32, form.uniform());
            arrange(builder, images, cast ? input.type() : DataType.FLOAT32);
        }
        if (input.type().isFloating()) {
            graph.nodes().forEach(builder::add);
        } else {
            new RealInput(graph, name, input.type(), builder).addNodes();
        }
        return builder.build();
    }

    /** Brings images into the order, shape and type of the network's own input, under its name. */
    private void arrange(GraphBuilder builder, String images, DataType type) {
        String name = form.declared().name();
        List<NodeStep> steps = new ArrayList<>();
        long[] permutation =
                form.fullOrder().stream().mapToLong(ImageAxis.ORDER::indexOf).toArray();
        if (!form.fullOrder().equals(List.of(ImageAxis.values()))) {
            steps.add(value -> builder.op("Transpose", value).with("perm", permutation));
        }
        if (form.declaredShape().rank() != 4) {
            steps.add(value -> builder.op("Reshape", value, builder.integers(form.sizes())));
        }
        if (type != DataType.FLOAT32) {
            steps.add(value -> builder.op("Cast", value).with("to", type.code()));
        }
        String value = images;
        for (int i = 0; i < steps.size() - 1; i++) {
            value = steps.get(i).of(value).value();
        }
        steps.get(steps.size() - 1).of(value).named(name);
    }

    /** A node that reads a value. */
    private interface NodeStep {
        NodeBuilder of(String value);
    }
}
