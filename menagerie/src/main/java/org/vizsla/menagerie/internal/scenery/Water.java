package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** Water: blue and green, with bright wavy lines of light. */
final class Water extends Texture {
    private final Colour deep;
    private final Colour shallow;

    Water(Chance chance) {
        super(chance);
        deep = Colour.of(0x2f7fa0).jittered(chance, 0.14);
        shallow = Colour.of(0x86cbd0).jittered(chance, 0.10);
    }

    @Override
    void paint(double u, double v, double near) {
        start(deep);
        mix(shallow, 0.75 * noise.clouds(u * 2.5, v * 3.5));
        double wu = u + 0.09 * noise.at(u * 7, v * 9);
        double wv = v + 0.09 * noise.at(u * 7 + 50, v * 9);
        double line = Math.abs(noise.at(wu * 8, wv * 15) - 0.5);
        double fine = Math.abs(noise.at(wu * 15 + 30, wv * 27) - 0.5);
        mix(Colour.of(0xe6f6f2), 0.60 * Curves.step(0.07, 0.0, line) + 0.20 * Curves.step(0.06, 0.0, fine));
        mix(deep.times(0.75), 0.35 * Curves.step(0.2, 0.42, line));
    }
}
