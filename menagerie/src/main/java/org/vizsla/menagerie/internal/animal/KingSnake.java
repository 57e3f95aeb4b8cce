package org.vizsla.menagerie.internal.animal;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The king snake: a shining body in rings of red, black and white, winding or coiled. */
public final class KingSnake implements Animal {
    @Override
    public Sketch draw(Chance chance) {
        Colour red = Colour.of(0xc23223).jittered(chance, 0.08);
        Colour black = Colour.of(0x221c1c);
        Colour white = Colour.of(0xf3e8cf);
        double rings = chance.between(9, 13);
        Skin scales = Skin.smooth(red, 0.55)
                .with("bands", black, spot -> Curves.step(0.30, 0.26, Curves.wave(spot.a * rings)))
                .with("bands", white, spot -> Curves.step(0.13, 0.09, Curves.wave(spot.a * rings)))
                .shaded(black, spot -> 0.22 * net(spot.a * spot.sizeA * 26, spot.b * 3, spot.c * 3));
        boolean coiled = chance.with(0.45);
        List<Vec> spine = coiled ? coil(chance) : winding(chance);
        Sculptor s = new Sculptor();
        s.part("body").skin(scales).blend(0);
        int count = spine.size();
        s.tube(spine, Sculptor.radii(count, 0.012, 0.040, 0.058, 0.062, 0.060, 0.055, 0.040));
        Vec end = spine.get(count - 1);
        Vec ahead = end.minus(spine.get(count - 3));
        Frame head = Frame.along(end, new Vec(ahead.x(), ahead.y() * 0.3, ahead.z()));
        head(s, chance, head, red, black, white);
        return new Sketch(s.figure(0), head.point(0.06, -0.02, 0), 0.24);
    }

    private static double net(double along, double up, double front) {
        double round = up * front > 0 ? Math.abs(up) - Math.abs(front) : Math.abs(front) - Math.abs(up);
        return Curves.step(0.36, 0.5, Curves.wave(along + round)) + Curves.step(0.36, 0.5, Curves.wave(along - round));
    }

    private static List<Vec> winding(Chance chance) {
        double swing = chance.between(0.13, 0.22);
        double phase = chance.between(0, 6.28);
        double waves = chance.between(1.3, 2.0);
        int count = 34;
        List<Vec> spine = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double t = (double) i / (count - 1);
            double z = swing * (1 - 0.4 * t) * StrictMath.sin(phase + 6.283 * waves * t);
            double lift = Curves.step(0.84, 1, t) * 0.15;
            spine.add(new Vec(-0.65 + 1.25 * t, 0.06 + lift, z));
        }
        return spine;
    }

    private static List<Vec> coil(Chance chance) {
        double turns = chance.between(1.6, 2.1);
        double from = chance.between(0, 6.28);
        int count = 44;
        List<Vec> spine = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double t = (double) i / (count - 1);
            double angle = from - 6.283 * turns * t;
            double radius = Curves.mix(0.42, 0.12, t);
            double lift = Curves.step(0.72, 1, t);
            double reach = lift * 0.16;
            spine.add(new Vec(
                    radius * StrictMath.cos(angle) + reach,
                    0.06 + 0.09 * t + 0.22 * lift,
                    radius * StrictMath.sin(angle)));
        }
        return spine;
    }

    private static void head(Sculptor s, Chance chance, Frame h, Colour red, Colour black, Colour white) {
        Skin skin = Skin.smooth(black, 0.6)
                .with("bands", white, spot -> Curves.step(0.12, 0.06, Math.abs(spot.a + 0.45)))
                .shaded(red.mix(black, 0.3), spot -> 0.8 * Curves.step(0.35, 0.6, spot.a));
        s.part("head").skin(skin).blend(0.025);
        s.egg(h.shifted(0.05, 0.005, 0), 0.115, 0.050, 0.068);
        s.egg(h.shifted(0.115, -0.002, 0), 0.06, 0.036, 0.045);
        s.part("head", "eyes");
        new Eyes(Colour.of(0xc9852b), 0.55, 0.55)
                .pair(s, h, new Vec(0.095, 0.026, 0.044), new Vec(0.45, 0.25, 0.85), 0.0185, black);
        if (chance.with(0.6)) {
            s.part("head", "tongue").skin(Skin.smooth(Colour.of(0xd8434e), 0.3)).blend(0.005);
            Vec root = h.point(0.165, -0.018, 0);
            Vec fork = h.point(0.235, -0.022, 0);
            s.cone(root, 0.009, fork, 0.007);
            s.cone(fork, 0.007, h.point(0.275, -0.005, 0.02), 0.003);
            s.cone(fork, 0.007, h.point(0.275, -0.03, -0.02), 0.003);
        }
    }
}
