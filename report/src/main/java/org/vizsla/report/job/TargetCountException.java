package org.vizsla.report.job;

import org.vizsla.graph.VizslaException;

/** There are neither as many classes as images, nor is there one for all. */
public final class TargetCountException extends VizslaException {
    private final int named;
    private final int images;

    TargetCountException(int named, int images) {
        super(named + " classes are named for " + (images == 1 ? "one image" : images + " images")
                + "; name one for all, or one for each");
        this.named = named;
        this.images = images;
    }

    /** How many classes are named. */
    public int named() {
        return named;
    }

    /** How many images there are. */
    public int images() {
        return images;
    }
}
