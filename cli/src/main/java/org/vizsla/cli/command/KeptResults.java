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
    String withPart(ExplainedSource part) {
        ended += part.explanation().attributions().size();
        String parts = ended + " of " + methods + " methods";
        return sources == 1
                ? line("the files of " + parts)
                : line("the files of " + explained + " of " + sources + " images, and of " + parts + " of "
                        + part.source().name() + ",");
    }

    /** All about one of several sources was written; returns what is kept. */
    String withSource() {
        ended = 0;
        explained++;
        return line("the files of " + explained + " of " + sources + " images");
    }

    private String line(String files) {
        return files + " are kept in " + out;
    }
}
