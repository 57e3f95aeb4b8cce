package org.vizsla.graph.schema;

import java.util.regex.Pattern;

/** The equation of an {@code Einsum}: one term for each input, letters for axes and at most one ellipsis in each; the result has letters of the terms, each once, and the ellipsis if a term has. */
final class Equations {
    private static final Pattern TERM = Pattern.compile("[A-Za-z]*(\\.\\.\\.)?[A-Za-z]*");
    private static final int ELLIPSIS = 3;

    private Equations() {}

    static void check(Call call) {
        String equation = call.node().text("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        String[] terms = sides[0].split(",", -1);
        if (sides.length > 2 || terms.length != call.node().inputs().size()) {
            throw refusal(
                    call,
                    equation,
                    "it must have a term for each of the "
                            + call.node().inputs().size() + " inputs");
        }
        boolean isOpen = false;
        for (int i = 0; i < terms.length; i++) {
            boolean ellipsis = terms[i].contains("...");
            int letters = terms[i].length() - (ellipsis ? ELLIPSIS : 0);
            int rank = call.rank(i);
            if (!TERM.matcher(terms[i]).matches()) {
                throw refusal(call, equation, "a term has letters and one ellipsis at most");
            } else if (rank >= 0 && (ellipsis ? letters > rank : letters != rank)) {
                throw refusal(call, equation, "input " + i + " has " + rank + " axes");
            }
            isOpen |= ellipsis && letters != rank;
        }
        if (sides.length == 2) {
            checkResult(call, equation, sides[0], sides[1], isOpen);
        }
    }

    private static void checkResult(Call call, String equation, String terms, String result, boolean isOpen) {
        if (!TERM.matcher(result).matches()) {
            throw refusal(call, equation, "the result has letters and one ellipsis at most");
        } else if (isOpen && !result.contains("...")) {
            throw refusal(call, equation, "the result has no ellipsis, and a term has");
        }
        for (char letter : result.replace("...", "").toCharArray()) {
            if (terms.indexOf(letter) < 0 || result.indexOf(letter) != result.lastIndexOf(letter)) {
                throw refusal(
                        call, equation, "axis " + letter + " of the result must be in a term, and once in the result");
            }
        }
    }

    private static org.vizsla.graph.VizslaException refusal(Call call, String equation, String why) {
        return call.refusal("attribute equation is '" + equation + "'; " + why);
    }
}
