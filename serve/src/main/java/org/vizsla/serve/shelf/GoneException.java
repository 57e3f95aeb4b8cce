package org.vizsla.serve.shelf;

import org.vizsla.graph.VizslaException;

/** A picture or network is not here, or not any more: whoever has its file can give it again. */
public final class GoneException extends VizslaException {
    GoneException(String what) {
        super(what + " is not here, or not any more; give its file again");
    }
}
