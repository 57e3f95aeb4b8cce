package org.vizsla.explain.loop;

import java.nio.FloatBuffer;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.map.Stretching;
import org.vizsla.graph.Shape;
import org.vizsla.graph.random.Chance;

/**
 * The image behind random masks: {@code x m + b (1 - m)}; a share is the mask, {@code [1, 1, H, W]}. A mask is a grid of ones and zeros, stretched over the image and shifted by up to a cell. Several
 * baselines take turns.
 *
 * @param masks how many
 * @param cells of the grid along each side of the image
 * @param keep the probability of a one
 */
public record MaskCopies(int masks, int cells, double keep, Baseline baseline) implements Copies {
    private static final int MOST_CELLS = 1024;

    public MaskCopies {
        if (masks < 1 || cells < 1 || cells > MOST_CELLS || !(keep > 0 && keep <= 1)) {
            throw new IllegalArgumentException(masks + " masks of " + cells + " cells that keep " + keep);
        }
    }

    @Override
    public int count(Shape image, int baselines) {
        return masks;
    }

    @Override
    public Shape share(Shape image) {
        return Shape.of(1, 1, image.size(2), image.size(3));
    }

    @Override
    public double expectedShare() {
        return keep;
    }

    @Override
    public double write(int index, Original image, FloatBuffer copy, FloatBuffer share) {
        float[] mask = mask(image.height(), image.width(), image.randomness().of("rise", index));
        float[] values = image.values();
        float[] baseline = image.baselines().get(index % image.baselines().size());
        for (int i = 0; i < values.length; i++) {
            float seen = mask[i % mask.length];
            copy.put(i, values[i] * seen + baseline[i] * (1 - seen));
        }
        share.put(0, mask);
        return 1.0 / masks;
    }

    /** A mask, {@code [H * W]}. */
    public float[] mask(int height, int width, Chance chance) {
        float[] grid = new float[(cells + 1) * (cells + 1)];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = chance.with(keep) ? 1 : 0;
        }
        int cellHeight = (height + cells - 1) / cells;
        int cellWidth = (width + cells - 1) / cells;
        float[] mask = new float[height * width];
        Stretching.stretch(
                grid,
                new Stretching(height, cells + 1, cellHeight, chance.pick(cellHeight)),
                new Stretching(width, cells + 1, cellWidth, chance.pick(cellWidth)),
                mask);
        return mask;
    }
}
