package org.vizsla.render.text;

import java.awt.image.BufferedImage;
import java.text.Normalizer;
import org.vizsla.graph.text.ShownText;

/**
 * Text of one size and weight, drawn smoothly into pictures.
 *
 * <p>There are letters for ASCII and a few signs; accents are omitted, and any other character becomes a small frame; one that cannot be seen is written
 * out, as in {@link ShownText}.
 *
 * @param size of the text in pixels; capital letters are 0.72 times as high
 * @param weight the width of a stroke, as a fraction of the size
 */
public record Lettering(double size, double weight) {
    public static final double REGULAR = 0.088;
    public static final double BOLD = 0.125;

    private static final double CAPITAL_HEIGHT = 14;
    private static final double ABOVE = -4;
    private static final double BELOW = 21;
    private static final double GAP = 1.7;
    private static final String ELLIPSIS = "…";

    /** An upper bound on the characters that fit into a title. */
    private static final int LONGEST = 300;

    /** The width of a text in pixels. */
    public double width(String text) {
        double units = drawable(text)
                .codePoints()
                .mapToDouble(c -> advance(Strokes.letters().of(c).width()))
                .sum();
        return Math.max(0, units - advance(0)) * scale() + stroke();
    }

    /** The text, or as much of its beginning as fits into a width, followed by an ellipsis. */
    public String fit(String text, double width) {
        if (text.length() <= LONGEST && width(text) <= width) {
            return text;
        }
        int end = Math.min(text.length(), LONGEST);
        while (end > 0 && width(text.substring(0, end).strip() + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /**
     * Draws a text; anything outside the picture is cut off.
     *
     * @param x its left edge
     * @param baseline the line that it stands on, from the top
     * @param rgb {@code 0xRRGGBB}
     */
    public void draw(BufferedImage picture, double x, double baseline, int rgb, String text) {
        double left = x + stroke() / 2;
        for (int character : drawable(text).codePoints().toArray()) {
            Glyph glyph = Strokes.letters().of(character);
            draw(picture, left, baseline, rgb, glyph);
            left += advance(glyph.width()) * scale();
        }
    }

    /** Draws right-aligned text. */
    public void drawUpTo(BufferedImage picture, double right, double baseline, int rgb, String text) {
        draw(picture, right - width(text), baseline, rgb, text);
    }

    /** Draws centred text. */
    public void drawCentred(BufferedImage picture, double middle, double baseline, int rgb, String text) {
        draw(picture, middle - width(text) / 2, baseline, rgb, text);
    }

    private void draw(BufferedImage picture, double left, double baseline, int rgb, Glyph glyph) {
        double top = baseline - CAPITAL_HEIGHT * scale();
        int x0 = (int) Math.max(0, Math.floor(left - stroke()));
        int x1 = (int) Math.min(picture.getWidth(), Math.ceil(left + glyph.width() * scale() + stroke()) + 1);
        int y0 = (int) Math.max(0, Math.floor(top + ABOVE * scale()));
        int y1 = (int) Math.min(picture.getHeight(), Math.ceil(top + BELOW * scale()));
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                double distance = glyph.distance((x + 0.5 - left) / scale(), (y + 0.5 - top) / scale()) * scale();
                double covered = Math.min(1, stroke() / 2 - distance + 0.5);
                if (covered > 0) {
                    picture.setRGB(x, y, mixed(picture.getRGB(x, y), rgb, covered));
                }
            }
        }
    }

    private static int mixed(int under, int over, double covered) {
        int mixed = 0xff000000;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = under >> shift & 0xff;
            double to = over >> shift & 0xff;
            mixed |= (int) Math.round(from + (to - from) * covered) << shift;
        }
        return mixed;
    }

    /** The text without accents for which there are no letters. */
    private static String drawable(String text) {
        if (text.codePoints().allMatch(Strokes.letters()::knows)) {
            return text;
        }
        String bare = Normalizer.normalize(ShownText.line(text.replaceAll("\\s", " ")), Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}+", "");
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    /** The distance from a letter's left edge to the next letter's, in the letters' units. */
    private double advance(double width) {
        return width + GAP + stroke() / scale();
    }

    private double scale() {
        return 0.72 * size / CAPITAL_HEIGHT;
    }

    private double stroke() {
        return weight * size;
    }
}
