package org.vizsla.explain.unit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.vizsla.explain.unit.arithmetic.Join;

/**
 * The arithmetic of a unit in a line. All numbers have as many decimals as the largest of them needs for three digits; those that would be zero then have one digit that is not.
 *
 * @param value of the unit
 * @param after the functions that follow its operator
 */
record UnitWords(double value, List<String> after) {
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 4;

    /** Those of an operator without terms. */
    String of(String operator) {
        return line(decimals(value), operator.toLowerCase(Locale.ROOT) + "(…)");
    }

    String of(List<Join.Part> parts, String sign) {
        int decimals = decimals(
                DoubleStream.concat(DoubleStream.of(value), parts.stream().mapToDouble(Join.Part::value))
                        .toArray());
        return line(
                decimals,
                parts.stream()
                        .map(part -> number(part.value(), decimals) + " of " + part.layer())
                        .collect(Collectors.joining(sign)));
    }

    String of(Terms terms, String operator) {
        int decimals = decimals(value, terms.sum(), terms.bias(), terms.products());
        return line(decimals, terms.kernel().isEmpty() ? pooled(terms, operator) : sum(terms, decimals));
    }

    private static String pooled(Terms terms, String operator) {
        long count = terms.values();
        String what = operator.contains("Max") ? "largest" : operator.contains("Sum") ? "sum" : "average";
        return what + " of " + count + (count == 1 ? " value" : " values");
    }

    private static String sum(Terms terms, int decimals) {
        String products = number(terms.products(), decimals);
        return terms.bias() == 0 ? products : products + " + bias " + number(terms.bias(), decimals);
    }

    private String line(int decimals, String innermost) {
        String words = innermost;
        for (String function : after) {
            words = function.toLowerCase(Locale.ROOT) + "(" + words + ")";
        }
        return number(value, decimals) + " = " + words;
    }

    private static int decimals(double... numbers) {
        double largest = DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return 0;
        }
        int before = (int) Math.floor(Math.log10(largest)) + 1;
        return Math.max(0, Math.min(MOST_DECIMALS, DIGITS - before));
    }

    private static String number(double number, int decimals) {
        if (number == 0 || !Double.isFinite(number)) {
            return number == 0 ? "0" : Double.toString(number);
        }
        int first = -(int) Math.floor(Math.log10(Math.abs(number)));
        return first > MOST_DECIMALS
                ? String.format(Locale.ROOT, "%.0e", number)
                : String.format(Locale.ROOT, "%." + Math.max(decimals, first) + "f", number);
    }
}
