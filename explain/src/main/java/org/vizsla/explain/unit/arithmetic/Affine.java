package org.vizsla.explain.unit.arithmetic;

import java.util.Arrays;
import java.util.Objects;
import org.vizsla.graph.Node;
import org.vizsla.graph.Tensor;

/** {@code scale x + shift}. */
public record Affine(double scale, double shift) {
    static final Affine NONE = new Affine(1, 0);

    private static final float EPSILON = 1e-5f;

    /** What a node of the kind {@link Step.Scaled} does to the element at a position. */
    static Affine of(Node node, String input, Constants constants, int... position) {
        if (node.is("BatchNormalization")) {
            double[] parameters = Arrays.stream(new int[] {1, 2, 3, 4})
                    .mapToObj(i ->
                            Objects.requireNonNull(constants.of(node.inputs().get(i))))
                    .mapToDouble(tensor -> tensor.floatBuffer().get(position[1]))
                    .toArray();
            double scale = parameters[0] / Math.sqrt(parameters[3] + node.real("epsilon", EPSILON));
            return new Affine(scale, parameters[1] - parameters[2] * scale);
        }
        boolean first = node.inputs().get(0).equals(input);
        Tensor other = Objects.requireNonNull(constants.of(node.inputs().get(first ? 1 : 0)));
        double constant = Constants.at(other, position);
        return switch (node.operator()) {
            case "Add" -> new Affine(1, constant);
            case "Sub" -> first ? new Affine(1, -constant) : new Affine(-1, constant);
            case "Mul" -> new Affine(constant, 0);
            case "Div" -> new Affine(1 / constant, 0);
            default -> throw new IllegalArgumentException(node.label());
        };
    }

    /** This after another one. */
    Affine after(Affine other) {
        return new Affine(scale * other.scale, scale * other.shift + shift);
    }
}
