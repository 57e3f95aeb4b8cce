package org.vizsla.menagerie;

/** A rectangle of pixels; {@code x, y} is its upper left corner. */
public record Box(int x, int y, int width, int height) {}
