package org.vizsla.models.architecture;

/** A window that slides over a map, as a convolution's and a pool's does; it moves equally far in height and width. */
record Window(long height, long width, long stride, long padHeight, long padWidth, boolean ceil) {
    /** A square window that moves by one, without padding. */
    static Window of(long kernel) {
        return of(kernel, kernel);
    }

    /** A window that moves by one, without padding. */
    static Window of(long height, long width) {
        return new Window(height, width, 1, 0, 0, false);
    }

    Window stride(long other) {
        return new Window(height, width, other, padHeight, padWidth, ceil);
    }

    /** The window with that many zeros on every side of the map. */
    Window padding(long other) {
        return new Window(height, width, stride, other, other, ceil);
    }

    /** The window with as many zeros as let a window of odd size, moving by one, keep the map's size: {@code (kernel - 1) / 2} on each side. */
    Window centred() {
        return new Window(height, width, stride, (height - 1) / 2, (width - 1) / 2, ceil);
    }

    /** The window with a last step that may reach over the edge ({@code ceil_mode}). */
    Window roundedUp() {
        return new Window(height, width, stride, padHeight, padWidth, true);
    }

    /** How many places it takes down a map of that height. */
    long rows(long size) {
        return places(size + 2 * padHeight - height);
    }

    /** How many places it takes across a map of that width. */
    long columns(long size) {
        return places(size + 2 * padWidth - width);
    }

    /** {@code room / stride + 1}; 0 where it does not fit. */
    private long places(long room) {
        return room < 0 ? 0 : (room + (ceil ? stride - 1 : 0)) / stride + 1;
    }

    long[] kernelShape() {
        return new long[] {height, width};
    }

    long[] strides() {
        return new long[] {stride, stride};
    }

    long[] pads() {
        return new long[] {padHeight, padWidth, padHeight, padWidth};
    }
}
