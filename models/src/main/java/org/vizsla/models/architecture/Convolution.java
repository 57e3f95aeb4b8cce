package org.vizsla.models.architecture;

/**
 * The configuration of a convolution.
 *
 * @param channels how many it yields in the published network; the weights decide, unless {@code exact}
 * @param exact whether what follows needs exactly that many channels, as the sum of a residual block does
 */
record Convolution(long channels, Window window, long groups, boolean bias, boolean exact) {
    Convolution(long channels, Window window) {
        this(channels, window, 1, true, false);
    }

    Convolution groups(long other) {
        return new Convolution(channels, window, other, bias, exact);
    }

    Convolution withoutBias() {
        return new Convolution(channels, window, groups, false, exact);
    }

    Convolution exactly() {
        return new Convolution(channels, window, groups, bias, true);
    }
}
