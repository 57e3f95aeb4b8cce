package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** A meadow: blades over blades, lighter at their tips, with lighter and darker patches. */
final class Grass extends Texture {
    private final Colour deep;
    private final Colour tip;

    Grass(Chance chance) {
        super(chance);
        deep = Colour.of(0x3f6b2a).jittered(chance, 0.15);
        tip = Colour.of(0xa3c65c).jittered(chance, 0.15);
    }

    @Override
    void paint(double u, double v, double near) {
        start(deep);
        double patch = noise.clouds(u * 3.5, v * 3.5);
        mix(tip, 0.15 + 0.45 * patch);
        double lean = 6 * (noise.at(u * 5, v * 5) - 0.5);
        double blades = noise.at(u * 85 + lean, v * 15);
        double more = noise.at(u * 52 - lean + 40, v * 11 + 9);
        mix(deep.times(0.7), 0.55 * Curves.step(0.5, 0.2, blades));
        mix(tip, 0.55 * Curves.step(0.62, 0.85, more));
        light(0.92 + 0.2 * blades);
    }
}
