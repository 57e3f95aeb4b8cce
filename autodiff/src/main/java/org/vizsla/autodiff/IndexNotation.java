package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;

/**
 * The equation of an {@code Einsum}, with an index for each axis: an ellipsis is written out, and a result that is only implied is stated.
 *
 * @param operands the indices of each operand's axes, such as {@code "bij"}
 * @param result the indices of the result's axes
 */
record IndexNotation(List<String> operands, String result) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ELLIPSIS = "...";

    IndexNotation {
        operands = List.copyOf(operands);
    }

    static IndexNotation of(Step s) {
        String equation = s.node().text("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        String batch = unused(equation, elided(s, terms));
        List<String> operands =
                Stream.of(terms).map(term -> term.replace(ELLIPSIS, batch)).toList();
        String result = sides.length > 1 ? sides[1].replace(ELLIPSIS, batch) : batch + singles(sides[0]);
        return new IndexNotation(operands, result);
    }

    /** How many axes an ellipsis stands for; they all stand for the same number. */
    private static int elided(Step s, String... terms) {
        for (int i = 0; i < terms.length; i++) {
            if (terms[i].contains(ELLIPSIS)) {
                return s.rank(s.x(i)) - (terms[i].length() - ELLIPSIS.length());
            }
        }
        return 0;
    }

    /** The indices that occur once, in the order of their codes. */
    private static String singles(String terms) {
        return terms.chars()
                .filter(Character::isLetter)
                .filter(index -> terms.indexOf(index) == terms.lastIndexOf(index))
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String unused(String taken, int count) {
        String free = LETTERS.chars()
                .filter(letter -> taken.indexOf(letter) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return free.substring(0, count);
    }

    /** An index that neither the equation nor this term has. */
    String unused(String term) {
        return unused(String.join("", operands) + result + term, 1);
    }

    /** The sizes that a term's axes have in the whole equation, where an axis of size 1 stretches to that of another operand. */
    Shape shape(Step s, String term) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int axis = 0; axis < term.length(); axis++) {
            dimensions.add(size(s, term.charAt(axis)));
        }
        return new Shape(dimensions);
    }

    private Dimension size(Step s, char index) {
        Dimension size = new Dimension.Fixed(1);
        for (int operand = 0; operand < operands.size(); operand++) {
            int axis = operands.get(operand).indexOf(index);
            Dimension here =
                    axis < 0 ? size : s.shape(s.x(operand)).dimensions().get(axis);
            size = here.equals(new Dimension.Fixed(1)) ? size : here;
        }
        return size;
    }
}
