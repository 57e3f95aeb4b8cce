package org.vizsla.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.ImageSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size of images: {@code 48,192}, the height first, or one number for squares. */
final class SizeText implements ITypeConverter<ImageSize> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:\\s*[,x]\\s*(\\d{1,5}))?");

    @Override
    public ImageSize convert(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a size: give the height and the width, such as 48,192");
        }
        int height = Integer.parseInt(matcher.group(1));
        try {
            return new ImageSize(height, matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2)));
        } catch (VizslaException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
