package org.vizsla.models.internal;

import org.vizsla.graph.VizslaException;

/** A source that is read, with the name that failures give it. */
@FunctionalInterface
public interface NamedSource {
    /** A failure that begins with the name: {@code "NAME " + problem}. */
    VizslaException failure(String problem);
}
