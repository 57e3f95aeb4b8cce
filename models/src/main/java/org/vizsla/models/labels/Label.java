package org.vizsla.models.labels;

import java.util.Locale;

/**
 * A class of a network.
 *
 * @param wnid its WordNet identifier, such as {@code n02100583}; empty if there is none
 * @param name empty for a class without one
 */
record Label(String wnid, String name) {
    /** What is compared when a user's words are looked for: small letters and digits, single spaces for all between them. */
    static String words(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                .strip();
    }

    String words() {
        return words(name);
    }
}
