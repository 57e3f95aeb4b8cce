package org.vizsla.serve.work;

import org.vizsla.graph.VizslaException;

/** More is asked at once than can be done. */
public final class BusyException extends VizslaException {
    public BusyException() {
        super("too much is asked of this computer at once; try again in some seconds");
    }
}
