package org.vizsla.render.evolution;

import java.util.Optional;

/**
 * What is written beside a frame.
 *
 * @param label what tells the frame from the others, such as {@code epoch 3}
 * @param probability the target's, 0 to 1; not a number where the network's scores are none
 * @param notice why there is no gradient to see
 */
public record FrameCaption(String label, double probability, Optional<String> notice) {}
