package org.vizsla.testkit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the algorithms of Captum 0.8, Zennit 0.5.1 and pytorch-grad-cam compute for four networks and one scene of the Menagerie each, sampled.
 *
 * <p>{@code NAME.safetensors} holds, for a map {@code KEY}, which is cut into 32 parts as equal as possible (or as many as it has elements):
 * {@code KEY/places}, for each part the places of the value of largest magnitude and of the middle value; {@code KEY/values}, the values there;
 * {@code KEY/sums}, the sum of each part; {@code KEY/magnitude}, the largest magnitude and the sum of all magnitudes.
 *
 * <p>They were computed with PyTorch 1.13 by those libraries' algorithms, rewritten from their sources, in single precision; the same programs
 * reproduce every golden map of SqueezeNet to 1.4e-6 of its largest magnitude. Scenes were chosen so that double precision gives the same to 1e-4: no
 * pool or rectifier is so near a tie that rounding decides it.
 */
public final class ReferenceFigures {
    private ReferenceFigures() {}

    /** Writes the figures of a network to {@code FOLDER/NAME.figures.safetensors} and returns that file. */
    public static Path of(String network, Path folder) throws IOException {
        return Resources.copy("figures/" + network + ".safetensors", folder.resolve(network + ".figures.safetensors"));
    }
}
