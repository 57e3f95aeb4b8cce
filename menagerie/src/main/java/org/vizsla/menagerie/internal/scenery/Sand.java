package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** Sand: ripples, soft dunes and single grains. */
final class Sand extends Texture {
    private final Colour pale;
    private final Colour dark;

    Sand(Chance chance) {
        super(chance);
        pale = Colour.of(0xecd6a2).jittered(chance, 0.10);
        dark = pale.mix(Colour.of(0x9c6f3c), chance.between(0.4, 0.6));
    }

    @Override
    void paint(double u, double v, double near) {
        start(pale);
        double dune = noise.clouds(u * 2.5, v * 2.5);
        double ripple = Curves.wave(v * 11 + 2.2 * noise.at(u * 4, v * 5) + 0.8 * dune);
        mix(dark, 0.40 * Curves.step(0.12, 0.5, ripple) * (0.4 + 0.6 * dune));
        mix(dark, 0.25 * (1 - dune));
        double grain = noise.at(u * 190, v * 190);
        light(0.94 + 0.12 * grain);
    }
}
