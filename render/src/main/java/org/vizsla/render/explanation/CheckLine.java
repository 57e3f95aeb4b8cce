package org.vizsla.render.explanation;

/**
 * What a self-check found.
 *
 * @param name such as {@code completeness}
 * @param words a sentence with the figures
 */
public record CheckLine(String name, boolean passed, String words) {}
