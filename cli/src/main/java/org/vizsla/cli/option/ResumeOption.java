package org.vizsla.cli.option;

import picocli.CommandLine.Option;

/** Whether a call goes on with another one. */
public final class ResumeOption {
    @Option(
            names = "--resume",
            description =
                    "Go on where the same call with the same --out was interrupted; the pictures are those of a call that was"
                            + " not. Ctrl-C loses no step; a process that is killed, or a computer that is turned off, up to ten seconds.")
    private boolean resume;

    /** Whether it was given. */
    public boolean isGiven() {
        return resume;
    }
}
