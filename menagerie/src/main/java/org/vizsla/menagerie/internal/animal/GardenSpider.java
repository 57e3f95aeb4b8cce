package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The garden spider: a yellow and black abdomen, eight long banded legs, a silvery front. */
public final class GardenSpider implements Animal {
    private static final Colour YELLOW = Colour.of(0xf0c22e);

    @Override
    public Sketch draw(Chance chance) {
        Colour yellow = YELLOW.jittered(chance, 0.08);
        Colour black = Colour.of(0x241f1a);
        Skin abdomen = Skin.smooth(yellow, 0.25)
                .grained(0.14, 26)
                .with("bands", black, spot -> {
                    double band = Curves.wave(spot.a * 2.3 + 0.28 * Math.abs(spot.c) + 0.2);
                    return Curves.step(0.20, 0.13, band);
                })
                .with(
                        "bands",
                        black,
                        spot -> 0.95 * Curves.step(0.13, 0.06, Math.abs(spot.c)) * Curves.step(-0.2, 0.3, spot.b))
                .shaded(black, spot -> Curves.step(-0.1, -0.5, spot.b));
        Skin leg = Skin.fur(black)
                .with(
                        "bands",
                        yellow.mix(Colour.of(0xe08a2c), 0.4),
                        spot -> Curves.step(0.24, 0.16, Curves.wave(spot.a * 4.5)));
        Sculptor s = new Sculptor();
        double y = chance.between(0.15, 0.20);
        Frame rear = Frame.at(-0.17, y + 0.06, 0).pitched(-8);
        s.part("abdomen").skin(abdomen).blend(0.02);
        s.egg(rear, 0.25, 0.17, 0.185);
        s.egg(rear.shifted(-0.21, -0.01, 0), 0.07, 0.06, 0.06);
        Frame front = Frame.at(0.12, y, 0);
        s.part("head")
                .skin(Skin.fur(Colour.of(0xb9b0a0))
                        .shaded(
                                black,
                                spot -> 0.7
                                        * Curves.step(0.35, 0.1, Math.abs(spot.c))
                                        * Curves.step(0.3, -0.4, spot.a)))
                .blend(0.03);
        s.egg(front, 0.13, 0.085, 0.105);
        s.cone(front.point(0.1, -0.03, 0.03), 0.03, front.point(0.15, -0.08, 0.025), 0.018);
        s.cone(front.point(0.1, -0.03, -0.03), 0.03, front.point(0.15, -0.08, -0.025), 0.018);
        s.part("head", "eyes").skin(Skin.smooth(Colour.of(0x0f0c0b), 1)).blend(0);
        for (int side = -1; side <= 1; side += 2) {
            s.ball(front.point(0.115, 0.035, side * 0.022), 0.017);
            s.ball(front.point(0.095, 0.045, side * 0.055), 0.016);
        }
        legs(s, chance, leg, y);
        return new Sketch(s.figure(0.004), new Vec(0.04, y, 0), 0.34);
    }

    private static void legs(Sculptor s, Chance chance, Skin leg, double y) {
        double[] reach = {0.52, 0.44, 0.36, 0.54};
        double[] angle = {28, 62, 108, 148};
        s.part("legs").skin(leg).blend(0);
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 4; i++) {
                double turn = side * (angle[i] + chance.between(-9, 9));
                double length = reach[i] * chance.between(0.92, 1.08);
                Frame way = Frame.at(0.11, y, 0).yawed(-turn);
                Vec hip = way.point(0.08, -0.02, 0);
                Vec knee = way.point(length * 0.55, 0.15 + chance.between(-0.02, 0.06), 0);
                Vec ankle = way.point(length * 0.86, -0.02, 0);
                Vec tip = way.point(length * 1.05, -y + 0.012, 0);
                s.tube(List.of(hip, knee, ankle, tip), 0.024, 0.021, 0.014, 0.008);
            }
        }
    }
}
