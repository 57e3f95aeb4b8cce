package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The owl: upright, brown and speckled, with a pale face disc, great yellow eyes and tufts. */
public final class Owl implements Animal {
    private static final Outline TUFT = new Outline(
            0.0, 0.12, -0.018, 0.05, -0.045, -0.02, -0.05, -0.06, 0, -0.07, 0.05, -0.06, 0.045, -0.02, 0.018, 0.05);

    @Override
    public Sketch draw(Chance chance) {
        Colour brown = Colour.of(0x8a623c).jittered(chance, 0.12);
        Colour dark = brown.mix(Colour.of(0x2a1b10), 0.7);
        Colour pale = brown.mix(Colour.of(0xf6e7c8), 0.75);
        Noise noise = new Noise(chance.bits());
        Skin back = Skin.fur(brown)
                .with("feathers", dark, spot -> 0.7 * feather(spot.b * 4.5, spot.c * 3.4 + spot.a * 2, noise))
                .shaded(pale, spot -> 0.5 * Curves.step(0.72, 0.86, noise.at(spot.x * 20, spot.y * 20, spot.z * 20)));
        Skin breast = Skin.fur(pale)
                .with(
                        "feathers",
                        dark,
                        spot -> 0.8 * feather(spot.b * 5.2, spot.c * 4.2, noise) * Curves.step(0.75, 0.5, spot.b));
        Sculptor s = new Sculptor();
        double lean = chance.between(-6, 10);
        Frame body = Frame.at(0, 0.36, 0).pitched(lean);
        s.part("body").skin(back).blend(0.05);
        s.egg(body, 0.20, 0.30, 0.215);
        s.skin(breast).blend(0.05).egg(body.shifted(0.055, -0.015, 0), 0.17, 0.27, 0.185);
        s.part("tail")
                .skin(back)
                .blend(0.03)
                .cone(body.point(-0.13, -0.16, 0), 0.08, body.point(-0.20, -0.36, 0), 0.05);
        s.part("wings").skin(back).blend(0.02);
        double open = chance.with(0.25) ? chance.between(15, 40) : 0;
        for (int side = -1; side <= 1; side += 2) {
            Frame shoulder = body.shifted(-0.02, 0.13, side * 0.17).rolled(-side * open);
            s.egg(shoulder.shifted(-0.02, -0.17, side * 0.035).pitched(-10), 0.12, 0.25, 0.055);
        }
        feet(s);
        Frame head = body.shifted(0.03, 0.34, 0)
                .pitched(-lean)
                .yawed(chance.between(-35, 35))
                .rolled(chance.between(-10, 10));
        s.part("head").skin(back).blend(0.06);
        s.egg(head, 0.185, 0.165, 0.215);
        face(s, head, pale, dark);
        s.part("head", "tufts")
                .skin(Skin.fur(brown).shaded(dark, spot -> Curves.step(0.5, 1, spot.c)))
                .blend(0.02);
        for (int side = -1; side <= 1; side += 2) {
            s.plate(head.shifted(0.06, 0.15, side * 0.13).yawed(-90 + side * 18).pitched(side * 24), TUFT, 1, 0.016, 0);
        }
        return new Sketch(s.figure(0.007), head.origin(), 0.32);
    }

    private static double feather(double up, double across, Noise noise) {
        double row = Curves.floor(up);
        double u = Curves.fraction(across + 0.5 * row) - 0.5;
        double v = up - row;
        double bar = Curves.step(0.30, 0.18, Math.abs(v - 0.35 - 1.1 * u * u)) * Curves.step(0.5, 0.38, Math.abs(u));
        return bar * (0.55 + 0.45 * noise.at(row * 3.1, across * 2));
    }

    private static void face(Sculptor s, Frame h, Colour pale, Colour dark) {
        Skin disc = Skin.fur(pale)
                .shaded(dark, spot -> 0.8 * Curves.step(0.80, 0.97, Math.sqrt(spot.b * spot.b + spot.c * spot.c)))
                .shaded(
                        dark,
                        spot -> 0.35 * Curves.step(0.3, 0.45, Curves.wave(StrictMath.atan2(spot.b, spot.c) * 3.6)));
        s.part("head", "face").skin(disc).blend(0.02);
        for (int side = -1; side <= 1; side += 2) {
            s.egg(h.shifted(0.125, -0.012, side * 0.095).yawed(-side * 20), 0.058, 0.125, 0.115);
        }
        s.part("head", "eyes");
        new Eyes(Colour.of(0xf5b820), 0.52, 0.52)
                .pair(s, h, new Vec(0.158, 0.012, 0.088), new Vec(0.95, 0.05, 0.28), 0.060, Colour.BLACK);
        s.part("head", "bill").skin(Skin.smooth(Colour.of(0xd8a640), 0.5)).blend(0.008);
        s.tube(
                List.of(h.point(0.165, -0.03, 0), h.point(0.205, -0.06, 0), h.point(0.20, -0.105, 0)),
                0.030,
                0.028,
                0.010);
    }

    private static void feet(Sculptor s) {
        s.part("feet").skin(Skin.smooth(Colour.of(0xd9ab52), 0.2)).blend(0.015);
        for (int side = -1; side <= 1; side += 2) {
            s.cone(new Vec(0.05, 0.14, side * 0.085), 0.05, new Vec(0.06, 0.04, side * 0.085), 0.032);
            for (int toe = -1; toe <= 1; toe++) {
                s.cone(
                        new Vec(0.07, 0.035, side * 0.085),
                        0.026,
                        new Vec(0.155, 0.02, side * 0.085 + toe * 0.045),
                        0.017);
            }
        }
    }
}
