package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The ladybird: a shining red dome with black spots, a black head with white cheeks, six short legs. */
public final class Ladybird implements Animal {
    private static final double[][] SPOTS = {
        {0.42, 0.42, 0.15}, {0.02, 0.62, 0.16}, {-0.45, 0.42, 0.15}, {0.72, 0.0, 0.15}, {0.0, 0.20, 0.11}
    };

    @Override
    public Sketch draw(Chance chance) {
        Colour red = Colour.of(0xd62d1c).jittered(chance, 0.09);
        Colour black = Colour.of(0x1d1817);
        double grow = chance.between(0.85, 1.2);
        Skin shell = Skin.smooth(red, 0.85)
                .grained(0.03, 10)
                .shaded(red.times(0.62), spot -> Curves.step(0.3, -0.1, spot.b) * 0.7)
                .with("spots", black, spot -> {
                    double most = 0;
                    for (double[] dot : SPOTS) {
                        double a = spot.a - dot[0];
                        double c = Math.abs(spot.c) - dot[1];
                        most = Math.max(most, Curves.disc(a * a + c * c, dot[2] * grow, 0.12));
                    }
                    return spot.b < -0.1 ? 0 : most;
                })
                .shaded(
                        black,
                        spot -> 0.9 * Curves.step(0.028, 0.012, Math.abs(spot.c)) * Curves.step(0.0, 0.1, spot.b));
        Sculptor s = new Sculptor();
        s.part("legs").skin(Skin.smooth(black, 0.3)).blend(0.01);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                double x = 0.20 - 0.20 * i;
                double swing = chance.between(-0.03, 0.03);
                Vec hip = new Vec(x * 0.8, 0.12, side * 0.22);
                Vec knee = new Vec(x * 1.35 + swing, 0.17, side * 0.38);
                Vec foot = new Vec(x * 1.7 + swing, 0.015, side * 0.46);
                s.tube(List.of(hip, knee, foot), 0.030, 0.024, 0.014);
            }
        }
        s.part("wings").skin(shell).blend(0);
        s.egg(Frame.at(-0.03, 0.21, 0), 0.385, 0.225, 0.33);
        Skin collar = Skin.smooth(black, 0.7)
                .with(
                        "cheeks",
                        Colour.WHITE,
                        spot -> Curves.disc(
                                (spot.a - 0.25) * (spot.a - 0.25)
                                        + (Math.abs(spot.c) - 0.72) * (Math.abs(spot.c) - 0.72),
                                0.3,
                                0.15));
        Frame head = Frame.at(0.31, 0.18, 0);
        s.part("head").skin(collar).blend(0.01);
        s.egg(head, 0.115, 0.125, 0.185);
        s.skin(Skin.smooth(black, 0.6)).blend(0.015).egg(head.shifted(0.10, -0.02, 0), 0.075, 0.075, 0.10);
        s.part("head", "eyes");
        new Eyes(Colour.of(0xf2ead8), 0.6, 0.6)
                .pair(s, head, new Vec(0.135, 0.015, 0.075), new Vec(0.7, 0.45, 0.5), 0.034, black);
        s.part("head", "antennae").skin(Skin.smooth(black, 0.3)).blend(0);
        for (int side = -1; side <= 1; side += 2) {
            Vec tip = head.point(0.25, 0.07 + chance.between(-0.03, 0.04), side * 0.14);
            s.cone(head.point(0.14, 0.03, side * 0.04), 0.011, tip, 0.009);
            s.ball(tip, 0.019);
        }
        return new Sketch(s.figure(0), head.point(0.0, 0.03, 0), 0.32);
    }
}
