package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The monarch: orange wings with black veins and a white-dotted black rim. */
public final class Monarch implements Animal {
    private static final Outline FORE = new Outline(
            0.34, 0.26, 0.22, 0.34, 0.0, 0.22, -0.22, 0.06, -0.30, -0.09, -0.10, -0.14, 0.12, -0.10, 0.26, 0.02);
    private static final Outline HIND = new Outline(
            0.24, 0.06, 0.10, 0.15, -0.10, 0.13, -0.24, 0.06, -0.16, -0.12, 0.02, -0.24, 0.18, -0.20, 0.26, -0.08);

    @Override
    public Sketch draw(Chance chance) {
        Colour orange = Colour.of(0xe9852a).jittered(chance, 0.08);
        Colour black = Colour.of(0x1f1814);
        Noise noise = new Noise(chance.bits());
        Skin wing = Skin.smooth(orange, 0.05)
                .grained(0.16, 40)
                .shaded(Colour.of(0xf6b04a), spot -> 0.6 * Curves.step(0.6, 0.1, spot.c))
                .with("veins", black, spot -> {
                    double fan = spot.b + 0.30 * spot.a;
                    double along = Curves.wave(fan * 7.5 + 2 * (noise.at(spot.a * 4, spot.b * 4) - 0.5) * 0.25);
                    double cell = Math.abs((spot.a + 0.02) * (spot.a + 0.02) + spot.b * spot.b - 0.013);
                    return Math.max(
                            Curves.step(0.075, 0.035, along) * Curves.step(0.1, 0.3, spot.c),
                            Curves.step(0.004, 0.002, cell));
                })
                .with(
                        "veins",
                        black,
                        spot -> Curves.step(0.76, 0.82, spot.c + 0.04 * noise.at(spot.a * 20, spot.b * 20)))
                .with("spots", Colour.WHITE, spot -> {
                    double ring = Curves.step(0.05, 0.03, Math.abs(spot.c - 0.91));
                    double turn = StrictMath.atan2(spot.b, spot.a) * 5.2;
                    return ring * Curves.step(0.26, 0.18, Curves.wave(turn));
                });
        Sculptor s = new Sculptor();
        double up = chance.between(8, 62);
        double y = 0.16;
        for (int side = -1; side <= 1; side += 2) {
            Frame hinge = Frame.at(0, y + 0.02, 0).rolled(-side * up);
            s.part("wings").skin(wing).blend(0);
            // Wing plates lie in the plane of body and side: x of the plate runs outwards, y ahead.
            Vec ahead = hinge.direction(1, 0, 0);
            Vec out = hinge.direction(0, 0, side);
            Vec above = hinge.direction(0, 1, 0);
            s.plate(new Frame(hinge.point(-0.13, -0.006, side * 0.25), out, ahead, above), HIND, 1.05, 0.007, 0.12);
            s.plate(new Frame(hinge.point(0.09, 0.006, side * 0.33), out, ahead, above), FORE, 1.08, 0.007, 0.12);
        }
        Skin fur = Skin.fur(black)
                .with(
                        "spots",
                        Colour.WHITE,
                        spot -> Curves.step(0.18, 0.1, Curves.wave(spot.a * 3))
                                * Curves.step(0.4, 0.6, Math.abs(spot.c)));
        s.part("body").skin(fur).blend(0.02);
        s.egg(Frame.at(0.05, y, 0), 0.11, 0.055, 0.05);
        s.cone(new Vec(-0.03, y, 0), 0.04, new Vec(-0.27, y - 0.03, 0), 0.024);
        Frame head = Frame.at(0.175, y + 0.01, 0);
        s.part("head").egg(head, 0.045, 0.043, 0.045);
        s.part("head", "eyes").skin(Skin.smooth(Colour.of(0x2b1a12), 1)).blend(0);
        s.ball(head.point(0.015, 0.008, 0.034), 0.022);
        s.ball(head.point(0.015, 0.008, -0.034), 0.022);
        s.part("head", "antennae").skin(Skin.smooth(black, 0.2));
        for (int side = -1; side <= 1; side += 2) {
            Vec tip = head.point(0.20, 0.09, side * chance.between(0.09, 0.14));
            s.tube(
                    Sculptor.curve(2, head.point(0.03, 0.02, side * 0.01), head.point(0.12, 0.05, side * 0.04), tip),
                    0.006,
                    0.006,
                    0.006,
                    0.006,
                    0.006);
            s.ball(tip, 0.013);
        }
        s.part("legs");
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                s.cone(
                        new Vec(0.08 - i * 0.05, y - 0.03, side * 0.03),
                        0.009,
                        new Vec(0.11 - i * 0.08, 0.01, side * 0.09),
                        0.005);
            }
        }
        return new Sketch(s.figure(0.003), new Vec(0.06, y + 0.02, 0), 0.30);
    }
}
