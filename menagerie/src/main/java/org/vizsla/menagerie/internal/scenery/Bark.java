package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** Bark: upright ridges with dark cracks between them, and a little moss. */
final class Bark extends Texture {
    private final Colour ridge;
    private final Colour crack;
    private final Colour moss;
    private final double mossy;

    Bark(Chance chance) {
        super(chance);
        ridge = Colour.of(0x94714f).jittered(chance, 0.16);
        crack = ridge.times(0.36);
        moss = Colour.of(0x7d8f4a).jittered(chance, 0.1);
        mossy = chance.between(0, 0.6);
    }

    @Override
    void paint(double u, double v, double near) {
        start(ridge);
        double warp = 1.6 * noise.at(u * 6, v * 4);
        double furrow = Math.abs(noise.at(u * 17 + warp, v * 4.2) - 0.5);
        double small = Math.abs(noise.at(u * 34 + warp, v * 8 + 20) - 0.5);
        mix(ridge.mix(Colour.WHITE, 0.3), 0.5 * Curves.step(0.12, 0.36, furrow));
        mix(crack, 0.85 * Curves.step(0.10, 0.02, furrow));
        mix(crack, 0.45 * Curves.step(0.08, 0.0, small));
        mix(moss, mossy * Curves.step(0.52, 0.72, noise.clouds(u * 4 + 9, v * 4)));
        light(0.88 + 0.24 * noise.at(u * 70, v * 30));
    }
}
