package org.vizsla.render;

import java.awt.image.BufferedImage;
import org.vizsla.render.text.Lettering;

/**
 * The reason why a map is not worth drawing, shown in its place. The caller decides that: this module does not judge maps.
 *
 * @param subject whose map it is, such as {@code gradient}
 * @param reason what is wrong with the map, such as {@code zero everywhere}
 */
public record Notice(String subject, String reason) {
    private static final int PAPER = 0xf3efe9;
    private static final int EDGE = 0xd8d0c6;
    private static final int INK = 0x3a322c;
    private static final int PALE_INK = 0x6f645b;
    private static final int SMALLEST_SIDE = 112;

    /**
     * A light panel with the notice, in the proportions of the picture that it stands for. A small picture's panel is a whole number of times as large, so that
     * the words can be read.
     */
    public BufferedImage panel(int height, int width) {
        int times = Enlargement.toReach(SMALLEST_SIDE, Math.min(width, height));
        int w = width * times;
        int h = height * times;
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                boolean edge = x == 0 || y == 0 || x == w - 1 || y == h - 1;
                image.setRGB(x, y, edge ? EDGE : PAPER);
            }
        }
        double size = Math.min(16, w / 11.0);
        Lettering large = new Lettering(size, Lettering.BOLD);
        Lettering small = new Lettering(0.85 * size, Lettering.REGULAR);
        large.drawCentred(image, w / 2.0, h / 2.0 - 0.1 * size, INK, subject);
        small.drawCentred(image, w / 2.0, h / 2.0 + 1.3 * size, PALE_INK, reason);
        return image;
    }

    /** One line, such as {@code gradient: the map is zero everywhere}. */
    public String line() {
        return subject + ": the map is " + reason;
    }
}
