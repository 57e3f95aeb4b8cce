package org.vizsla.models.picture;

import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;

/**
 * How a picture of any shape is fitted to a network's input: it is resized to a frame, and the network sees the centre of that. Where the frame is smaller than the
 * network's input, black is added around it.
 *
 * @param aspect what becomes of the picture's proportions
 * @param frame empty where it is the network's input size
 * @param rounding of the centre's corner, where it lies between two pixels
 */
public record Fit(Aspect aspect, Optional<ImageSize> frame, Interpolation interpolation, Rounding rounding) {
    /** What becomes of a picture's proportions. */
    public enum Aspect {
        /** The whole picture is stretched to the frame. */
        STRETCHED,

        /** They are kept: the picture just covers the frame, as when the shorter side becomes that of a square one; a longer side is cut to a whole number. */
        KEPT
    }

    /** How a corner between two pixels is rounded. */
    public enum Rounding {
        /** To the even one: torchvision, timm. */
        EVEN,

        /** Up and to the left: Hugging Face. */
        DOWN
    }

    /** The whole picture, resized in both directions to the network's input size; the aspect ratio is not kept. */
    public static final Fit STRETCH =
            new Fit(Aspect.STRETCHED, Optional.empty(), Interpolation.BILINEAR, Rounding.EVEN);

    private static final int LONGEST = 1 << 28;
    private static final int USUAL_FRAME = 256;
    private static final int USUAL_CENTRE = 224;

    /** The shorter side becomes so long, the proportions are kept, and the centre is taken, as torchvision's {@code Resize} and {@code CenterCrop} do. */
    public static Fit shorterSide(int pixels, Interpolation interpolation) {
        return new Fit(Aspect.KEPT, Optional.of(new ImageSize(pixels, pixels)), interpolation, Rounding.EVEN);
    }

    /** The middle of the picture, with its proportions kept, as of 224 x 224 out of a shorter side of 256. */
    public static Fit crop(int height, int width) {
        ImageSize frame = new ImageSize(height * USUAL_FRAME / USUAL_CENTRE, width * USUAL_FRAME / USUAL_CENTRE);
        return new Fit(Aspect.KEPT, Optional.of(frame), Interpolation.BILINEAR, Rounding.EVEN);
    }

    public Fit with(Interpolation other) {
        return new Fit(aspect, frame, other, rounding);
    }

    /** The sides of a resized picture, and where in it the network's input begins; before it, where black is added. */
    private record Place(int resizedHeight, int resizedWidth, int top, int left) {}

    private Place place(int pictureHeight, int pictureWidth, int height, int width) {
        long frameHeight = frame.map(ImageSize::height).orElse(height);
        long frameWidth = frame.map(ImageSize::width).orElse(width);
        if (aspect == Aspect.KEPT) {
            boolean byWidth = pictureWidth * frameHeight <= pictureHeight * frameWidth;
            long keptHeight = byWidth ? frameWidth * pictureHeight / pictureWidth : frameHeight;
            frameWidth = byWidth ? frameWidth : frameHeight * pictureWidth / pictureHeight;
            frameHeight = keptHeight;
        }
        if (Math.max(frameHeight, frameWidth) > LONGEST) {
            throw new VizslaException("an image of " + pictureWidth + " x " + pictureHeight
                    + " pixels would be " + frameWidth + " x " + frameHeight
                    + " when it is resized; each side takes up to " + LONGEST);
        }
        return new Place((int) frameHeight, (int) frameWidth, corner(frameHeight - height), corner(frameWidth - width));
    }

    /** Half of what is too much, or of what is missing, which is negative. */
    private int corner(long surplus) {
        return rounding == Rounding.DOWN
                ? Math.toIntExact(Math.floorDiv(surplus, 2))
                : surplus < 0 ? (int) (surplus / 2) : (int) Math.rint(surplus / 2.0);
    }

    /** The picture at a network's input size. */
    Picture apply(Picture picture, int height, int width) {
        Picture.checkSides(height, width);
        Place place = place(picture.height(), picture.width(), height, width);
        int top = Math.max(place.top, 0);
        int left = Math.max(place.left, 0);
        int bottom = Math.min(place.top + height, place.resizedHeight);
        int right = Math.min(place.left + width, place.resizedWidth);
        Picture part = new Resampling(
                        interpolation, place.resizedHeight, place.resizedWidth, top, left, bottom - top, right - left)
                .apply(picture);
        return part.height() == height && part.width() == width
                ? part
                : onBlack(part, top - place.top, left - place.left, height, width);
    }

    private static Picture onBlack(Picture part, int top, int left, int height, int width) {
        byte[] rgb = new byte[3 * width * height];
        int row = 3 * part.width();
        for (int y = 0; y < part.height(); y++) {
            System.arraycopy(part.values(), y * row, rgb, 3 * ((top + y) * width + left), row);
        }
        return Picture.owning(height, width, rgb);
    }

    /**
     * What part of a picture a network sees.
     *
     * @param height of the network's input
     * @param width of the network's input
     */
    Seen seen(int pictureHeight, int pictureWidth, int height, int width) {
        Place place = place(pictureHeight, pictureWidth, height, width);
        double rows = (double) pictureHeight / place.resizedHeight;
        double columns = (double) pictureWidth / place.resizedWidth;
        return new Seen(place.top * rows, place.left * columns, height * rows, width * columns);
    }

    /** For people, at a network's input size: {@code shorter side to 256, centre 224 x 224, bicubic}. */
    public String describe(int height, int width) {
        ImageSize input = new ImageSize(height, width);
        ImageSize whole = frame.orElse(input);
        boolean square = whole.height() == whole.width();
        String resized = aspect == Aspect.STRETCHED
                ? "stretched to " + whole
                : square ? "shorter side to " + whole.height() : "resized to cover " + whole;
        boolean cut = aspect == Aspect.KEPT || !whole.equals(input);
        return resized + (cut ? ", centre " + input : "") + ", " + interpolation;
    }
}
