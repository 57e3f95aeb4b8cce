package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The heavy dog: fawn coat, broad head, and a black mask over muzzle, eyes and ears. */
public final class Mastiff implements Animal {
    private static final Colour MASK = Colour.of(0x2a211c);

    @Override
    public Sketch draw(Chance chance) {
        Colour fawn = Colour.of(0xd2a567).jittered(chance, 0.09);
        Skin coat = Skin.fur(fawn)
                .shaded(fawn.mix(Colour.of(0xf2dcae), 0.6), spot -> 0.7 * Curves.step(0.46, 0.32, spot.y))
                .shaded(fawn.times(0.70), spot -> 0.5 * Curves.step(0.66, 0.84, spot.y));
        Skin plain = Skin.fur(fawn);
        Skin skull = plain.with(
                "mask", MASK, spot -> Curves.step(0.30, 0.62, spot.a - 0.55 * spot.b - 0.1 * spot.c * spot.c));
        Skin mask = plain.with("mask", MASK, spot -> 1);
        Sculptor s = new Sculptor();
        Quadruped.Ends ends = new Quadruped(
                        0.60, 0.215, 0.185, 0.185, 0.092, 0.066, 0.25, 0.155, 48, coat, plain, plain)
                .build(s, chance, 0.3);
        s.part("tail")
                .skin(plain.shaded(MASK, spot -> 0.7 * Curves.step(0.6, 1, spot.a)))
                .blend(0.05);
        Vec tail = ends.tail();
        double lift = chance.between(-0.12, 0.1);
        s.tube(
                Sculptor.curve(
                        3,
                        tail,
                        Quadruped.onGround(tail.plus(new Vec(-0.12, -0.12 + lift, 0))),
                        Quadruped.onGround(tail.plus(new Vec(-0.22, -0.26 + 2 * lift, chance.between(-0.08, 0.08))))),
                Sculptor.radii(7, 0.055, 0.04, 0.024));
        new DogHead(0.180, 0.095, 0.098, 0.105, skull, mask, mask, Colour.of(0x15110f))
                .build(s, chance, ends.head(), MASK.times(0.6), Colour.of(0x5d3514));
        return new Sketch(s.figure(0.005), ends.head().point(0.10, 0.02, 0), 0.36);
    }
}
