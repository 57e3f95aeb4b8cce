package org.vizsla.render.heat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.vizsla.render.Enlargement;
import org.vizsla.render.text.Lettering;

/** The scale of a heat map as a strip of its colours, with the values at its ends and in its middle. */
public final class ColourBar {
    /** The height that the scale adds to a picture. */
    public static final int HEIGHT = 34;

    private static final int PAPER = 0xfbf8f4;
    private static final int INK = 0x4a4039;
    private static final int SMALLEST_WIDTH = 112;
    private static final int ALONE_WIDTH = 320;
    private static final int MARGIN = 8;
    private static final int TOP = 7;
    private static final int THICKNESS = 8;
    private static final double BASELINE = 28;
    private static final Lettering LABEL = new Lettering(11.5, Lettering.REGULAR);

    private ColourBar() {}

    /**
     * A picture of a heat map with the scale below it; a small one is enlarged by a whole number, so that the scale can be read. A panel with a notice has no
     * scale.
     *
     * @param picture the map alone, or over the image that it explains
     */
    public static BufferedImage below(BufferedImage picture, HeatMap map) {
        return map.notice().isPresent()
                ? picture
                : scaled(Enlargement.of(picture, Enlargement.toReach(SMALLEST_WIDTH, picture.getWidth())), map.scale());
    }

    private static BufferedImage scaled(BufferedImage picture, HeatScale scale) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage whole = new BufferedImage(width, height + HEIGHT, BufferedImage.TYPE_INT_RGB);
        whole.setRGB(0, 0, width, height, picture.getRGB(0, 0, width, height, null, 0, width), 0, width);
        int[] paper = new int[width * HEIGHT];
        Arrays.fill(paper, PAPER);
        whole.setRGB(0, height, width, HEIGHT, paper, 0, width);
        draw(whole, height, scale);
        return whole;
    }

    /** The scale alone, on a strip of its own. */
    public static BufferedImage alone(HeatScale scale) {
        BufferedImage strip = new BufferedImage(ALONE_WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[ALONE_WIDTH * HEIGHT];
        Arrays.fill(paper, PAPER);
        strip.setRGB(0, 0, ALONE_WIDTH, HEIGHT, paper, 0, ALONE_WIDTH);
        draw(strip, 0, scale);
        return strip;
    }

    private static void draw(BufferedImage whole, int height, HeatScale scale) {
        int width = whole.getWidth();
        int right = width - MARGIN;
        for (int x = MARGIN; x < right; x++) {
            int colour = scale.colourAt((x - MARGIN) / (double) (right - MARGIN - 1));
            for (int y = 0; y < THICKNESS; y++) {
                whole.setRGB(x, height + TOP + y, colour);
            }
        }
        List<String> labels = scale.labels();
        double baseline = height + BASELINE;
        LABEL.draw(whole, MARGIN, baseline, INK, labels.get(0));
        LABEL.drawCentred(whole, width / 2.0, baseline, INK, labels.get(1));
        LABEL.drawUpTo(whole, right, baseline, INK, labels.get(2));
    }
}
