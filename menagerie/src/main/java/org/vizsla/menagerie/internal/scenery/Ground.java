package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Planes;
import org.vizsla.menagerie.scenery.Backdrop;

/** Draws a backdrop: seen straight on, or as ground that runs to a soft horizon. */
public final class Ground {
    private final Texture texture;
    private final Colour haze;
    private final Colour above;
    private final Colour top;
    private final double turn;
    private final double detail;

    public Ground(Backdrop backdrop, Chance chance) {
        this.texture = Texture.of(backdrop, chance);
        this.turn = chance.between(-0.5, 0.5);
        this.detail = chance.between(0.75, 1.35);
        Colour[] walls = {
            Colour.of(0xcfe3ef),
            Colour.of(0xf3dcc0),
            Colour.of(0xd9d3e8),
            Colour.of(0xcfe0c8),
            Colour.of(0xf0d3cf),
            Colour.of(0xe6e2d6)
        };
        this.above = walls[chance.pick(walls.length)].jittered(chance, 0.12);
        this.top = above.mix(Colour.of(0x7fa9cf), chance.between(0, 0.6));
        this.haze = above.mix(Colour.WHITE, 0.25);
    }

    /** The texture fills the picture. */
    public void straight(Planes planes) {
        int size = planes.size;
        double c = Math.sqrt(1 - turn * turn);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double x = (column + 0.5) / size - 0.5;
                double y = (row + 0.5) / size - 0.5;
                int i = row * size + column;
                texture.paint((c * x - turn * y) * detail, (turn * x + c * y) * detail, 1);
                double light = 1.06 - 0.5 * (x * x + y * y);
                planes.set(i, texture.red * light, texture.green * light, texture.blue * light);
            }
        }
    }

    /** Ground up to {@code horizon} (a share of the height, from the top), and a wall of air above. */
    public void level(Planes planes, double horizon) {
        int size = planes.size;
        for (int row = 0; row < size; row++) {
            double y = (row + 0.5) / size;
            double below = y - horizon;
            double far = Curves.step(0.16, 0.0, below);
            double lift = Curves.clamp((horizon - y) / Math.max(0.2, horizon));
            for (int column = 0; column < size; column++) {
                int i = row * size + column;
                double x = (column + 0.5) / size - 0.5;
                double r = Curves.mix(haze.red(), top.red(), lift);
                double g = Curves.mix(haze.green(), top.green(), lift);
                double b = Curves.mix(haze.blue(), top.blue(), lift);
                double hill = 0.05 * texture.noise().at(x * 4 + 31, 7);
                double ground = Curves.step(-0.035, -0.022, below + hill - 0.02);
                if (ground > 0) {
                    double depth = 0.30 / (Math.max(below, 0) + 0.30);
                    texture.paint(x * depth * 1.6 * detail, (1 - depth) * 2.6 * detail + 0.3 * turn, depth);
                    double fade = 0.96 * far;
                    double light = 0.92 + 0.14 * Curves.clamp(below * 2);
                    r = Curves.mix(r, Curves.mix(texture.red * light, haze.red(), fade), ground);
                    g = Curves.mix(g, Curves.mix(texture.green * light, haze.green(), fade), ground);
                    b = Curves.mix(b, Curves.mix(texture.blue * light, haze.blue(), fade), ground);
                } else {
                    double cloud = 0.10 * (texture.noise().clouds(x * 3 + 11, y * 5) - 0.5);
                    r += cloud;
                    g += cloud;
                    b += cloud;
                }
                planes.set(i, r, g, b);
            }
        }
    }
}
