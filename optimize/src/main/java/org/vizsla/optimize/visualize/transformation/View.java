package org.vizsla.optimize.visualize.transformation;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.parameterization.Canvas;

/**
 * The sizes of views of pictures.
 *
 * @param canvas the pictures'
 * @param frame the network's input
 * @param pictures how many
 * @param views of each picture
 */
public record View(Canvas canvas, ImageSize frame, int pictures, int views) {
    /** The views of all pictures: those of the first come first. */
    public int rows() {
        return pictures * views;
    }

    /** The shape of all views. */
    public Shape shape() {
        return Shape.of(rows(), canvas.channels(), frame.height(), frame.width());
    }

    /** Each picture as often as it is seen, {@code [views, C, H, W]} of {@code [pictures, C, H, W]}. */
    String repeated(Ops ops, String each) {
        if (views == 1) {
            return each;
        }
        long[] index = new long[rows()];
        for (int row = 0; row < index.length; row++) {
            index[row] = row / views;
        }
        return ops.op("Gather", each, ops.integers(index)).with("axis", 0).value();
    }

    /** The value of all views' feeds. */
    static Tensor tensor(float[] values, long... sizes) {
        return Tensor.ofFloats(Shape.of(sizes), values);
    }
}
