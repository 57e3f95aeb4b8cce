package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** A carpet: diamonds and borders in wool, of two or three colours. */
final class Carpet extends Texture {
    private static final int[] DYES = {0x9c3b3b, 0x35597f, 0x4f7a57, 0xc79a45, 0x7a5486, 0xd9cbb2, 0x8a6a4c};
    private final Colour ground;
    private final Colour figure;
    private final Colour line;
    private final double repeat;

    Carpet(Chance chance) {
        super(chance);
        int first = chance.pick(DYES.length);
        ground = Colour.of(DYES[first]).jittered(chance, 0.12);
        figure = Colour.of(DYES[(first + 1 + chance.pick(DYES.length - 1)) % DYES.length])
                .jittered(chance, 0.12);
        line = ground.mix(Colour.WHITE, 0.6);
        repeat = chance.between(3, 6);
    }

    @Override
    void paint(double u, double v, double near) {
        double wool = noise.at(u * 120, v * 120);
        double x = Curves.wave(u * repeat + 0.010 * wool);
        double y = Curves.wave(v * repeat + 0.010 * wool);
        double diamond = x + y;
        start(ground);
        mix(figure, Curves.step(0.36, 0.34, diamond));
        mix(line, 0.8 * Curves.step(0.045, 0.025, Math.abs(diamond - 0.42)));
        mix(line, 0.7 * Curves.step(0.10, 0.08, diamond));
        mix(figure, 0.6 * Curves.step(0.05, 0.03, Math.abs(diamond - 0.62)));
        light(0.80 + 0.30 * wool);
        light(0.94 + 0.12 * noise.at(u * 6, v * 6));
    }
}
