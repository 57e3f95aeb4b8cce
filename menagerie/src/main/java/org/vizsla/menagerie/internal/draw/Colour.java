package org.vizsla.menagerie.internal.draw;

import org.vizsla.graph.random.Chance;

/** A colour: red, green and blue in [0, 1], as they are shown. */
public record Colour(double red, double green, double blue) {
    public static final Colour BLACK = of(0x17130f);
    public static final Colour WHITE = of(0xf6f1e6);

    /** From {@code 0xRRGGBB}. */
    public static Colour of(int rgb) {
        return new Colour((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
    }

    public Colour times(double factor) {
        return new Colour(red * factor, green * factor, blue * factor);
    }

    public Colour mix(Colour other, double t) {
        return new Colour(
                Curves.mix(red, other.red, t), Curves.mix(green, other.green, t), Curves.mix(blue, other.blue, t));
    }

    /** A little lighter or darker, warmer or cooler. */
    public Colour jittered(Chance chance, double amount) {
        double light = 1 + chance.between(-amount, amount);
        double warm = chance.between(-amount, amount) * 0.5;
        return new Colour(
                Curves.clamp(red * light * (1 + warm)),
                Curves.clamp(green * light),
                Curves.clamp(blue * light * (1 - warm)));
    }

    /** A clearly different colour: another hue, or, for a grey, a tint of the opposite lightness. */
    public Colour changed() {
        double most = Math.max(red, Math.max(green, blue));
        double least = Math.min(red, Math.min(green, blue));
        if (most - least > 0.25 * most) {
            return new Colour(blue, Math.min(1, 0.8 * red + 0.1), Math.min(1, 0.3 * green + 0.6 * red + 0.1));
        }
        return most > 0.5 ? new Colour(0.18, 0.25, 0.6) : new Colour(0.35, 0.75, 0.8);
    }
}
