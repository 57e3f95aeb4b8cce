package org.vizsla.cli.option;

import java.util.List;
import java.util.Set;
import org.vizsla.report.folder.SavedFile;
import picocli.CommandLine.Option;

/** Which pictures are drawn beside numbers. */
public final class PicturesOption {
    @Option(
            names = "--save",
            split = ",",
            paramLabel = "KIND",
            description =
                    "Also draw, in the folder pictures: pages, and the kinds of files that 'vizsla explain --help' lists for"
                            + " --save, comma-separated, such as overlay,map. Default: nothing is drawn.")
    private List<String> kinds = List.of();

    /** The kinds that are drawn; none if there are no pictures. */
    public Set<SavedFile> files() {
        return SaveOption.named(kinds);
    }
}
