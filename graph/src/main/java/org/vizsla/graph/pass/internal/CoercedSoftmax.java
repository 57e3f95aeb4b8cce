package org.vizsla.graph.pass.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Attribute;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;

/**
 * Before set 13, {@code Softmax}, {@code LogSoftmax} and {@code Hardmax} treated all axes from {@code axis} (1 by default) on as one; now they act
 * along one axis (the last by default).
 *
 * <p>Where the axis is known to be the last, or only axes of size 1 follow it, both mean the same. Otherwise the axes are joined first and split
 * again afterwards:
 *
 * <pre>{@code y = Reshape(Softmax(Flatten(x) axis=axis) axis=1, Shape(x))}</pre>
 */
final class CoercedSoftmax implements Adapter {
    @Override
    public void adapt(Node node, Lifting lifting) {
        String x = lifting.input(node, 0);
        long axis = node.integer("axis", 1);
        if (actsAlongOneAxis(x, axis, lifting)) {
            lifting.add(node, "axis", new Attribute.Int(axis));
            return;
        }
        GraphBuilder b = lifting.builderFor(node);
        String shape = b.op("Shape", x).value();
        String joined = b.op("Flatten", x).with("axis", axis).value();
        String y = b.op(node.operator(), joined)
                .called(node.name())
                .withAll(node.attributes())
                .with("axis", 1)
                .value();
        Node parted = new Node("", "Reshape", "", List.of(y, shape), node.outputs(), Map.of());
        lifting.add(parted);
    }

    private static boolean actsAlongOneAxis(String x, long axis, Lifting lifting) {
        long rank = lifting.rank(x);
        if (axis == -1 || (rank != Shape.UNKNOWN && axis == rank - 1)) {
            return true;
        }
        return onlyOnesFollow(lifting.shape(x), axis);
    }

    private static boolean onlyOnesFollow(@Nullable Shape shape, long axis) {
        if (shape == null) {
            return false;
        }
        long first = axis < 0 ? axis + shape.rank() : axis;
        for (int i = shape.rank() - 1; i > first; i--) {
            if (shape.size(i) != 1) {
                return false;
            }
        }
        return true;
    }
}
