package org.vizsla.explain.method.gradient;

import org.vizsla.explain.Emission;
import org.vizsla.explain.GraphMethod;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.method.Parameters;

/**
 * The input times the gradient with respect to it: {@code x d score / d x}, {@code [N, C, H, W]}; for a linear network, what each value contributes to the score.
 *
 * <p>Source: A. Shrikumar, P. Greenside, A. Shcherbina, A. Kundaje, Not Just a Black Box: Learning Important Features Through Propagating Activation Differences,
 * 2016.
 */
public record InputXGradient() implements GraphMethod {
    public static final InputXGradient DEFAULT = new InputXGradient();

    public static final Parameters<InputXGradient> PARAMETERS = Parameters.none();

    @Override
    public String name() {
        return "input_x_gradient";
    }

    @Override
    public Emission emit(ExplainerBuilder builder) {
        return Emission.of(builder.ops().mul(builder.input(), builder.inputGradient()));
    }
}
