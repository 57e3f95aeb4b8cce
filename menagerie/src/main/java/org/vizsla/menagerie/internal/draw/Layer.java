package org.vizsla.menagerie.internal.draw;

/** A traced figure: for every pixel of a square its colour times its coverage, its coverage, and the parts that it shows. */
public final class Layer {
    final int size;
    final float[] red;
    final float[] green;
    final float[] blue;
    final float[] cover;
    final int[] parts;

    public Layer(int size) {
        this.size = size;
        int area = size * size;
        red = new float[area];
        green = new float[area];
        blue = new float[area];
        cover = new float[area];
        parts = new int[area];
    }

    /** Its side in pixels. */
    public int size() {
        return size;
    }

    public float cover(int pixel) {
        return cover[pixel];
    }

    /** Bit {@code i} is set if the part with number {@code i} is visible. */
    public int parts(int pixel) {
        return cover[pixel] >= 0.5f ? parts[pixel] : 0;
    }

    /** Blends this over a picture of red, green and blue planes. */
    public void over(float[] r, float[] g, float[] b) {
        for (int i = 0; i < cover.length; i++) {
            float through = 1 - cover[i];
            if (through < 1) {
                r[i] = r[i] * through + red[i];
                g[i] = g[i] * through + green[i];
                b[i] = b[i] * through + blue[i];
            }
        }
    }
}
