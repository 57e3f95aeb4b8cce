package org.vizsla.menagerie.internal.animal;

import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** Eyes: a shiny ball with iris, pupil and a catchlight, in a dark rim. */
record Eyes(Colour iris, double pupilWide, double pupilHigh) {
    static final Eyes DARK = new Eyes(Colour.of(0x4a2a14), 0.62, 0.62);

    private Skin skin() {
        return Skin.smooth(iris, 0.5)
                .grained(0, 1)
                .shaded(iris.times(0.55), spot -> Curves.step(0.72, 0.95, flat(spot.b, spot.c, 1, 1)))
                .shaded(
                        Colour.of(0x0c0908),
                        spot -> spot.a < 0 ? 1 : Curves.step(1.12, 0.88, flat(spot.b, spot.c, pupilHigh, pupilWide)))
                .shaded(
                        Colour.of(0xfffdf6),
                        spot -> spot.a < 0 ? 0 : Curves.step(0.34, 0.20, flat(spot.b - 0.36, spot.c - 0.28, 1, 1)));
    }

    private static double flat(double b, double c, double high, double wide) {
        return Math.sqrt(b * b / (high * high) + c * c / (wide * wide));
    }

    /** One eye of that radius at a point of a head, looking in a direction relative to it. */
    void one(Sculptor s, Frame head, Vec place, Vec look, double radius, Colour rim) {
        Vec at = head.point(place);
        Vec towards = head.direction(look.x(), look.y(), look.z()).unit();
        s.skin(Skin.smooth(rim, 0.1)).blend(0.02);
        s.egg(
                Frame.along(at.minus(towards.times(radius * 0.45)), towards),
                radius * 0.85,
                radius * 1.22,
                radius * 1.22);
        s.skin(skin()).blend(0);
        s.egg(Frame.along(at, towards), radius, radius, radius);
    }

    /** Two eyes, mirrored about the middle of a head. */
    void pair(Sculptor s, Frame head, Vec place, Vec look, double radius, Colour rim) {
        for (int side = -1; side <= 1; side += 2) {
            one(
                    s,
                    head,
                    new Vec(place.x(), place.y(), side * place.z()),
                    new Vec(look.x(), look.y(), side * look.z()),
                    radius,
                    rim);
        }
    }
}
