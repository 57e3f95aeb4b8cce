package org.vizsla.cli.terminal;

import org.vizsla.graph.VizslaException;

/** Ctrl-C ended the work early, and what there was by then has been written. */
public final class StoppedException extends VizslaException {
    /** The exit status of a program that Ctrl-C ends: 128 and the number of SIGINT. */
    public static final int STATUS = 130;

    /**
     * An end.
     *
     * @param kept what there is
     */
    public StoppedException(String kept) {
        super("stopped; " + kept);
    }
}
