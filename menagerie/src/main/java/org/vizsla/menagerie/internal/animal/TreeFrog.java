package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The tree frog: bright green, red bulging eyes, blue and yellow flanks, orange toes with round pads. */
public final class TreeFrog implements Animal {
    @Override
    public Sketch draw(Chance chance) {
        Colour green = Colour.of(0x62b52c).jittered(chance, 0.10);
        Colour cream = Colour.of(0xf0ebc4);
        Colour blue = Colour.of(0x3562b8);
        Noise noise = new Noise(chance.bits());
        Skin back = Skin.smooth(green, 0.45)
                .shaded(
                        green.times(0.7),
                        spot -> 0.5 * Curves.step(0.55, 0.75, noise.at(spot.x * 9, spot.y * 9, spot.z * 9)))
                .with(
                        "flanks",
                        blue,
                        spot -> Curves.step(-0.02, -0.14, spot.b) * Curves.step(0.5, 0.62, Math.abs(spot.c)))
                .with(
                        "flanks",
                        Colour.of(0xf2d24a),
                        spot -> Curves.step(-0.02, -0.14, spot.b)
                                * Curves.step(0.5, 0.62, Math.abs(spot.c))
                                * Curves.step(0.16, 0.1, Curves.wave(spot.a * 3.6)))
                .shaded(cream, spot -> Curves.step(-0.45, -0.6, spot.b));
        Skin limb = Skin.smooth(green, 0.4)
                .with("flanks", blue, spot -> 0.8 * Curves.step(-0.1, -0.5, spot.b) * Curves.step(0.75, 0.6, spot.a));
        Skin toe = Skin.smooth(Colour.of(0xf08a2e), 0.4);
        Sculptor s = new Sculptor();
        double raise = chance.between(8, 26);
        Frame body = Frame.at(-0.06, 0.20, 0).pitched(raise);
        s.part("body").skin(back).blend(0.05);
        s.egg(body, 0.30, 0.14, 0.175);
        hind(s, chance, limb, toe);
        fore(s, chance, body, limb, toe);
        Frame head = body.shifted(0.26, 0.045, 0).pitched(-raise * 0.6).yawed(chance.between(-18, 18));
        Skin face = Skin.smooth(green, 0.45)
                .shaded(cream, spot -> Curves.step(-0.2, -0.42, spot.b))
                .shaded(
                        green.times(0.45),
                        spot -> 0.8
                                * Curves.step(0.07, 0.03, Math.abs(spot.b + 0.24))
                                * Curves.step(-0.1, 0.2, spot.a));
        s.part("head").skin(face).blend(0.06);
        s.egg(head, 0.175, 0.115, 0.17);
        s.skin(Skin.smooth(green.times(0.4), 0)).blend(0.005);
        for (int side = -1; side <= 1; side += 2) {
            s.egg(head.shifted(0.158, 0.035, side * 0.035), 0.01, 0.008, 0.008);
        }
        s.part("head", "eyes").skin(Skin.smooth(green, 0.45)).blend(0.03);
        for (int side = -1; side <= 1; side += 2) {
            s.ball(head.point(0.02, 0.085, side * 0.105), 0.062);
        }
        new Eyes(Colour.of(0xd8281f), 0.24, 0.85)
                .pair(s, head, new Vec(0.042, 0.100, 0.122), new Vec(0.6, 0.2, 0.8), 0.056, green.times(0.7));
        return new Sketch(s.figure(0), head.point(0.0, 0.02, 0), 0.29);
    }

    private static void hind(Sculptor s, Chance chance, Skin limb, Skin toe) {
        for (int side = -1; side <= 1; side += 2) {
            double spread = chance.between(-0.03, 0.05);
            Vec hip = new Vec(-0.26, 0.15, side * 0.10);
            Vec knee = new Vec(0.0, 0.17, side * (0.29 + spread));
            Vec heel = new Vec(-0.32, 0.05, side * (0.27 + spread));
            Vec foot = new Vec(-0.12, 0.03, side * (0.36 + spread));
            s.part("legs").skin(limb).blend(0.03);
            s.tube(List.of(hip, knee, heel), 0.075, 0.058, 0.035);
            s.cone(heel, 0.034, foot, 0.026);
            toes(s, toe, foot, side, 0.13);
        }
    }

    private static void fore(Sculptor s, Chance chance, Frame body, Skin limb, Skin toe) {
        for (int side = -1; side <= 1; side += 2) {
            Vec shoulder = body.point(0.17, -0.06, side * 0.12);
            Vec elbow = new Vec(0.10, 0.11, side * 0.25);
            Vec hand = new Vec(0.25 + chance.between(-0.06, 0.06), 0.03, side * 0.24);
            s.part("legs").skin(limb).blend(0.03);
            s.tube(List.of(shoulder, elbow, hand), 0.050, 0.038, 0.028);
            toes(s, toe, hand, side, 0.11);
        }
    }

    private static void toes(Sculptor s, Skin toe, Vec foot, int side, double length) {
        s.part("legs", "toes").skin(toe).blend(0.008);
        for (int i = -1; i <= 1; i++) {
            Vec way = Frame.WORLD.yawed(-side * 25 - i * 34).direction(length, 0, 0);
            Vec tip = foot.plus(new Vec(way.x(), -0.008, way.z()));
            s.cone(foot, 0.020, tip, 0.012);
            s.ball(tip, 0.026);
        }
    }
}
