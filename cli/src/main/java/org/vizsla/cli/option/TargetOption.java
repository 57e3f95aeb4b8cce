package org.vizsla.cli.option;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.Target;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.report.job.ImageCountException;
import org.vizsla.report.job.TargetCountException;
import picocli.CommandLine.Option;

/** Which class is explained. */
public final class TargetOption {
    private static final String TOP = "top1";

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description =
                    "The class to explain: an index, a WordNet identifier, a name or part of one, or top1 for the class with"
                            + " the highest score; several, comma-separated, one per image. Default: for images in a"
                            + " given folder, the class that their own folder is named after (viz/211/dog.jpg);"
                            + " else top1.")
    private String target = "";

    /** The classes that the user named, if any. A name may contain a comma. */
    public List<Target> named(Model model) {
        if (target.isBlank()) {
            return List.of();
        }
        Labels labels = model.labels();
        List<Target> targets = UsageException.unlessRefused(() -> OtherOutputs.named(model, () -> targets(labels)));
        model.rival().filter(rival -> targets.contains(Target.of(rival))).ifPresent(rival -> {
            throw new UsageException("--target and --against are both " + labels.name(rival));
        });
        return targets;
    }

    private List<Target> targets(Labels labels) {
        return labels.has(target)
                ? List.of(find(target, labels))
                : Stream.of(target.split(",", -1))
                        .map(text -> find(text, labels))
                        .toList();
    }

    private static Target find(String text, Labels labels) {
        return text.strip().equalsIgnoreCase(TOP) ? Target.TOP : Target.of(labels.find(text));
    }

    /** Runs a job; a wrong number of classes or images is wrong usage. */
    public static <T> T fitting(Supplier<T> job) {
        try {
            return job.get();
        } catch (TargetCountException e) {
            throw new UsageException("--target names " + e.named() + " classes for "
                    + (e.images() == 1 ? "one image" : e.images() + " images")
                    + "; name one for all, or one for each");
        } catch (ImageCountException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
