package org.vizsla.menagerie.internal.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * What a solid is covered with.
 *
 * @param grain how strongly hairs or speckles show, 0 to 1
 * @param hairs hairs across one unit of length
 * @param gloss how much it shines, 0 to 1
 * @param markings painted one over the other
 */
public record Skin(Colour base, double grain, double hairs, double gloss, List<Marking> markings) {
    public Skin {
        markings = List.copyOf(markings);
    }

    public static Skin fur(Colour base) {
        return new Skin(base, 0.30, 34, 0.05, List.of());
    }

    public static Skin smooth(Colour base, double gloss) {
        return new Skin(base, 0.07, 12, gloss, List.of());
    }

    public Skin with(String part, Colour colour, Pattern pattern) {
        List<Marking> more = new ArrayList<>(markings);
        more.add(new Marking(part, colour, pattern));
        return new Skin(base, grain, hairs, gloss, more);
    }

    /** This skin with an additional, unnamed colour. */
    public Skin shaded(Colour colour, Pattern pattern) {
        return with("", colour, pattern);
    }

    public Skin grained(double strength, double perUnit) {
        return new Skin(base, strength, perUnit, gloss, markings);
    }

    public Skin without(String part) {
        return new Skin(
                base,
                grain,
                hairs,
                gloss,
                markings.stream()
                        .filter(marking -> !marking.part().equals(part))
                        .toList());
    }

    public Skin recoloured(String part) {
        return new Skin(
                base,
                grain,
                hairs,
                gloss,
                markings.stream()
                        .map(marking -> marking.part().equals(part) ? changed(marking) : marking)
                        .toList());
    }

    public Skin recoloured() {
        return new Skin(
                base.changed(),
                grain,
                hairs,
                gloss,
                markings.stream().map(Skin::changed).toList());
    }

    private static Marking changed(Marking marking) {
        return new Marking(marking.part(), marking.colour().changed(), marking.pattern());
    }
}
