package org.vizsla.explain.unit.arithmetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Node;

/**
 * Where a unit's value comes from: {@code functions(affine(element of value))}.
 *
 * @param value the first value behind which single elements cannot be followed, or are activated once more
 * @param element its row-major index there
 * @param node that computes the value; null of the image
 * @param after the functions that follow, in their order
 * @param affine what follows before them
 * @param scaling the last node of that; null if there is none
 */
public record Origin(
        String value,
        int element,
        @Nullable Node node,
        List<String> after,
        Affine affine,
        @Nullable Node scaling) {
    public Origin {
        after = List.copyOf(after);
    }

    /** The operator that computes the value: that of the arithmetic, if there is one. */
    public String operator(@Nullable Arithmetic arithmetic) {
        if (scaling != null && arithmetic instanceof SingleValue) {
            return scaling.operator();
        }
        return node == null ? "Input" : node.operator();
    }

    /** Follows an element back. */
    public static Origin of(Steps steps, String layer, int index) {
        String value = layer;
        int element = index;
        List<String> after = new ArrayList<>();
        Affine affine = Affine.NONE;
        Node scaling = null;
        while (true) {
            int[] sizes = Objects.requireNonNull(steps.sizes().of(value));
            Step step = steps.of(value);
            if (step instanceof Step.Relayed relayed) {
                value = relayed.input();
            } else if (step instanceof Step.Permuted permuted) {
                int[] from = Objects.requireNonNull(steps.sizes().of(permuted.input()));
                element = permuted(element, sizes, permuted.axes(), from);
                value = permuted.input();
            } else if (step instanceof Step.Joined joined) {
                int[] position = Sizes.position(element, sizes);
                value = part(steps, joined, position);
                element = Sizes.element(
                        position, Objects.requireNonNull(steps.sizes().of(value)));
            } else if (step instanceof Step.Activated activated && scaling == null) {
                after.add(activated.function());
                value = activated.input();
            } else if (step instanceof Step.Scaled scaled) {
                Affine before =
                        Affine.of(scaled.node(), scaled.input(), steps.constants(), Sizes.position(element, sizes));
                affine = affine.after(before);
                scaling = scaling == null ? scaled.node() : scaling;
                value = scaled.input();
            } else {
                Collections.reverse(after);
                return new Origin(value, element, steps.graph().producer(value), after, affine, scaling);
            }
        }
    }

    private static int permuted(int element, int[] sizes, List<Integer> axes, int... from) {
        int[] position = Sizes.position(element, sizes);
        int[] before = new int[from.length];
        for (int axis = 0; axis < position.length; axis++) {
            before[axes.get(axis)] = position[axis];
        }
        return Sizes.element(before, from);
    }

    /** The part that a position lies in; the position becomes that within the part. */
    private static String part(Steps steps, Step.Joined joined, int... position) {
        for (String input : joined.inputs()) {
            int length = Objects.requireNonNull(steps.sizes().of(input))[joined.axis()];
            if (position[joined.axis()] < length) {
                return input;
            }
            position[joined.axis()] -= length;
        }
        throw new IllegalStateException("a part is missing from " + joined);
    }
}
