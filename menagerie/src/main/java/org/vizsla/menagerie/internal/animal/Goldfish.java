package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The goldfish: a round orange body with shining scales, flowing fins and a forked tail. */
public final class Goldfish implements Animal {
    private static final Outline TAIL = new Outline(
            0.10, 0.0, 0.0, 0.10, -0.22, 0.30, -0.34, 0.30, -0.22, 0.06, -0.16, 0.0, -0.22, -0.06, -0.32, -0.27, -0.20,
            -0.26, 0.0, -0.10);
    private static final Outline DORSAL =
            new Outline(0.20, -0.06, 0.12, 0.10, -0.02, 0.17, -0.16, 0.13, -0.24, 0.03, -0.18, -0.07, 0, -0.09);
    private static final Outline FIN =
            new Outline(0.07, 0.02, -0.02, 0.06, -0.17, 0.05, -0.20, -0.04, -0.13, -0.10, 0.0, -0.06);

    @Override
    public Sketch draw(Chance chance) {
        Colour gold = Colour.of(0xf08024).jittered(chance, 0.10);
        Colour pale = gold.mix(Colour.of(0xffe9b8), 0.6);
        Colour deep = gold.mix(Colour.of(0xb83a10), 0.55);
        Skin scales = Skin.smooth(gold, 0.6)
                .shaded(pale, spot -> Curves.step(-0.2, -0.8, spot.b))
                .shaded(deep, spot -> 0.6 * Curves.step(0.3, 0.9, spot.b))
                .with(
                        "scales",
                        deep,
                        spot -> 0.62 * scale(spot.a * 6.5, spot.b * 4.2) * Curves.step(0.62, 0.45, spot.a));
        Skin fin = Skin.smooth(gold.mix(pale, 0.3), 0.2)
                .shaded(
                        deep,
                        spot -> 0.55
                                * Curves.step(0.3, 0.45, Curves.wave(StrictMath.atan2(spot.b, 0.28 - spot.a) * 5.5)))
                .shaded(pale, spot -> 0.65 * Curves.step(0.6, 1, spot.c));
        Sculptor s = new Sculptor();
        double y = 0.36;
        double sway = chance.between(-28, 28);
        s.part("body").skin(scales).blend(0.05);
        Frame body = Frame.at(0, y, 0);
        s.egg(body, 0.36, 0.215, 0.15);
        Frame rear = body.shifted(-0.26, 0, 0).yawed(sway * 0.5);
        s.cone(rear.origin(), 0.11, rear.point(-0.12, 0.0, 0), 0.055);
        s.part("tail").skin(fin).blend(0.025);
        Frame fork = rear.shifted(-0.16, 0, 0).yawed(sway * 0.6);
        s.plate(fork, TAIL, chance.between(1.05, 1.3), 0.011, chance.between(-0.5, 0.5));
        s.part("fins");
        s.plate(body.shifted(-0.01, 0.21, 0), DORSAL, 1.05, 0.011, 0.15);
        s.plate(body.shifted(-0.16, -0.19, 0).pitched(25), FIN, 0.8, 0.010, 0);
        for (int side = -1; side <= 1; side += 2) {
            double flap = chance.between(10, 45);
            s.plate(body.shifted(0.12, -0.08, side * 0.15).yawed(side * flap).pitched(18), FIN, 0.95, 0.010, 0);
            s.plate(body.shifted(0.02, -0.20, side * 0.06).pitched(35).rolled(side * 20), FIN, 0.75, 0.010, 0);
        }
        Skin face = Skin.smooth(gold.mix(pale, 0.15), 0.6)
                .shaded(pale, spot -> Curves.step(-0.1, -0.7, spot.b))
                .shaded(deep, spot -> 0.7 * Curves.step(0.14, 0.05, Math.abs(spot.a + 0.55 + 0.3 * spot.b * spot.b)));
        s.part("head").skin(face).blend(0.05);
        s.egg(body.shifted(0.24, -0.01, 0), 0.165, 0.15, 0.122);
        s.part("head", "mouth").skin(Skin.smooth(deep.mix(pale, 0.5), 0.4)).blend(0.02);
        s.egg(body.shifted(0.395, -0.035, 0).pitched(20), 0.025, 0.033, 0.036);
        s.skin(Skin.smooth(Colour.of(0x5a1f14), 0))
                .blend(0.004)
                .egg(body.shifted(0.418, -0.037, 0), 0.012, 0.012, 0.018);
        s.part("head", "eyes");
        new Eyes(Colour.of(0xf7e9c2), 0.58, 0.58)
                .pair(s, body, new Vec(0.29, 0.035, 0.105), new Vec(0.35, 0.08, 0.9), 0.040, deep);
        return new Sketch(s.figure(0.002), body.point(0.22, 0, 0), 0.26);
    }

    /** 1 on the rims of overlapping round scales. */
    private static double scale(double along, double up) {
        double row = Curves.floor(up);
        double shift = Curves.fraction(row * 0.5) > 0.25 ? 0.5 : 0;
        double u = Curves.fraction(along + shift) - 0.5;
        double v = up - row - 0.5;
        double r = Math.sqrt((u - 0.18) * (u - 0.18) + v * v * 0.9);
        return Curves.step(0.40, 0.52, r);
    }
}
