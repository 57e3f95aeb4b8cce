package org.vizsla.models.picture;

/** How a picture of any shape is fitted to a network's input size. */
public enum Fit {
    /** The whole picture, resized in both directions; the aspect ratio is not kept. */
    STRETCH {
        @Override
        Picture apply(Picture picture, int height, int width) {
            return picture.resized(height, width);
        }
    },

    /**
     * The middle of the picture, with its aspect ratio kept: resized until it just covers a frame of 256/224 of the input size, of which the centre
     * is taken. For 224 x 224 this is torchvision's {@code Resize(256)}, {@code CenterCrop(224)}; longer sides and centres are rounded in the same
     * way.
     */
    CROP {
        @Override
        Picture apply(Picture picture, int height, int width) {
            long frameHeight = height * 256L / 224;
            long frameWidth = width * 256L / 224;
            boolean byWidth = picture.width() * frameHeight <= picture.height() * frameWidth;
            long resizedHeight = byWidth ? frameWidth * picture.height() / picture.width() : frameHeight;
            long resizedWidth = byWidth ? frameWidth : frameHeight * picture.width() / picture.height();
            return new BilinearResize(
                            Math.toIntExact(resizedHeight),
                            Math.toIntExact(resizedWidth),
                            (int) Math.rint((resizedHeight - height) / 2.0),
                            (int) Math.rint((resizedWidth - width) / 2.0),
                            height,
                            width)
                    .apply(picture);
        }
    };

    abstract Picture apply(Picture picture, int height, int width);
}
