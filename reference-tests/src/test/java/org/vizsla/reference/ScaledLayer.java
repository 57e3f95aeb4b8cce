package org.vizsla.reference;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.vizsla.render.heat.HeatScale;

/**
 * A map as a file to be laid over an image, and what it has to look like on another scale.
 *
 * @param own the scale that it was drawn on
 * @param one the scale that it is shown on
 */
record ScaledLayer(BufferedImage file, HeatScale own, HeatScale one) {
    /** A scale as pages name it: {@code signed -2 2}. */
    static HeatScale scale(String text) {
        String[] parts = text.split(" ");
        return new HeatScale(parts[0].equals("signed"), Double.parseDouble(parts[1]), Double.parseDouble(parts[2]));
    }

    /** How a page shows it, on white, in its own size. */
    static BufferedImage shown(Page page, Locator map) throws IOException {
        map.evaluate("map => { map.loading = 'eager'; document.body.append(map); map.style.cssText += 'position: fixed;"
                + " left: 0; top: 0; opacity: 1; width: auto; height: auto; z-index: 9; background: none';"
                + " document.documentElement.style.background = '#fff'; document.body.style.background = '#fff';"
                + " [...document.body.children].forEach(each => { if (each !== map && !each.matches('.filters'))"
                + " each.style.visibility = 'hidden'; }); return map.decode(); }");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(map.screenshot()));
        map.evaluate("map => { map.remove(); document.querySelectorAll('[style*=visibility]')"
                + ".forEach(each => { each.style.visibility = ''; }); }");
        return shown;
    }

    /** The mean difference of a picture from what it should be, of 255. */
    double differenceFrom(BufferedImage shown) {
        double sum = 0;
        for (int y = 0; y < file.getHeight(); y++) {
            for (int x = 0; x < file.getWidth(); x++) {
                int expected = expected(file.getRGB(x, y));
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((expected >> shift & 255) - (shown.getRGB(x, y) >> shift & 255));
                }
            }
        }
        return sum / (3.0 * file.getWidth() * file.getHeight());
    }

    private int expected(int argb) {
        double opacity = (argb >>> 24) / 255.0;
        boolean negative = (argb >> 16 & 255) < (argb & 255);
        double value = own.signed()
                ? (negative ? -1 : 1) * opacity * own.high()
                : own.low() + opacity * opacity * (own.high() - own.low());
        double strength = one.strength(value);
        double covered = one.signed() ? strength : Math.sqrt(strength);
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double colour = one.colour(value) >> shift & 255;
            rgb |= (int) Math.round(255 + covered * (colour - 255)) << shift;
        }
        return rgb;
    }
}
