package org.vizsla.cli.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vizsla.graph.suggestion.NearestNames;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.picture.Interpolation;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.optimize.example.Ranking;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.report.export.Backend;
import org.vizsla.runtime.Device;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options; what is none is named by its kind, in plain words. */
public final class Values {
    private Values() {}

    /** Reads them in a command and all commands below it. */
    public static void read(CommandLine command) {
        number(command, int.class, Integer.class, "a whole number", Integer::valueOf);
        number(command, long.class, Long.class, "a whole number", Long::valueOf);
        number(command, float.class, Float.class, "a number", Float::valueOf);
        number(command, double.class, Double.class, "a number", Double::valueOf);
        command.registerConverter(Path.class, Values::path);
        choice(command, Device.class);
        choice(command, Ranking.class);
        choice(command, Interpolation.class);
        choice(command, NormalizationPreset.class);
        choice(command, Answer.class);
        choice(command, Preset.class);
        choice(command, AnimationFormat.class);
        choice(command, Backend.class);
    }

    private static <N> void number(
            CommandLine command, Class<N> primitive, Class<N> type, String kind, Function<String, N> reader) {
        ITypeConverter<N> converter = text -> {
            try {
                return reader.apply(text.strip());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not " + kind);
            }
        };
        command.registerConverter(primitive, converter);
        command.registerConverter(type, converter);
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is not a path of a file or folder");
        }
    }

    /** Reads a word that stands for one of some values, in any case. */
    public static <E extends Enum<E>> void choice(CommandLine command, Class<E> type) {
        command.registerConverter(type, text -> {
            List<E> all = List.of(type.getEnumConstants());
            List<String> names = all.stream().map(Values::name).toList();
            int found = names.indexOf(text.strip().toLowerCase(Locale.ROOT));
            if (found >= 0) {
                return all.get(found);
            }
            throw notOneOf(text, names);
        });
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The refusal of a value that is none of several words. */
    static TypeConversionException notOneOf(String text, List<String> words) {
        return new TypeConversionException("'" + text + "' is not one of " + String.join(", ", words)
                + NearestNames.question(text, words)
                        .map(question -> "; " + question)
                        .orElse(""));
    }

    /** Reads a word as the value that writes itself so. */
    static <V> V one(String text, Stream<V> values) {
        List<V> all = values.toList();
        return all.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> notOneOf(text, all.stream().map(Object::toString).toList()));
    }
}
