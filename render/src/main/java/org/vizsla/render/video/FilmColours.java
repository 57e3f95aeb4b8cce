package org.vizsla.render.video;

import java.awt.image.BufferedImage;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Rect;

/**
 * A picture as brightness and two differences of colour (ITU-R BT.601, full range), of which each stands for four pixels. JCodec's own conversion makes pictures 3 to 8 levels darker.
 */
final class FilmColours {
    private static final int BLOCK = 16;
    private static final int MIDDLE = 128;

    private FilmColours() {}

    /** The picture, as large as its blocks; beyond its edges, the last pixels are repeated. What is shown has even sides. */
    static Picture of(BufferedImage image) {
        int width = BLOCK * ((image.getWidth() + BLOCK - 1) / BLOCK);
        int height = BLOCK * ((image.getHeight() + BLOCK - 1) / BLOCK);
        Rect shown = new Rect(0, 0, even(image.getWidth()), even(image.getHeight()));
        Picture picture = Picture.createCropped(width, height, ColorSpace.YUV420J, shown);
        float[] blue = new float[width * height / 4];
        float[] red = new float[width * height / 4];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(Math.min(x, image.getWidth() - 1), Math.min(y, image.getHeight() - 1));
                float r = rgb >> 16 & 0xff;
                float g = rgb >> 8 & 0xff;
                float b = rgb & 0xff;
                float bright = 0.299f * r + 0.587f * g + 0.114f * b;
                picture.getPlaneData(0)[y * width + x] = level(bright - MIDDLE);
                int at = y / 2 * (width / 2) + x / 2;
                blue[at] += (b - bright) / (4 * 1.772f);
                red[at] += (r - bright) / (4 * 1.402f);
            }
        }
        for (int i = 0; i < blue.length; i++) {
            picture.getPlaneData(1)[i] = level(blue[i]);
            picture.getPlaneData(2)[i] = level(red[i]);
        }
        return picture;
    }

    private static int even(int side) {
        return side + side % 2;
    }

    /** JCodec keeps levels less 128. */
    private static byte level(float value) {
        return (byte) Math.max(-MIDDLE, Math.min(MIDDLE - 1, Math.round(value)));
    }
}
