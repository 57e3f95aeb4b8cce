package org.vizsla.models.picture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;

/**
 * A way of fitting images by its name: {@code stretch}, {@code crop}, the length of the shorter side, or a height and a width.
 *
 * @param aspect what becomes of proportions
 * @param frame to which images are resized; empty where it follows from the network's input
 * @param shorter whether the frame is given as the shorter side
 */
public record FitName(Fit.Aspect aspect, Optional<ImageSize> frame, boolean shorter) {
    private static final Pattern FRAME = Pattern.compile("(\\d{1,5})(?:\\s*[,x]\\s*(\\d{1,5}))?");

    /**
     * Reads a name.
     *
     * @throws VizslaException if it is none
     */
    public static FitName of(String name) {
        String text = name.strip();
        if (text.equals("stretch")) {
            return new FitName(Fit.Aspect.STRETCHED, Optional.empty(), false);
        } else if (text.equals("crop")) {
            return new FitName(Fit.Aspect.KEPT, Optional.empty(), false);
        }
        Matcher matcher = FRAME.matcher(text);
        if (!matcher.matches()) {
            throw new VizslaException("'" + name
                    + "' is no way of resizing: give stretch, crop, a number of pixels for the shorter side, or the"
                    + " height and the width, such as 256,256");
        }
        int height = Integer.parseInt(matcher.group(1));
        boolean shorter = matcher.group(2) == null;
        return new FitName(
                shorter ? Fit.Aspect.KEPT : Fit.Aspect.STRETCHED,
                Optional.of(new ImageSize(height, shorter ? height : Integer.parseInt(matcher.group(2)))),
                shorter);
    }

    /**
     * The way for a network's input size, bilinear.
     *
     * @throws VizslaException if images become smaller than the network takes them
     */
    public Fit of(int height, int width) {
        if (frame.isEmpty()) {
            return aspect == Fit.Aspect.KEPT ? Fit.crop(height, width) : Fit.STRETCH;
        }
        ImageSize size = frame.get();
        int least = Math.min(height, width);
        if (size.height() < (shorter ? least : height) || size.width() < (shorter ? least : width)) {
            throw new VizslaException("resizing to " + (shorter ? size.height() : size)
                    + " makes images smaller than those that the network takes, " + new ImageSize(height, width));
        }
        return shorter
                ? Fit.shorterSide(size.height(), Interpolation.BILINEAR)
                : new Fit(aspect, frame, Interpolation.BILINEAR, Fit.Rounding.EVEN);
    }

    /** The name of a way of fitting. */
    public static String of(Fit fit, int height, int width) {
        if (fit.frame().isEmpty()) {
            return fit.aspect() == Fit.Aspect.STRETCHED ? "stretch" : "crop";
        }
        ImageSize frame = fit.frame().get();
        if (fit.aspect() == Fit.Aspect.KEPT) {
            return fit.frame().equals(Fit.crop(height, width).frame())
                    ? "crop"
                    : Integer.toString(Math.min(frame.height(), frame.width()));
        }
        return frame.height() + "," + frame.width();
    }
}
