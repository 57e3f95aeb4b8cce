package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** A dog's head; breeds differ in muzzle, ears and coat. */
record DogHead(
        double width, double muzzleLength, double muzzle, double ear, Skin coat, Skin face, Skin ears, Colour nose) {
    void build(Sculptor s, Chance chance, Frame head, Colour rim, Colour iris) {
        Frame h = head.shifted(0.06, 0.05, 0);
        s.part("head").skin(coat).blend(0.07);
        s.egg(h, 0.185, 0.165, width);
        s.part("head", "muzzle").skin(face).blend(0.06);
        Vec stop = h.point(0.11, -0.045, 0);
        Vec tip = h.point(0.16 + muzzleLength, -0.065, 0);
        s.cone(stop, muzzle * 1.25, tip, muzzle);
        for (int side = -1; side <= 1; side += 2) {
            s.egg(
                    h.shifted(0.13 + muzzleLength * 0.75, -0.095, side * muzzle * 0.55),
                    muzzle * 1.1,
                    muzzle * 0.85,
                    muzzle * 0.6);
        }
        mouth(s, chance, h);
        s.part("head", "muzzle", "nose").skin(Skin.smooth(nose, 0.7)).blend(0.01);
        s.egg(h.shifted(0.155 + muzzleLength + muzzle * 0.85, -0.035, 0), 0.034, 0.032, 0.044);
        s.part("head", "eyes");
        new Eyes(iris, 0.6, 0.6).pair(s, h, new Vec(0.135, 0.045, width * 0.55), new Vec(0.85, 0.12, 0.5), 0.040, rim);
        s.part("head", "ears").skin(ears).blend(0.014);
        double flap = chance.between(-8, 14);
        for (int side = -1; side <= 1; side += 2) {
            Frame e =
                    h.shifted(-0.035, 0.035 - ear * 0.42, side * (width * 1.02)).rolled(-side * (14 + flap));
            s.egg(e.pitched(-14), ear * 0.52, ear, 0.032);
            s.egg(h.shifted(-0.035, 0.075, side * width * 0.72), 0.07, 0.05, 0.06);
        }
    }

    private void mouth(Sculptor s, Chance chance, Frame h) {
        double open = chance.with(0.4) ? chance.between(0.02, 0.05) : 0;
        s.skin(face).blend(0.03);
        s.cone(
                h.point(0.10, -0.10, 0),
                muzzle * 0.75,
                h.point(0.11 + muzzleLength, -0.115 - muzzle * 0.4 - open, 0),
                muzzle * 0.55);
        if (open > 0) {
            s.part("head", "muzzle").skin(Skin.smooth(Colour.of(0xe0757c), 0.4)).blend(0.01);
            s.egg(
                    h.shifted(0.15 + muzzleLength, -0.11 - muzzle * 0.45 - open, 0)
                            .pitched(-35),
                    0.075,
                    0.012,
                    0.045);
        }
    }
}
