package org.vizsla.menagerie;

/**
 * A rectangle of pixels.
 *
 * @param top its first row, from 0
 * @param left its first column, from 0
 */
public record Box(int top, int left, int height, int width) {}
