package org.vizsla.autodiff.lrp;

/**
 * A pattern of names, in which {@code *} stands for any characters, also none.
 *
 * <p>A name is compared from left to right: each part between two stars is taken where it comes first. That finds a match if there is one, without going
 * back. A part is searched in linear time, after D. E. Knuth, J. H. Morris and V. R. Pratt, Fast Pattern Matching in Strings, 1977; so the time grows
 * with the lengths of name and pattern alone, not with their product, nor with the number of stars.
 */
record NamePattern(String text) {
    boolean matches(String name) {
        int star = text.indexOf('*');
        if (star < 0) {
            return name.equals(text);
        }
        int last = text.lastIndexOf('*');
        int end = name.length() - (text.length() - last - 1);
        if (end < star || !name.startsWith(text.substring(0, star)) || !name.endsWith(text.substring(last + 1))) {
            return false;
        }
        int from = star;
        for (String part : text.substring(star, last).split("\\*")) {
            from = endOf(part, name, from, end);
            if (from < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the first occurrence of a part within a range of the name ends; -1 if there is none. */
    private static int endOf(String part, String name, int from, int end) {
        if (part.isEmpty()) {
            return from;
        }
        int[] borders = borders(part);
        int matched = 0;
        for (int i = from; i < end; i++) {
            matched = longer(part, borders, matched, name.charAt(i));
            if (matched == part.length()) {
                return i + 1;
            }
        }
        return -1;
    }

    /** For each number of characters of a part, the longest shorter beginning of it that is also an end of them. */
    private static int[] borders(String part) {
        int[] borders = new int[part.length() + 1];
        for (int i = 1; i < part.length(); i++) {
            borders[i + 1] = longer(part, borders, borders[i], part.charAt(i));
        }
        return borders;
    }

    /** How much of the part is matched after one more character. */
    private static int longer(String part, int[] borders, int matched, char next) {
        int shorter = matched;
        while (shorter > 0 && part.charAt(shorter) != next) {
            shorter = borders[shorter];
        }
        return part.charAt(shorter) == next ? shorter + 1 : 0;
    }
}
