package org.vizsla.report.page;

import java.util.Set;

/**
 * The methods whose values are best seen in colour: those that let only what speaks for the answer pass a rectifier on the way back. Their maps are fine lines on nothing, which an overlay of their sums hides.
 *
 * <p>Source: J. Springenberg and others, Striving for Simplicity: The All Convolutional Net, 2015, and R. Selvaraju and others, Grad-CAM, 2017, whose figures are in colour on grey.
 */
public final class ColourFirst {
    private static final Set<String> METHODS =
            Set.of("guided_backprop", "deconvolution", "guided_grad_cam", "neuron_guided_backprop");

    private ColourFirst() {}

    /** Whether it is one of them, by its name. */
    public static boolean is(String method) {
        return METHODS.contains(method);
    }
}
