package org.vizsla.models.architecture;

/**
 * Architectures that belong together.
 *
 * @param name what people call them: {@code VGG}
 * @param paper authors, year and title of their source
 */
record Family(String name, String paper) {
    private static final int SIZE = 224;

    /** A member that was published with images of 224 x 224. */
    Architecture member(String member, Recipe recipe) {
        return member(member, SIZE, recipe);
    }

    /** A member that was published with images of {@code size x size}. */
    Architecture member(String member, int size, Recipe recipe) {
        return new Architecture(member, this, size, recipe);
    }
}
