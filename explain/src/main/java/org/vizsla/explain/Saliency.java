package org.vizsla.explain;

/**
 * The gradient of the class score with respect to the input: {@code d score / d x}, signed, {@code [N, C, H, W]}.
 *
 * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks: Visualising Image Classification Models and Saliency Maps, 2013,
 * who draw the largest absolute value over the channels; how a map is drawn is no part of the method here.
 */
public record Saliency() implements AttributionMethod {
    @Override
    public String name() {
        return "saliency";
    }

    @Override
    public String family() {
        return "gradient";
    }

    @Override
    public String description() {
        return "the gradient of the class score: how much the score would change with each pixel";
    }

    @Override
    public String paper() {
        return "Simonyan, Vedaldi, Zisserman: Deep Inside Convolutional Networks, 2013";
    }

    @Override
    public String cost() {
        return "1 forward, 1 backward";
    }

    @Override
    public String emit(Passes passes) {
        return passes.inputGradient();
    }
}
