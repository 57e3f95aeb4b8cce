package org.vizsla.models.picture;

import java.awt.image.Raster;
import javax.imageio.IIOException;

/**
 * Turns samples that are real numbers into 8-bit levels. Nothing in a file says what is white, so the largest sample decides: up to 1, white is 1; up to
 * 255, it is 255; up to 65535, it is 65535. Grey, or the first three of several samples a pixel.
 */
final class RealSamples {
    private static final float[] WHITES = {1, 255, 65_535};

    private RealSamples() {}

    /** The picture in a raster of float32 samples; {@code inverted} where 0 is white. */
    static Picture picture(Raster raster, boolean inverted) throws IIOException {
        int width = raster.getWidth();
        int height = raster.getHeight();
        Picture.checkSides(height, width);
        int inversion = inverted ? 255 : 0;
        int bands = raster.getNumBands();
        int second = bands >= 3 ? 1 : 0;
        float scale = 255 / white(raster);
        byte[] rgb = new byte[3 * width * height];
        float[] samples = new float[bands * width];
        for (int y = 0, to = 0; y < height; y++) {
            row(raster, y, samples);
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < 3; k++) {
                    rgb[to++] = (byte) (inversion ^ (int) Math.rint(samples[x * bands + k * second] * scale));
                }
            }
        }
        return Picture.owning(height, width, rgb);
    }

    private static float white(Raster raster) throws IIOException {
        float least = 0;
        float most = 0;
        float[] samples = new float[raster.getNumBands() * raster.getWidth()];
        for (int y = 0; y < raster.getHeight(); y++) {
            row(raster, y, samples);
            for (float sample : samples) {
                least = Math.min(least, sample);
                most = Math.max(most, sample);
            }
        }
        for (float white : WHITES) {
            if (least >= 0 && most <= white) {
                return white;
            }
        }
        throw new IIOException(
                "its samples are real numbers from " + least + " to " + most + ", not 0 to 1, 255 or 65535");
    }

    private static void row(Raster raster, int y, float[] samples) {
        raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
    }
}
