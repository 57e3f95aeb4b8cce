package org.vizsla.menagerie.internal.draw;

/** Colours a point on the surface of a shape: skin, markings, hairs, light, shade and shine. */
final class Painter {
    private static final double SHOWS = 0.02;
    private static final double STEP = 0.5;
    private static final double REACH = 0.06;

    private final Shape shape;
    private final Light light;
    private final Frame camera;
    private final double scale;
    private final Noise noise;
    private final Spot spot = new Spot();
    private final double[] weights;
    private final int[] around;
    private int aroundCount;
    private final double[] rgb = new double[3];
    double red;
    double green;
    double blue;
    int parts;

    Painter(Shape shape, Light light, Frame camera, double scale, Noise noise) {
        this.shape = shape;
        this.light = light;
        this.camera = camera;
        this.scale = scale;
        this.noise = noise;
        this.weights = new double[shape.solids.length];
        this.around = new int[shape.solids.length];
    }

    /** Sets the square of the picture to be painted next, around which things block light. */
    void enter(double left, double top, double side) {
        aroundCount = shape.near(left, top, side, 2 * REACH * scale, around);
    }

    void paint(double x, double y, double z, double here, int[] near, int count) {
        double nx = shape.distance(x + STEP, y, z, near, count) - here;
        double ny = shape.distance(x, y + STEP, z, near, count) - here;
        double nz = shape.distance(x, y, z + STEP, near, count) - here;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-12;
        nx /= length;
        ny /= length;
        nz /= length;
        double gloss = skin(x, y, z, near, count);
        Vec l = light.direction();
        double facing = nx * l.x() + ny * l.y() + nz * l.z();
        double diffuse = facing < -0.35 ? 0 : (facing + 0.35) / 1.35;
        double reach = REACH * scale;
        double open = Curves.clamp(
                shape.distance(x + nx * reach, y + ny * reach, z + nz * reach, around, aroundCount) / reach);
        double shade = 0.58 + 0.42 * open;
        double sky = (0.43 + 0.14 * ny) * shade;
        double key = 0.72 * diffuse * (0.6 + 0.4 * shade);
        double edge = 1 - Curves.clamp(nz);
        double rim = edge * edge * edge * 0.16 * (0.5 + 0.5 * ny);
        double ink = 1 - 0.45 * Curves.step(0.72, 1.0, edge);
        Vec h = light.half();
        double shine = Curves.clamp(nx * h.x() + ny * h.y() + nz * h.z());
        double wide = shine * shine;
        wide *= wide;
        wide *= wide;
        double narrow = wide * wide;
        narrow *= narrow;
        double spark = gloss * (0.55 * narrow + 0.16 * wide);
        red = rgb[0] * (sky * light.sky().red() + key * light.key().red()) * ink
                + rim * light.sky().red()
                + spark;
        green = rgb[1] * (sky * light.sky().green() + key * light.key().green()) * ink
                + rim * light.sky().green()
                + spark;
        blue = rgb[2] * (sky * light.sky().blue() + key * light.key().blue()) * ink
                + rim * light.sky().blue()
                + spark;
    }

    private double skin(double x, double y, double z, int[] near, int count) {
        shape.weights(x, y, z, near, count, weights);
        Vec o = camera.origin();
        double px = (x - o.x()) / scale;
        double py = (y - o.y()) / scale;
        double pz = (z - o.z()) / scale;
        Vec r = camera.right();
        Vec u = camera.up();
        Vec f = camera.front();
        spot.x = px * r.x() + py * r.y() + pz * r.z();
        spot.y = px * u.x() + py * u.y() + pz * u.z();
        spot.z = px * f.x() + py * f.y() + pz * f.z();
        double red = 0;
        double green = 0;
        double blue = 0;
        double gloss = 0;
        double most = 0;
        double total = 0;
        parts = 0;
        for (int n = 0; n < count; n++) {
            double weight = weights[n];
            if (weight < SHOWS) {
                continue;
            }
            int i = near[n];
            shape.solids[i].locate(x, y, z, spot);
            spot.sizeA /= scale;
            spot.sizeB /= scale;
            spot.sizeC /= scale;
            int marked = coat(i);
            red += weight * rgb[0];
            green += weight * rgb[1];
            blue += weight * rgb[2];
            gloss += weight * shape.skins[i].gloss();
            total += weight;
            if (weight > most) {
                most = weight;
                parts = shape.bits[i] | marked;
            }
        }
        total = Math.max(total, 1e-9);
        rgb[0] = red / total;
        rgb[1] = green / total;
        rgb[2] = blue / total;
        return gloss / total;
    }

    private int coat(int i) {
        Skin skin = shape.skins[i];
        Colour base = skin.base();
        double red = base.red();
        double green = base.green();
        double blue = base.blue();
        int marked = 0;
        for (int m = 0; m < shape.markingBits[i].length; m++) {
            Marking marking = shape.markings[i][m];
            double share = Curves.clamp(marking.pattern().at(spot));
            if (share > 0) {
                Colour colour = marking.colour();
                red += (colour.red() - red) * share;
                green += (colour.green() - green) * share;
                blue += (colour.blue() - blue) * share;
                marked = share < 0.5 ? marked : marked | shape.markingBits[i][m];
            }
        }
        double f = skin.hairs();
        double hair = noise.at(spot.a * spot.sizeA * f * 0.22, spot.b * spot.sizeB * f, spot.c * spot.sizeC * f);
        double mottle = noise.at(spot.x * 5 + 9, spot.y * 5, spot.z * 5);
        double tone = 1 + skin.grain() * (hair - 0.5) * 1.1 + 0.14 * (mottle - 0.5);
        rgb[0] = red * tone;
        rgb[1] = green * tone;
        rgb[2] = blue * tone;
        return marked;
    }
}
