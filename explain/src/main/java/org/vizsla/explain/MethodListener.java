package org.vizsla.explain;

/** Is told how far methods are that drive many batches through the network; all others come out of one pass. */
@FunctionalInterface
public interface MethodListener {
    /** Listens to nothing. */
    MethodListener NONE = (method, part) -> {};

    /**
     * Called from the thread that explains: with 0 when a method begins, with 1 when it has ended, and with growing parts in between.
     *
     * @param part of the method's work that is done for all pictures of the call
     */
    void progress(String method, double part);
}
