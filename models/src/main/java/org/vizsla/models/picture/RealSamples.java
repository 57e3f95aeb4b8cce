package org.vizsla.models.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import javax.imageio.IIOException;

/** Turns an image of real numbers, black 0 and white 1, as TIFF files of 32 bits hold, into 8-bit red, green and blue; alpha is dropped. */
final class RealSamples {
    /** A value in single precision that was a whole level may lie this far beyond. */
    private static final double ROUNDING = 1e-6;

    private RealSamples() {}

    static boolean areIn(Raster raster) {
        return raster.getTransferType() == DataBuffer.TYPE_FLOAT || raster.getTransferType() == DataBuffer.TYPE_DOUBLE;
    }

    /**
     * The levels, {@code 255 v} rounded to the nearest.
     *
     * @throws IIOException if a value is not between 0 and 1, for then nothing tells what is white
     */
    static Picture picture(BufferedImage image) throws IIOException {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int bands = raster.getNumBands();
        int second = bands >= 3 ? 1 : 0;
        byte[] rgb = new byte[3 * width * height];
        double[] row = new double[bands * width];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < 3; k++) {
                    rgb[3 * (y * width + x) + k] = level(row[x * bands + k * second]);
                }
            }
        }
        return Picture.owning(height, width, rgb);
    }

    private static byte level(double value) throws IIOException {
        if (!(value >= -ROUNDING && value <= 1 + ROUNDING)) {
            throw new IIOException("its samples are real numbers, and not all between 0 and 1");
        }
        return (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
}
