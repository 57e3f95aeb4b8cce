package org.vizsla.explain;

/** Something whose parameters can be set by name: a method, or the settings of an optimization. It is a record whose components are its parameters. */
public interface Configurable {
    /** What messages call it. */
    String name();
}
