package org.vizsla.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.report.folder.RunFolder;
import picocli.CommandLine.Option;

/** Where the results of a run go: a folder of its own, unless one is named. */
public final class RunOption {
    private static final Path ROOT = Path.of("vizsla-out");

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Folder for the results; files of the same names are replaced. Default: a new folder for each run,"
                            + " vizsla-out/NAME-1, vizsla-out/NAME-2 and so on, named after the image, its folder or what is"
                            + " visualized;"
                            + " vizsla-out/latest is the last one.")
    private @Nullable Path out;

    /** Whether a folder was named. */
    public boolean isNamed() {
        return out != null;
    }

    /**
     * The folder whose pictures are results, and are not explained: the one named, or that of all runs. It may not exist yet; refused at once if it cannot be
     * written.
     */
    public Path results() {
        return OutputOption.checked(out == null ? ROOT : out);
    }

    /**
     * The place for a run's results.
     *
     * @param paths of its images, by which a new folder is named
     */
    public Place place(List<Path> paths) {
        return place(name(paths));
    }

    /**
     * The place for the results of a run that is about no image.
     *
     * @param name by which a new folder is named
     */
    public Place place(String name) {
        Path named = out;
        return named == null ? new Place.OfOneRun(RunFolder.next(ROOT, name)) : new Place.Named(named);
    }

    /** The image's or the folder's name; of several, that of the folder they all lie in, or else the first's. */
    private static String name(List<Path> paths) {
        List<Path> places =
                paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        Path first = places.get(0);
        boolean together = places.size() > 1
                && places.stream().allMatch(place -> Files.isRegularFile(place) && siblings(place, first));
        Path about = together ? first.getParent() : first;
        Path last = about == null ? null : about.getFileName();
        String name = last == null ? "images" : last.toString();
        return Files.isRegularFile(first) && !together ? name.replaceFirst("\\.[^.]*$", "") : name;
    }

    private static boolean siblings(Path one, Path other) {
        return one.getParent() != null && one.getParent().equals(other.getParent());
    }

    /** A folder for results, while a command runs. */
    public sealed interface Place extends AutoCloseable {
        Path folder();

        @Override
        void close();

        /** A folder that the user named. */
        record Named(Path folder) implements Place {
            @Override
            public void close() {}
        }

        /** A new folder; if Java ends before it holds anything, it goes. */
        final class OfOneRun implements Place {
            private final RunFolder run;
            private final Thread end;

            OfOneRun(RunFolder run) {
                this.run = run;
                this.end = new Thread(run::removedIfEmpty);
                Runtime.getRuntime().addShutdownHook(end);
            }

            @Override
            public Path folder() {
                return run.path();
            }

            @Override
            public void close() {
                try {
                    Runtime.getRuntime().removeShutdownHook(end);
                } catch (IllegalStateException javaEnds) {
                    return;
                }
                run.close();
            }
        }
    }
}
