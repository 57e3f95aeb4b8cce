package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;

/** A brick wall or pavement: rows of bricks, each with its own shade, in mortar. */
final class Brick extends Texture {
    private final Colour brick;
    private final Colour other;
    private final Colour mortar;
    private final double rows;

    Brick(Chance chance) {
        super(chance);
        brick = Colour.of(chance.with(0.6) ? 0xae5a44 : 0xa08a78).jittered(chance, 0.12);
        other = brick.mix(Colour.of(0xdba071), 0.5);
        mortar = Colour.of(0xd6ccbb).jittered(chance, 0.08);
        rows = chance.between(7, 11);
    }

    @Override
    void paint(double u, double v, double near) {
        double y = v * rows + 0.06 * noise.at(u * 30, v * 30);
        double row = Curves.floor(y);
        double x =
                u * rows * 0.46 + (Curves.fraction(row * 0.5) > 0.25 ? 0.5 : 0) + 0.03 * noise.at(u * 30 + 7, v * 30);
        double column = Curves.floor(x);
        double edge = Math.min(Curves.wave(y), 2.1 * Curves.wave(x));
        start(brick);
        mix(other, noise.cell((int) row, (int) column, 5));
        light(0.86 + 0.28 * noise.cell((int) row, (int) column, 9));
        light(0.88 + 0.24 * noise.clouds(u * 28, v * 28));
        light(0.86 + 0.14 * Curves.step(0.08, 0.2, edge));
        mix(mortar.times(0.85 + 0.15 * noise.at(u * 60, v * 60)), Curves.step(0.10, 0.055, edge));
    }
}
