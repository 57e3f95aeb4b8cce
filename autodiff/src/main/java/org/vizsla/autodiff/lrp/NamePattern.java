package org.vizsla.autodiff.lrp;

/**
 * A pattern of names, in which {@code *} stands for any characters, also none.
 *
 * <p>A name is compared from left to right: each part between two stars is taken where it comes first. That finds a match if there is one, without going
 * back; so the time grows with the lengths of name and part alone, and not with the number of stars.
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
            int found = name.indexOf(part, from);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
