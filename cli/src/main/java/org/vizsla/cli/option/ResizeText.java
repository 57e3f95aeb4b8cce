package org.vizsla.cli.option;

import java.util.Optional;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Interpolation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how images are resized: {@code stretch}, {@code crop}, the length of the shorter side, or a height and a width. */
final class ResizeText implements ITypeConverter<ResizeText.Choice> {
    /** A way of fitting images, once the network is known. */
    interface Choice {
        /** The way for a network's input size. */
        Fit of(int height, int width);
    }

    @Override
    public Choice convert(String text) {
        switch (text.strip()) {
            case "stretch" -> {
                return (height, width) -> Fit.STRETCH;
            }
            case "crop" -> {
                return Fit::crop;
            }
            default -> {
                return frame(text);
            }
        }
    }

    private static Choice frame(String text) {
        ImageSize frame;
        try {
            frame = new SizeText().convert(text);
        } catch (TypeConversionException e) {
            throw new TypeConversionException("'" + text
                    + "' is no way of resizing: give stretch, crop, a number of pixels for the shorter side, or the"
                    + " height and the width, such as 256,256");
        }
        boolean shorter = text.strip().matches("\\d+");
        return (height, width) -> shorter
                ? Fit.shorterSide(frame.height(), Interpolation.BILINEAR)
                : new Fit(Fit.Aspect.STRETCHED, Optional.of(frame), Interpolation.BILINEAR, Fit.Rounding.EVEN);
    }
}
