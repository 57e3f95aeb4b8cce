package org.vizsla.optimize.visualize.kept;

import java.time.Duration;
import java.util.Optional;
import org.vizsla.graph.VizslaException;

/** Keeps the states of unfinished pictures. Safe to use from several threads, each with other numbers. */
public interface KeptStates {
    /** The most bytes of a state; a larger one is not kept. */
    int MOST_BYTES = 1 << 28;

    /** Keeps nothing. */
    KeptStates NONE = new KeptStates() {
        @Override
        public Optional<StateReader> read(int number) {
            return Optional.empty();
        }

        @Override
        public void write(int number, byte[] state) {}
    };

    /**
     * The state to go on with; empty to begin.
     *
     * @param number of the first picture that it is about, from 0
     * @throws VizslaException if it is damaged, or the answer to another question
     */
    Optional<StateReader> read(int number);

    /** Replaces a state, whole or not at all. */
    void write(int number, byte[] state);

    /** How much work may be lost where a process is killed; a cancelled one loses none. */
    default Duration interval() {
        return Duration.ofSeconds(10);
    }
}
