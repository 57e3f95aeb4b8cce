package org.vizsla.explain.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The arithmetic of a unit in a line. */
final class UnitWords {
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 4;

    private UnitWords() {}

    /** All numbers have as many decimals as the largest of them needs for three digits; those that would be zero then have one digit that is not. */
    static String of(double value, String operator, List<String> after, Optional<Terms> terms) {
        if (terms.isEmpty()) {
            return number(value, decimals(value)) + " = " + inside(after, operator.toLowerCase(Locale.ROOT) + "(…)");
        }
        Terms known = terms.get();
        int decimals = decimals(value, known.sum(), known.bias(), known.products());
        return number(value, decimals) + " = " + inside(after, sum(known, operator, decimals));
    }

    private static String sum(Terms terms, String operator, int decimals) {
        if (terms.kernel().isEmpty()) {
            int count = Pooled.count(terms.patch());
            String what = operator.contains("Max") ? "largest" : operator.contains("Sum") ? "sum" : "average";
            return what + " of " + count + (count == 1 ? " value" : " values");
        }
        String products = number(terms.products(), decimals);
        return terms.bias() == 0 ? products : products + " + bias " + number(terms.bias(), decimals);
    }

    private static String inside(List<String> functions, String innermost) {
        String words = innermost;
        for (String function : functions) {
            words = function.toLowerCase(Locale.ROOT) + "(" + words + ")";
        }
        return words;
    }

    private static int decimals(double... numbers) {
        double largest = DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return 0;
        }
        int before = (int) Math.floor(Math.log10(largest)) + 1;
        return Math.max(0, Math.min(MOST_DECIMALS, DIGITS - before));
    }

    private static String number(double value, int decimals) {
        if (value == 0) {
            return "0";
        }
        int first = -(int) Math.floor(Math.log10(Math.abs(value)));
        return first > MOST_DECIMALS
                ? String.format(Locale.ROOT, "%.0e", value)
                : String.format(Locale.ROOT, "%." + Math.max(decimals, first) + "f", value);
    }
}
