package org.vizsla.menagerie.internal.draw;

/** A square picture under construction: planes of red, green and blue, row by row, 0 to 1. */
public final class Planes {
    public final int size;
    public final float[] red;
    public final float[] green;
    public final float[] blue;

    public Planes(int size) {
        this.size = size;
        red = new float[size * size];
        green = new float[size * size];
        blue = new float[size * size];
    }

    public Planes copy() {
        Planes copy = new Planes(size);
        System.arraycopy(red, 0, copy.red, 0, red.length);
        System.arraycopy(green, 0, copy.green, 0, green.length);
        System.arraycopy(blue, 0, copy.blue, 0, blue.length);
        return copy;
    }

    public void set(int i, double r, double g, double b) {
        red[i] = (float) r;
        green[i] = (float) g;
        blue[i] = (float) b;
    }

    public void lay(Layer layer) {
        layer.over(red, green, blue);
    }

    /** Darkens towards a cool tone; {@code shade} is 0 where nothing happens. */
    public void darken(float[] shade) {
        for (int i = 0; i < shade.length; i++) {
            float s = shade[i];
            if (s > 0) {
                red[i] *= 1 - 0.62f * s;
                green[i] *= 1 - 0.58f * s;
                blue[i] *= 1 - 0.46f * s;
            }
        }
    }
}
