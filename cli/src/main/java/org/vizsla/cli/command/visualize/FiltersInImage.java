package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.vizsla.cli.option.FeatureText;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.report.visualization.GuidedLook;
import org.vizsla.report.visualization.LayerFilters;
import picocli.CommandLine.Model.CommandSpec;

/** {@code visualize layer --image}: what in an image excites filters. */
final class FiltersInImage {
    private static final Set<String> OF_OPTIMIZATION = Set.of(
            "--preset", "--set", "--frames", "--seed", "--spectrum", "--count", "--add", "--animation", "--resume");

    private FiltersInImage() {}

    /**
     * Checks that no option is given which only optimization has.
     *
     * @throws UsageException if one is
     */
    static void checkOptions(CommandSpec command) {
        command.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName())
                .filter(OF_OPTIMIZATION::contains)
                .findFirst()
                .ifPresent(option -> {
                    throw new UsageException(
                            "--image shows what excites filters in an image, and optimizes nothing; omit " + option);
                });
    }

    /** Writes the picture. */
    static void show(Path image, List<String> what, Optimization optimization) {
        StartImage start = StartImage.of(image, optimization);
        FeatureText text = new FeatureText(start.model());
        List<LayerFilters> wanted = what.stream().map(text::filters).toList();
        int count = wanted.stream().mapToInt(each -> each.filters().size()).sum();
        if (count > GuidedLook.MOST) {
            throw new UsageException("one picture shows up to " + GuidedLook.MOST + " filters, not " + count);
        }
        GuidedLook look =
                new GuidedLook(start.model(), optimization.network().session(), start.source(), start.image());
        optimization.result().write("layer-" + start.name(), GuidedLook.PICTURE, out -> {
            Map<String, Object> result = look.write(wanted, out);
            ((List<?>) Objects.requireNonNull(result.get("notes"))).forEach(note -> Output.note("vizsla: " + note));
            return result;
        });
    }
}
