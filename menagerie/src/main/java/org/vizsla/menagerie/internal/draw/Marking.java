package org.vizsla.menagerie.internal.draw;

/** A colour that lies on a skin in some pattern. {@code part} is its name, or empty where it is none that anyone asks for. */
public record Marking(String part, Colour colour, Pattern pattern) {}
