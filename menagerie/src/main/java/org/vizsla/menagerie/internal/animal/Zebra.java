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

/** The zebra: white with black stripes, an upright mane, a dark muzzle, hooves and a tufted tail. */
public final class Zebra implements Animal {
    private static final Outline EAR =
            new Outline(0, 0.13, -0.04, 0.04, -0.035, -0.05, 0, -0.06, 0.035, -0.05, 0.04, 0.04);
    private static final Colour BLACK = Colour.of(0x201b1a);

    @Override
    public Sketch draw(Chance chance) {
        Colour white = Colour.of(0xefe7d8).jittered(chance, 0.05);
        Noise noise = new Noise(chance.bits());
        double fine = chance.between(5.6, 7.2);
        Skin body = Skin.fur(white).grained(0.12, 30).with("stripes", BLACK, spot -> {
            double rump = Curves.step(-0.1, -0.45, spot.x);
            double place = spot.x * fine * (1 - 0.35 * rump)
                    + rump * spot.y * 3.2
                    + 0.6 * noise.at(spot.x * 2.5, spot.y * 3, spot.z * 2)
                    + (spot.x > 0.3 ? (spot.x - 0.3) * 4 : 0);
            return Curves.step(0.27, 0.21, Curves.wave(place) + 0.12 * Curves.step(0.52, 0.38, spot.y));
        });
        Skin legs = Skin.fur(white)
                .grained(0.12, 30)
                .with("stripes", BLACK, spot -> Curves.step(0.26, 0.19, Curves.wave(spot.a * 6.5)));
        Skin hoof = Skin.smooth(Colour.of(0x3a322e), 0.3);
        Sculptor s = new Sculptor();
        Quadruped.Ends ends = new Quadruped(0.66, 0.190, 0.185, 0.185, 0.068, 0.046, 0.38, 0.085, 52, body, legs, hoof)
                .build(s, chance, 0);
        Vec t = ends.tail();
        s.part("tail").skin(legs).blend(0.03);
        double swish = chance.between(-0.12, 0.12);
        s.tube(
                List.of(t, t.plus(new Vec(-0.07, -0.08, 0)), t.plus(new Vec(-0.09, -0.25, swish * 0.5))),
                0.034,
                0.026,
                0.02);
        s.skin(Skin.fur(BLACK))
                .blend(0.02)
                .cone(t.plus(new Vec(-0.09, -0.26, swish * 0.5)), 0.03, t.plus(new Vec(-0.10, -0.40, swish)), 0.022);
        Frame head = ends.head().pitched(-38);
        mane(s, head, white);
        head(s, head, white);
        return new Sketch(s.figure(0.004), head.point(0.14, 0, 0), 0.37);
    }

    private static void mane(Sculptor s, Frame head, Colour white) {
        Skin hair = Skin.fur(white).with("stripes", BLACK, spot -> Curves.step(0.26, 0.19, Curves.wave(spot.a * 6)));
        s.part("mane").skin(hair).blend(0.015);
        Vec nape = head.point(-0.05, 0.09, 0);
        Vec withers = new Vec(0.24, 0.87, 0);
        Vec bow = nape.mix(withers, 0.5).plus(new Vec(-0.035, 0.05, 0));
        s.tube(
                Sculptor.curve(3, head.point(0.08, 0.12, 0), nape, bow, withers),
                Sculptor.radii(10, 0.022, 0.046, 0.05, 0.03));
    }

    private static void head(Sculptor s, Frame head, Colour white) {
        Skin face = Skin.fur(white).grained(0.1, 30).with("stripes", BLACK, spot -> {
            double lengthwise = Curves.wave(spot.c * 2.1 + 0.25);
            double across = Curves.wave(spot.a * 3.4 + spot.b * 0.6);
            double cheek = Curves.step(0.35, 0.6, Math.abs(spot.c));
            return Curves.step(0.25, 0.18, Curves.mix(lengthwise, across, cheek));
        });
        s.part("head").skin(face).blend(0.06);
        s.egg(head.shifted(0.03, 0.02, 0), 0.155, 0.115, 0.098);
        s.cone(head.point(0.08, 0.0, 0), 0.095, head.point(0.30, -0.02, 0), 0.062);
        s.part("head", "muzzle").skin(Skin.smooth(Colour.of(0x40352f), 0.25)).blend(0.05);
        s.egg(head.shifted(0.335, -0.025, 0), 0.075, 0.062, 0.062);
        s.skin(Skin.smooth(Colour.of(0x15100e), 0)).blend(0.01);
        for (int side = -1; side <= 1; side += 2) {
            s.egg(head.shifted(0.375, 0.005, side * 0.045), 0.018, 0.013, 0.012);
        }
        s.part("head", "eyes");
        Eyes.DARK.pair(s, head, new Vec(0.085, 0.055, 0.082), new Vec(0.5, 0.2, 0.85), 0.028, BLACK);
        s.part("head", "ears");
        for (int side = -1; side <= 1; side += 2) {
            Frame e = head.pitched(38)
                    .shifted(-0.07, 0.17, side * 0.075)
                    .yawed(-90 + side * 30)
                    .pitched(side * 14);
            s.skin(Skin.fur(white).with("stripes", BLACK, spot -> Curves.step(0.06, 0.1, spot.b)))
                    .blend(0.015);
            s.plate(e, EAR, 1, 0.018, -1);
            s.skin(Skin.fur(Colour.of(0x8a7468))).blend(0).plate(e.shifted(0, 0, 0.014), EAR, 0.62, 0.010, -1);
        }
    }
}
