package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.vizsla.render.Enlargement;
import org.vizsla.render.Planes;

/**
 * The filters of a first layer side by side, as the colours that they look for: grey is a weight of zero, and each filter's largest magnitude is as bright or as dark as can be.
 *
 * <p>Source: A. Krizhevsky, I. Sutskever, G. Hinton, ImageNet Classification with Deep Convolutional Neural Networks, 2012, figure 3.
 */
public final class FilterGrid {
    private static final int SMALLEST_WIDTH = 224;
    private static final int PAPER = 0xfbf8f4;
    private static final int GAP = 1;
    private static final double GREY = 127.5;

    private FilterGrid() {}

    /** Draws filters of one size, each {@code [3, height, width]}; the picture is at least 224 pixels wide. */
    public static BufferedImage of(List<Planes> filters) {
        if (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.channels() != 3)) {
            throw new IllegalArgumentException("filters are drawn where there are some, of 3 channels each");
        }
        int width = filters.get(0).width();
        int height = filters.get(0).height();
        int columns = (int) Math.ceil(Math.sqrt(filters.size()));
        int rows = (filters.size() + columns - 1) / columns;
        BufferedImage grid = new BufferedImage(
                columns * (width + GAP) + GAP, rows * (height + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[grid.getWidth() * grid.getHeight()];
        Arrays.fill(paper, PAPER);
        grid.setRGB(0, 0, grid.getWidth(), grid.getHeight(), paper, 0, grid.getWidth());
        for (int i = 0; i < filters.size(); i++) {
            draw(grid, i % columns * (width + GAP) + GAP, i / columns * (height + GAP) + GAP, filters.get(i));
        }
        return Enlargement.of(grid, Enlargement.toReach(SMALLEST_WIDTH, grid.getWidth()));
    }

    private static void draw(BufferedImage grid, int left, int top, Planes filter) {
        double most = 0;
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < filter.size(); i++) {
                most = Math.max(most, Math.abs(filter.at(c, i / filter.width(), i % filter.width())));
            }
        }
        double scale = most > 0 && Double.isFinite(most) ? GREY / most : 0;
        for (int y = 0; y < filter.height(); y++) {
            for (int x = 0; x < filter.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = (rgb << 8) | (int) Math.round(GREY + scale * filter.at(c, y, x));
                }
                grid.setRGB(left + x, top + y, rgb);
            }
        }
    }
}
