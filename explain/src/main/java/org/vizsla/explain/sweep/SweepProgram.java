package org.vizsla.explain.sweep;

/** Writes what is computed of a batch. */
@FunctionalInterface
public interface SweepProgram {
    void emit(SweepGraph graph);
}
