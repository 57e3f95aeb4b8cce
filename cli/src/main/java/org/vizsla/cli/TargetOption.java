package org.vizsla.cli;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.vizsla.explain.Target;
import org.vizsla.models.labels.Labels;
import picocli.CommandLine.Option;

/** Which class is explained. */
final class TargetOption {
    private static final String TOP = "top1";

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description =
                    "The class to explain: an index, a WordNet identifier, a name or part of one, or top1 for the class with"
                            + " the highest score; several with commas between, one a picture. Default: for pictures in a"
                            + " folder that is named, the class that their own folder is called after (viz/211/dog.jpg);"
                            + " else top1.")
    private String target = "";

    /** The classes that the user names; none if nothing is said. A name may have a comma in it. */
    List<Target> named(Labels labels) {
        if (target.isBlank()) {
            return List.of();
        }
        return UsageException.unlessRefused(() -> labels.has(target)
                ? List.of(find(target, labels))
                : Stream.of(target.split(",", -1))
                        .map(text -> find(text, labels))
                        .toList());
    }

    private static Target find(String text, Labels labels) {
        return text.strip().equalsIgnoreCase(TOP) ? Target.TOP : Target.of(labels.find(text));
    }

    /** Whether one picture is to be explained for each of several classes that the user names. */
    static boolean areOfOnePicture(List<Target> named, int places, int rows) {
        return named.size() > 1 && places == 1 && rows == 1;
    }

    /**
     * A target for each of the rows of one source.
     *
     * @param named what {@link #named} found
     * @param place which of the sources it is, from 0
     * @param places how many sources there are
     */
    static List<Target> of(List<Target> named, Source source, int place, int places, int rows) {
        if (named.isEmpty()) {
            return Collections.nCopies(
                    rows,
                    source.folderTarget().stream()
                            .mapToObj(Target::of)
                            .findFirst()
                            .orElse(Target.TOP));
        }
        if (named.size() == 1) {
            return Collections.nCopies(rows, named.get(0));
        }
        if (places == 1 && named.size() == rows) {
            return named;
        }
        if (places > 1 && named.size() == places) {
            return Collections.nCopies(rows, named.get(place));
        }
        int pictures = places == 1 ? rows : places;
        throw new UsageException("--target names " + named.size() + " classes for "
                + (pictures == 1 ? "one picture" : pictures + " pictures") + "; name one for all, or one for each");
    }
}
