package org.vizsla.explain;

import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.explain.sweep.Sweep;

/**
 * A method that runs batches of its own through the network, such as points on a path, noisy copies or masked images. Memory does not grow with their
 * number: {@link Sweep} takes them part by part.
 */
public non-sealed interface StreamedMethod extends AttributionMethod {
    /**
     * Explains one image.
     *
     * @throws NotApplicableException if the method does not apply to this network; the message says why
     */
    Attribution attribute(Probe probe, Question question);
}
