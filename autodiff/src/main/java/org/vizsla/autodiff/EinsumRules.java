package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Sums of products in index notation. The cotangent of an operand is such a sum, too: of the output's cotangent times the other operands, over all indices that the operand
 * does not have.
 */
final class EinsumRules {
    private EinsumRules() {}

    public static String operand(Step s, int input) {
        IndexNotation notation = IndexNotation.of(s);
        List<String> terms = new ArrayList<>(List.of(notation.result()));
        List<String> factors = new ArrayList<>(List.of(s.dy()));
        for (int other = 0; other < notation.operands().size(); other++) {
            if (other != input) {
                terms.add(notation.operands().get(other));
                factors.add(s.x(other));
            }
        }
        String wanted = notation.operands().get(input);
        String result = "";
        for (int axis = 0; axis < wanted.length(); axis++) {
            String index = wanted.substring(axis, axis + 1);
            if (result.contains(index)) {
                // A diagonal was taken: the cotangent lies on it.
                String column = notation.unused(result);
                terms.add(index + column);
                factors.add(identity(s, Shape.lengthOf(s.size(s.x(input), axis))));
                index = column;
            } else if (!String.join("", terms).contains(index)) {
                // Summed over in this operand alone: the cotangent is the same at all places.
                terms.add(index);
                factors.add(ones(s, s.x(input), axis));
            }
            result += index;
        }
        String cotangent = s.op("Einsum", factors)
                .with("equation", String.join(",", terms) + "->" + result)
                .value();
        return s.sumTo(cotangent, notation.shape(s, wanted), s.shape(s.x(input)));
    }

    private static String identity(Step s, int size) {
        float[] identity = new float[size * size];
        for (int i = 0; i < size; i++) {
            identity[i * size + i] = 1;
        }
        return s.graph().constant("identity", Tensor.ofFloats(Shape.of(size, size), identity));
    }

    private static String ones(Step s, String like, long axis) {
        String size =
                s.op("Shape", like).with("start", axis).with("end", axis + 1).value();
        return s.op("Expand", s.scalar(1), size).value();
    }
}
