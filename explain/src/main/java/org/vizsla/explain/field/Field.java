package org.vizsla.explain.field;

/**
 * A rectangle of an image; empty where a value depends on no pixel.
 *
 * @param top its first row, from 0
 * @param left its first column
 */
public record Field(int top, int left, int height, int width) {
    public boolean isEmpty() {
        return height <= 0 || width <= 0;
    }
}
