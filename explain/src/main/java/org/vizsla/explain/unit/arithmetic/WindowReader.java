package org.vizsla.explain.unit.arithmetic;

import java.nio.FloatBuffer;
import org.vizsla.autodiff.Window;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Reads the windows of a convolution or a pool out of a map.
 *
 * @param height of the map
 * @param width of the map
 * @param rows of a window
 * @param columns of a window
 * @param top the row of the map at which the first window begins; negative where it is padded
 * @param left the column at which it begins
 * @param downwards rows from one window to the next
 * @param onwards columns from one window to the next
 * @param down rows of the map from one row of a window to the next
 * @param along columns of the map from one column of a window to the next
 * @param outside what is read beyond the border
 */
record WindowReader(
        int height,
        int width,
        int rows,
        int columns,
        int top,
        int left,
        int downwards,
        int onwards,
        int down,
        int along,
        float outside) {
    static WindowReader of(Window window, int height, int width, float outside) {
        return new WindowReader(
                height,
                width,
                Math.toIntExact(window.kernel(0)),
                Math.toIntExact(window.kernel(1)),
                Math.toIntExact(-window.begin(0)),
                Math.toIntExact(-window.begin(1)),
                Math.toIntExact(window.stride(0)),
                Math.toIntExact(window.stride(1)),
                Math.toIntExact(window.dilation(0)),
                Math.toIntExact(window.dilation(1)),
                outside);
    }

    /** One window that is the whole map. */
    static WindowReader whole(int height, int width) {
        return new WindowReader(height, width, height, width, 0, 0, 1, 1, 1, 1, 0);
    }

    /** The row at which the window for a row of the result begins. */
    int top(int y) {
        return top + y * downwards;
    }

    int left(int x) {
        return left + x * onwards;
    }

    /** Some channels of a window, {@code [count, rows, columns]}. */
    Tensor read(FloatBuffer values, int first, int count, int y, int x) {
        float[] patch = new float[count * rows * columns];
        int next = 0;
        for (int channel = first; channel < first + count; channel++) {
            for (int row = 0; row < rows; row++) {
                int fromY = top(y) + row * down;
                for (int column = 0; column < columns; column++) {
                    int fromX = left(x) + column * along;
                    boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
                    patch[next++] = inside ? values.get((channel * height + fromY) * width + fromX) : outside;
                }
            }
        }
        return Tensor.ofFloats(Shape.of(count, rows, columns), patch);
    }
}
