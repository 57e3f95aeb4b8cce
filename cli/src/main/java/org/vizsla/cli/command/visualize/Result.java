package org.vizsla.cli.command.visualize;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.vizsla.cli.option.RunOption;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.StoppedException;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.KeptQuestion;
import org.vizsla.report.visualization.KeptPictures;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a kind's files go, and what is printed about them. */
final class Result {
    @Mixin
    private RunOption output = new RunOption();

    @Option(names = "--json", description = "Print the contents of result.json.")
    private boolean json;

    /** Writes some files. */
    interface Writer {
        /**
         * Writes them.
         *
         * @return what {@code result.json} holds
         */
        Map<String, Object> write(Path out);
    }

    /**
     * Checks that a call that goes on with another one names its folder.
     *
     * @throws UsageException if it does not
     */
    void resumes(boolean resume) {
        if (resume && !output.isNamed()) {
            throw new UsageException("--resume takes the folder of the interrupted call: give it with --out");
        }
    }

    /**
     * Where the states of unfinished pictures are kept: those of the interrupted call, or none yet.
     *
     * @throws UsageException if there are some of another question, or damaged ones
     */
    static KeptStates kept(Path out, KeptQuestion question, boolean resume) {
        if (!resume) {
            return KeptPictures.begin(out, question);
        }
        try {
            KeptPictures kept = KeptPictures.resume(out, question);
            if (kept.isEmpty()) {
                Output.note("vizsla: there is nothing to resume in " + out);
            }
            return kept;
        } catch (VizslaException e) {
            throw new UsageException(
                    e.getMessage() + "; omit --resume to begin anew, which replaces them, or give another --out");
        }
    }

    /** The folder that holds results, which are no images to look at. */
    Path folder() {
        return output.results();
    }

    /**
     * Writes into a run's folder, and prints the file to look at.
     *
     * @param name by which a new folder is named
     * @param file in the folder
     */
    void write(String name, String file, Writer writer) {
        write(name, file, writer, out -> "what is there is in " + out);
    }

    /**
     * The same, for work that Ctrl-C ends with what there is by then.
     *
     * @param kept what that is, for the folder
     * @throws StoppedException if it was ended so, after all is written
     */
    void write(String name, String file, Writer writer, Function<Path, String> kept) {
        output.results();
        try (RunOption.Place place = output.place(name)) {
            Path out = place.folder();
            Map<String, Object> result = writer.write(out);
            if (json) {
                Output.text(Json.write(result));
            } else {
                Output.line(out.resolve(file).toString());
            }
            if (Boolean.FALSE.equals(result.get("complete"))) {
                throw new StoppedException(kept.apply(out));
            }
        }
    }
}
