package org.vizsla.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vizsla.explain.Explainer;
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
                            + " the highest score; several with commas between, one a picture. Default: the class that a picture's"
                            + " folder is named after (viz/211/dog.jpg), else top1.")
    private String target = "";

    /**
     * A target for each of the rows of one source.
     *
     * @param place which of the sources it is, from 0
     * @param places how many sources there are
     */
    List<Integer> of(Source source, int place, int places, int rows, Labels labels) {
        if (target.isBlank()) {
            return Collections.nCopies(rows, source.folderTarget().orElse(Explainer.TOP));
        }
        List<String> wanted = List.of(target.split(",", -1));
        if (wanted.size() == 1) {
            return Collections.nCopies(rows, find(target, labels));
        }
        if (places == 1 && wanted.size() == rows) {
            List<Integer> each = new ArrayList<>();
            wanted.forEach(text -> each.add(find(text, labels)));
            return each;
        }
        if (places > 1 && wanted.size() == places) {
            return Collections.nCopies(rows, find(wanted.get(place), labels));
        }
        throw new UsageException("--target names " + wanted.size() + " classes for " + (places == 1 ? rows : places)
                + " pictures; name one for all, or one for each");
    }

    private static int find(String text, Labels labels) {
        return text.strip().equalsIgnoreCase(TOP) ? Explainer.TOP : labels.find(text);
    }
}
