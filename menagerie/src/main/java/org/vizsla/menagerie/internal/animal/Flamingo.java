package org.vizsla.menagerie.internal.animal;

import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The flamingo: pink, on long thin legs, with an S-shaped neck and a bent bill with a black tip. */
public final class Flamingo implements Animal {
    private static final Outline WING = new Outline(
            0.26, 0.05, 0.12, 0.15, -0.08, 0.13, -0.30, 0.02, -0.38, -0.10, -0.12, -0.13, 0.12, -0.11, 0.24, -0.05);

    @Override
    public Sketch draw(Chance chance) {
        Colour pink = Colour.of(0xf08a94).jittered(chance, 0.08);
        Colour deep = pink.mix(Colour.of(0xd9363f), 0.45);
        Colour pale = pink.mix(Colour.WHITE, 0.45);
        Skin down = Skin.fur(pink).grained(0.2, 26).shaded(pale, spot -> 0.5 * Curves.step(0.62, 0.78, spot.y));
        Skin feathers = Skin.fur(pink)
                .grained(0.16, 26)
                .shaded(
                        deep,
                        spot -> 0.75 * Curves.step(0.36, 0.5, Curves.wave(spot.a * 6 + 1.2 * Curves.wave(spot.b * 6))))
                .shaded(Colour.of(0x3a2226), spot -> 0.85 * Curves.step(-0.25, -0.36, spot.a));
        Sculptor s = new Sculptor();
        double y = 0.66;
        s.part("body").skin(down).blend(0.05);
        Frame body = Frame.at(-0.03, y, 0).pitched(8);
        s.egg(body, 0.25, 0.145, 0.13);
        s.part("tail").skin(feathers);
        s.cone(body.point(-0.2, 0.01, 0), 0.09, body.point(-0.46, -0.05, 0), 0.045);
        s.part("wings").skin(feathers).blend(0.02);
        for (int side = -1; side <= 1; side += 2) {
            s.plate(body.shifted(-0.03, 0.02, side * 0.125).rolled(-side * 12), WING, 0.95, 0.022, -side * 0.35);
        }
        legs(s, chance, deep, y);
        Vec base = body.point(0.20, 0.04, 0);
        double tall = chance.between(0.30, 0.46);
        double forward = chance.between(0.05, 0.16);
        List<Vec> neck = Sculptor.curve(
                4,
                base,
                base.plus(new Vec(0.15, 0.02, 0)),
                base.plus(new Vec(0.13, tall * 0.5, 0)),
                base.plus(new Vec(0.02 + forward * 0.3, tall * 0.85, 0)),
                base.plus(new Vec(0.06 + forward, tall + 0.06, 0)));
        s.part("neck").skin(down).blend(0.03);
        s.tube(neck, Sculptor.radii(neck.size(), 0.085, 0.052, 0.042, 0.038, 0.040));
        Frame head = Frame.WORLD
                .movedTo(neck.get(neck.size() - 1))
                .yawed(chance.between(-30, 30))
                .pitched(chance.between(-18, 5));
        head(s, head, pink);
        return new Sketch(s.figure(0.004), head.point(0.06, -0.06, 0), 0.24);
    }

    private static void head(Sculptor s, Frame h, Colour pink) {
        s.part("head").skin(Skin.fur(pink)).blend(0.03);
        s.egg(h.shifted(0.02, 0, 0), 0.078, 0.062, 0.056);
        Skin bill = Skin.smooth(Colour.of(0xf6d9cf), 0.5)
                .with("bill", Colour.of(0x241d1d), spot -> Curves.step(0.55, 0.63, spot.a));
        s.part("head", "bill").skin(bill).blend(0.012);
        s.tube(
                List.of(
                        h.point(0.08, -0.005, 0),
                        h.point(0.14, -0.02, 0),
                        h.point(0.18, -0.07, 0),
                        h.point(0.175, -0.13, 0)),
                0.038,
                0.036,
                0.028,
                0.010);
        s.part("head", "eyes");
        new Eyes(Colour.of(0xf2cf3a), 0.5, 0.5)
                .pair(s, h, new Vec(0.045, 0.018, 0.046), new Vec(0.35, 0.1, 0.9), 0.018, pink.times(0.6));
    }

    private static void legs(Sculptor s, Chance chance, Colour deep, double y) {
        Skin leg = Skin.smooth(deep, 0.2)
                .shaded(deep.times(0.6), spot -> 0.7 * Curves.step(0.06, 0.02, Math.abs(spot.a - 0.5)));
        s.part("legs").skin(leg).blend(0.01);
        boolean raised = chance.with(0.4);
        double step = chance.between(-0.08, 0.08);
        for (int side = -1; side <= 1; side += 2) {
            Vec hip = new Vec(-0.02, y - 0.10, side * 0.05);
            boolean up = raised && side < 0;
            Vec knee = up
                    ? new Vec(0.13, y - 0.22, side * 0.05)
                    : new Vec(-0.03 - side * step * 0.5, y * 0.5 - 0.04, side * 0.05);
            Vec foot = up ? new Vec(-0.02, y - 0.38, side * 0.04) : new Vec(-side * step, 0.02, side * 0.045);
            s.tube(List.of(hip, knee, foot), 0.030, 0.019, 0.014);
            for (int toe = -1; toe <= 1; toe++) {
                s.cone(foot, 0.013, foot.plus(new Vec(0.08, up ? -0.06 : -0.008, toe * 0.035)), 0.008);
            }
        }
    }
}
