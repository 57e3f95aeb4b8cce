package org.vizsla.explain;

import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.loop.Loop;
import org.vizsla.explain.network.NotApplicableException;

/** A streamed method whose runs do not depend on one another, so that it can be written down as a graph for one part of them and a {@link Loop}, and exported. */
public interface LoopedMethod extends StreamedMethod {
    /**
     * Emits what is computed of each copy of an image, and describes the rest.
     *
     * @throws NotApplicableException if the method does not apply to this network, or its parameters allow no such description; the message says why
     */
    Loop loop(ExplainerBuilder builder);
}
