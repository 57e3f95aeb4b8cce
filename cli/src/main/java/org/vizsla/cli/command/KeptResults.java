package org.vizsla.cli.command;

import java.nio.file.Path;
import org.vizsla.report.job.ExplainedSource;

/** Counts what a call has written, to say what is kept if it is interrupted. */
final class KeptResults {
    private final Path out;
    private final int sources;
    private final int methods;
    private int explained;
    private int ended;
    private boolean some;

    /**
     * Nothing is written yet.
     *
     * @param out where it goes
     * @param sources that the call explains
     * @param methods that it explains each of them with
     */
    KeptResults(Path out, int sources, int methods) {
        this.out = out;
        this.sources = sources;
        this.methods = methods;
    }

    /** The files of some methods of a source were written; returns what is kept. */
    synchronized String withPart(ExplainedSource part) {
        some = true;
        ended += part.explanation().attributions().size();
        return words();
    }

    /** All about one of several sources was written; returns what is kept. */
    synchronized String withSource() {
        explained++;
        return words();
    }

    private String words() {
        if (sources == 1) {
            return line("the files of " + ended + " of " + methods + " methods");
        }
        return line("the files of " + explained + " of " + sources + " images"
                + (some ? ", and of some methods of others," : ""));
    }

    private String line(String files) {
        return files + " are kept in " + out;
    }
}
