package org.vizsla.report.job;

import org.vizsla.graph.VizslaException;

/** A source holds several images where one is asked for. */
public final class ImageCountException extends VizslaException {
    ImageCountException(String origin, long images) {
        super(origin + " holds " + images + " entries; evolve takes one");
    }
}
