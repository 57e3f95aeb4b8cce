package org.vizsla.cli.option;

import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.FitName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how images are resized. */
final class ResizeText implements ITypeConverter<FitName> {
    @Override
    public FitName convert(String text) {
        try {
            return FitName.of(text);
        } catch (VizslaException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
