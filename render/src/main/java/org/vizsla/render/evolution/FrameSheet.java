package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.util.List;

/** All frames in one picture, row by row, for a page that shows one at a time. */
public record FrameSheet(int rows, int columns) {
    /** The most frames in a row. */
    public static final int COLUMNS = 8;

    /** The layout of a number of frames. */
    public static FrameSheet layout(int frames) {
        return new FrameSheet((frames + COLUMNS - 1) / COLUMNS, Math.min(frames, COLUMNS));
    }

    static BufferedImage of(List<BufferedImage> frames) {
        FrameSheet layout = layout(frames.size());
        int width = frames.get(0).getWidth();
        int height = frames.get(0).getHeight();
        BufferedImage sheet =
                new BufferedImage(width * layout.columns, height * layout.rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frames.size(); i++) {
            int[] pixels = frames.get(i).getRGB(0, 0, width, height, null, 0, width);
            sheet.setRGB(i % COLUMNS * width, i / COLUMNS * height, width, height, pixels, 0, width);
        }
        return sheet;
    }
}
