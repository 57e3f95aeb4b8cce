package org.vizsla.render.evolution;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.vizsla.render.text.Lettering;

/** The title above a frame: mostly the class in the first line, label and probability in the second. */
final class TitleStrip {
    /** Its height in pixels. */
    static final int HEIGHT = 42;

    private static final int PAPER = 0xfbf8f4;
    private static final int INK = 0x241d18;
    private static final int PALE_INK = 0x6b5f56;
    private static final int ACCENT = 0xa8481f;
    private static final int MARGIN = 8;
    private static final double FIRST_LINE = 17;
    private static final double SECOND_LINE = 34;
    private static final Lettering CLASS = new Lettering(14, Lettering.BOLD);
    private static final Lettering DETAIL = new Lettering(13, Lettering.REGULAR);
    private static final Lettering PROBABILITY = new Lettering(13, Lettering.BOLD);

    private TitleStrip() {}

    static BufferedImage above(EvolutionFrame frame, String className) {
        return above(frame.picture(), className, frame.label(), frame.caption().shown());
    }

    /** A title, and in the second line a label on the left and a figure on the right. */
    static BufferedImage above(BufferedImage picture, String title, String label, String figure) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage titled = new BufferedImage(width, HEIGHT + height, BufferedImage.TYPE_INT_RGB);
        int[] paper = new int[width * HEIGHT];
        Arrays.fill(paper, PAPER);
        titled.setRGB(0, 0, width, HEIGHT, paper, 0, width);
        int inside = width - 2 * MARGIN;
        CLASS.draw(titled, MARGIN, FIRST_LINE, INK, CLASS.fit(title, inside));
        PROBABILITY.drawUpTo(titled, width - MARGIN, SECOND_LINE, ACCENT, figure);
        double left = inside - PROBABILITY.width(figure) - MARGIN;
        DETAIL.draw(titled, MARGIN, SECOND_LINE, PALE_INK, DETAIL.fit(label, left));
        titled.setRGB(0, HEIGHT, width, height, picture.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return titled;
    }
}
