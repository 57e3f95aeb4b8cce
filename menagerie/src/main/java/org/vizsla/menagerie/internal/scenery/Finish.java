package org.vizsla.menagerie.internal.scenery;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.draw.Colour;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Noise;
import org.vizsla.menagerie.internal.draw.Planes;

/** The last touch: exposure and tint, blur, a darker frame, grain of the paper. */
public final class Finish {
    private final double exposure;
    private final double contrast;
    private final Colour tint;
    private final double blur;
    private final double grain;
    private final Noise noise;

    /** {@code pixel} is how many pixels correspond to one pixel of a picture of the usual size. */
    public Finish(Chance chance, double pixel) {
        exposure = chance.between(0.92, 1.16);
        contrast = chance.between(0.92, 1.10);
        tint = new Colour(1 + chance.between(-0.05, 0.06), 1, 1 + chance.between(-0.07, 0.06));
        blur = (chance.with(0.25) ? chance.between(0.4, 1.1) : 0) * pixel;
        grain = chance.with(0.4) ? chance.between(0.015, 0.045) : 0.010;
        noise = new Noise(chance.bits());
    }

    /** How far the colour of a pixel reaches. */
    public int reach() {
        return blur == 0 ? 0 : (int) StrictMath.ceil(2.5 * blur);
    }

    /** Packed pixels, {@code 0xRRGGBB}. */
    public int[] of(Planes planes) {
        int size = planes.size;
        float[] red = blurred(planes.red, size);
        float[] green = blurred(planes.green, size);
        float[] blue = blurred(planes.blue, size);
        int[] pixels = new int[size * size];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % size;
            int y = i / size;
            double u = (double) x / size - 0.5;
            double v = (double) y / size - 0.5;
            double frame = 1 - 0.22 * (u * u + v * v);
            double speck = grain * (noise.cell(x, y, 0) + noise.cell(x, y, 1) - 1);
            pixels[i] = byteOf(red[i] * tint.red() * frame, speck) << 16
                    | byteOf(green[i] * tint.green() * frame, speck) << 8
                    | byteOf(blue[i] * tint.blue() * frame, speck);
        }
        return pixels;
    }

    private int byteOf(double value, double speck) {
        double shown = (value * exposure - 0.5) * contrast + 0.5 + speck;
        shown = shown > 0.85 ? 0.85 + 0.15 * (1 - 1 / (1 + (shown - 0.85) / 0.15)) : shown;
        return (int) (Curves.clamp(shown) * 255 + 0.5);
    }

    private float[] blurred(float[] plane, int size) {
        if (blur == 0) {
            return plane;
        }
        int reach = reach();
        double[] weights = new double[reach + 1];
        double sum = 0;
        for (int k = 0; k <= reach; k++) {
            weights[k] = StrictMath.exp(-k * k / (2 * blur * blur));
            sum += k == 0 ? weights[k] : 2 * weights[k];
        }
        float[] across = new float[plane.length];
        float[] both = new float[plane.length];
        pass(plane, across, size, 1, weights, sum);
        pass(across, both, size, size, weights, sum);
        return both;
    }

    private static void pass(float[] from, float[] to, int size, int stride, double[] weights, double sum) {
        for (int i = 0; i < from.length; i++) {
            int place = stride == 1 ? i % size : i / size;
            double total = weights[0] * from[i];
            for (int k = 1; k < weights.length; k++) {
                total += weights[k]
                        * (from[i - stride * Math.min(k, place)] + from[i + stride * Math.min(k, size - 1 - place)]);
            }
            to[i] = (float) (total / sum);
        }
    }
}
