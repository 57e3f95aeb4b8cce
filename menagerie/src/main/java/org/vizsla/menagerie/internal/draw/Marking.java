package org.vizsla.menagerie.internal.draw;

/** A colour that lies on a skin in some pattern. {@code part} is its name, or empty if it has none. */
public record Marking(String part, Colour colour, Pattern pattern) {}
