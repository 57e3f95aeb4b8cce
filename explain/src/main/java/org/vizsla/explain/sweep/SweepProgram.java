package org.vizsla.explain.sweep;

/** Emits what is computed from a batch. */
@FunctionalInterface
public interface SweepProgram {
    void emit(SweepGraph graph);
}
