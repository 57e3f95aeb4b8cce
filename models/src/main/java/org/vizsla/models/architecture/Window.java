package org.vizsla.models.architecture;

/** A square window that slides over a map, as in a convolution or a pool; the same in height and width. */
record Window(long kernel, long stride, long padding, boolean ceil) {
    /** A window that moves by one, without padding. */
    static Window of(long kernel) {
        return new Window(kernel, 1, 0, false);
    }

    Window stride(long other) {
        return new Window(kernel, other, padding, ceil);
    }

    /** The window with that many zeros on every side of the map. */
    Window padding(long other) {
        return new Window(kernel, stride, other, ceil);
    }

    /** The window with a last step that may reach over the edge ({@code ceil_mode}). */
    Window roundedUp() {
        return new Window(kernel, stride, padding, true);
    }

    /** The number of positions it takes along an axis of that size: {@code (size + 2 padding - kernel) / stride + 1}; 0 or less if it does not fit. */
    long places(long size) {
        long room = size + 2 * padding - kernel;
        return room < 0 ? 0 : (room + (ceil ? stride - 1 : 0)) / stride + 1;
    }

    long[] kernelShape() {
        return new long[] {kernel, kernel};
    }

    long[] strides() {
        return new long[] {stride, stride};
    }

    long[] pads() {
        return new long[] {padding, padding, padding, padding};
    }
}
