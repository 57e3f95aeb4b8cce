package org.vizsla.models.labels;

import java.util.Locale;

/**
 * A class of a network.
 *
 * @param wnid its WordNet identifier, such as {@code n02100583}; empty if there is none
 * @param name empty for a class without one
 */
record Label(String wnid, String name) {
    /** The form in which names are compared with a user's words: lower-case letters and digits, with a single space for anything between them. */
    static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    String words() {
        return words(name);
    }
}
