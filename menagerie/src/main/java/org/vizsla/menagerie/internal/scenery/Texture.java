package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.scenery.Backdrop;

/** An unbounded surface, painted point by point; one unit is about the width of the picture. */
abstract class Texture {
    final Noise noise;
    double red;
    double green;
    double blue;

    Texture(Chance chance) {
        this.noise = new Noise(chance.bits());
    }

    static Texture of(Backdrop backdrop, Chance chance) {
        return switch (backdrop) {
            case GRASS -> new Grass(chance);
            case SAND -> new Sand(chance);
            case BARK -> new Bark(chance);
            case BRICK -> new Brick(chance);
            case WATER -> new Water(chance);
            case SKY -> new Sky(chance);
            case CARPET -> new Carpet(chance);
        };
    }

    /** Sets the colour of a point; {@code near} is 1 close by and falls to 0 far away, where detail blurs. */
    abstract void paint(double u, double v, double near);

    Noise noise() {
        return noise;
    }

    void start(Colour colour) {
        red = colour.red();
        green = colour.green();
        blue = colour.blue();
    }

    void mix(Colour colour, double share) {
        red = Curves.mix(red, colour.red(), share);
        green = Curves.mix(green, colour.green(), share);
        blue = Curves.mix(blue, colour.blue(), share);
    }

    void light(double factor) {
        red *= factor;
        green *= factor;
        blue *= factor;
    }
}
