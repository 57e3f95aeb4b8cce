package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Outline;
import org.vizsla.menagerie.internal.draw.Pattern;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The tabby: a slender cat with dark stripes, rings on legs and tail, and an M on its forehead. */
public final class TabbyCat implements Animal {
    private static final Outline EAR = new Outline(
            0, 0.125, -0.03, 0.055, -0.075, -0.02, -0.095, -0.06, 0, -0.07, 0.095, -0.06, 0.075, -0.02, 0.03, 0.055);

    @Override
    public Sketch draw(Chance chance) {
        Colour coat = (chance.with(0.5) ? Colour.of(0xb39b7c) : Colour.of(0xc98f52)).jittered(chance, 0.09);
        Colour dark = coat.mix(Colour.of(0x2b1d14), 0.78);
        Colour pale = coat.mix(Colour.of(0xf4e6cc), 0.65);
        Noise noise = new Noise(chance.bits());
        Pattern onBody = spot -> {
            double wobble = noise.at(spot.x * 3, spot.y * 3, spot.z * 3) * 0.55;
            double band = Curves.wave(spot.x * 6.2 + 0.5 * spot.y + wobble);
            return Curves.step(0.20, 0.13, band) * Curves.step(0.42, 0.52, spot.y + 0.1 * wobble);
        };
        Skin body = Skin.fur(coat)
                .shaded(pale, spot -> 0.8 * Curves.step(0.48, 0.38, spot.y))
                .with("stripes", dark, onBody);
        Skin legs = Skin.fur(coat)
                .shaded(pale, spot -> 0.6 * Curves.step(0.7, 1, spot.a))
                .with(
                        "stripes",
                        dark,
                        spot -> Curves.step(0.19, 0.12, Curves.wave(spot.a * 4.2 + 0.1))
                                * Curves.step(0.95, 0.85, spot.a));
        Skin tail = Skin.fur(coat)
                .with("stripes", dark, spot -> spot.a > 0.9 ? 1 : Curves.step(0.22, 0.14, Curves.wave(spot.a * 6.5)));
        Sculptor s = new Sculptor();
        Quadruped.Ends ends = new Quadruped(
                        0.50, 0.150, 0.135, 0.140, 0.060, 0.050, 0.19, 0.105, 45, body, legs, Skin.fur(pale))
                .build(s, chance, 0.4);
        Vec t = ends.tail();
        double up = chance.between(-0.05, 0.45);
        s.part("tail").skin(tail).blend(0.04);
        s.tube(
                Sculptor.curve(
                        4,
                        t,
                        Quadruped.onGround(t.plus(new Vec(-0.18, up * 0.25, 0))),
                        Quadruped.onGround(t.plus(new Vec(-0.30, up * 0.8, chance.between(-0.08, 0.08)))),
                        Quadruped.onGround(t.plus(
                                new Vec(-0.30 + chance.between(-0.08, 0.14), up + 0.08, chance.between(-0.12, 0.12))))),
                Sculptor.radii(13, 0.042, 0.042, 0.034));
        head(s, ends.head().shifted(0.05, 0.05, 0), coat, dark, pale, chance);
        return new Sketch(s.figure(0.007), ends.head().point(0.06, 0.07, 0), 0.30);
    }

    private static void head(Sculptor s, Frame h, Colour coat, Colour dark, Colour pale, Chance chance) {
        Skin skull = Skin.fur(coat)
                .shaded(pale, spot -> 0.7 * Curves.step(-0.2, -0.55, spot.b))
                .with("stripes", dark, spot -> {
                    double crown =
                            Curves.step(0.24, 0.15, Curves.wave(spot.c * 2.4 + 0.5)) * Curves.step(0.38, 0.58, spot.b);
                    double cheek = Curves.step(0.2, 0.13, Curves.wave(spot.b * 3.2 + spot.a * 0.9))
                            * Curves.step(0.62, 0.76, Math.abs(spot.c))
                            * Curves.step(0.5, 0.3, spot.b);
                    return Math.max(crown, cheek);
                });
        s.part("head").skin(skull).blend(0.05);
        s.egg(h, 0.155, 0.145, 0.165);
        s.part("head", "muzzle").skin(Skin.fur(pale)).blend(0.04);
        for (int side = -1; side <= 1; side += 2) {
            s.egg(h.shifted(0.14, -0.055, side * 0.032), 0.05, 0.042, 0.045);
        }
        s.egg(h.shifted(0.125, -0.095, 0), 0.04, 0.03, 0.035);
        s.part("head", "muzzle", "nose")
                .skin(Skin.smooth(Colour.of(0xd98880), 0.5))
                .blend(0.005);
        s.egg(h.shifted(0.186, -0.025, 0), 0.016, 0.015, 0.022);
        s.part("head", "ears");
        for (int side = -1; side <= 1; side += 2) {
            Frame e =
                    h.shifted(-0.01, 0.125, side * 0.10).yawed(-90 + side * 22).pitched(side * 16);
            s.skin(Skin.fur(coat).with("stripes", dark, spot -> 0.6 * Curves.step(0.8, 1, spot.c)))
                    .blend(0.03);
            s.plate(e, EAR, 1, 0.016, -1);
            s.skin(Skin.fur(Colour.of(0xdba493))).blend(0);
            s.plate(e.shifted(0, 0.005, 0.016), EAR, 0.68, 0.012, -1);
        }
        s.part("head", "eyes");
        Colour iris = chance.with(0.5) ? Colour.of(0x9fc24a) : Colour.of(0xe0b03c);
        new Eyes(iris, chance.between(0.25, 0.5), 0.78)
                .pair(s, h, new Vec(0.118, 0.028, 0.068), new Vec(0.92, 0.05, 0.36), 0.038, dark.times(0.6));
        s.part("head", "whiskers").skin(Skin.smooth(Colour.of(0xfaf3e6), 0.2)).blend(0);
        for (int side = -1; side <= 1; side += 2) {
            for (int row = -1; row <= 1; row++) {
                s.cone(
                        h.point(0.15, -0.05 + row * 0.012, side * 0.06),
                        0.004,
                        h.point(0.13, -0.055 + row * 0.05, side * 0.24),
                        0.002);
            }
        }
    }
}
