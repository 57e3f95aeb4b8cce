package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Sculptor;
import org.vizsla.menagerie.internal.draw.Skin;
import org.vizsla.menagerie.internal.draw.Vec;

/** The pointing dog: lean, rust coloured all over, with long floppy ears and a liver nose. */
public final class Vizsla implements Animal {
    @Override
    public Sketch draw(Chance chance) {
        Colour rust = Colour.of(0xc26c32).jittered(chance, 0.10);
        Skin coat = Skin.fur(rust)
                .shaded(rust.mix(Colour.of(0xe7a86c), 0.5), spot -> 0.6 * Curves.step(0.50, 0.34, spot.y))
                .shaded(rust.times(0.72), spot -> 0.45 * Curves.step(0.68, 0.84, spot.y));
        Skin plain =
                Skin.fur(rust).shaded(rust.mix(Colour.of(0xe7a86c), 0.45), spot -> Curves.step(0.4, 1, spot.a) * 0.5);
        Skin face = Skin.fur(rust.mix(Colour.of(0xd99a62), 0.25));
        Sculptor s = new Sculptor();
        Quadruped.Ends ends = new Quadruped(
                        0.62, 0.175, 0.122, 0.145, 0.064, 0.048, 0.30, 0.095, 52, coat, plain, Skin.fur(rust))
                .build(s, chance, 0.3);
        s.part("tail").skin(plain).blend(0.04);
        double lift = chance.between(-0.05, 0.22);
        Vec tail = ends.tail();
        s.tube(
                Sculptor.curve(
                        3,
                        tail,
                        Quadruped.onGround(tail.plus(new Vec(-0.17, lift * 0.4, 0))),
                        Quadruped.onGround(tail.plus(new Vec(-0.34, lift, chance.between(-0.1, 0.1))))),
                Sculptor.radii(7, 0.045, 0.03, 0.014));
        new DogHead(0.135, 0.17, 0.068, 0.155, Skin.fur(rust), face, Skin.fur(rust.times(0.68)), Colour.of(0x7a4434))
                .build(s, chance, ends.head(), rust.times(0.5), Colour.of(0x9a5a1e));
        return new Sketch(s.figure(0.005), ends.head().point(0.12, 0.02, 0), 0.34);
    }
}
