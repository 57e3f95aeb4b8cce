package org.vizsla.explain.method.segmentation;

import org.vizsla.graph.Tensor;

/**
 * Squares, whatever the image shows; those at the right and lower border are smaller where the side does not divide the image.
 *
 * @param side of a square, in pixels
 */
public record Grid(int side) implements Segmentation {
    public Grid {
        if (side < 1) {
            throw new IllegalArgumentException("side: " + side);
        }
    }

    @Override
    public String toString() {
        return "grid:" + side;
    }

    @Override
    public int about(int height, int width) {
        return ((height + side - 1) / side) * ((width + side - 1) / side);
    }

    @Override
    public Segments segment(Tensor picture) {
        int height = picture.shape().length(1);
        int width = picture.shape().length(2);
        int across = (width + side - 1) / side;
        int[] labels = new int[height * width];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            labels[pixel] = pixel / width / side * across + pixel % width / side;
        }
        return Segments.of(height, width, labels);
    }
}
