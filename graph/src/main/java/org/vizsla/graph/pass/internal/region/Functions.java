package org.vizsla.graph.pass.internal.region;

/** Functions of one number, as ONNX defines them. */
public final class Functions {
    private Functions() {}

    public static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** {@code log(1 + exp(x))}, which does not overflow. */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    public static double hardSigmoid(double alpha, double beta, double x) {
        return Math.max(0, Math.min(1, alpha * x + beta));
    }

    public static double hardSwish(double x) {
        return x * hardSigmoid(1.0 / 6, 0.5, x);
    }

    public static double mish(double x) {
        return x * Math.tanh(softplus(x));
    }

    /** {@code x Phi(x)}, where {@code Phi} is the cumulative distribution function of the standard normal distribution. */
    public static double gelu(double x) {
        return x * 0.5 * (1 + erf(x * Math.sqrt(0.5)));
    }

    /** The approximation of {@link #gelu} by a hyperbolic tangent. */
    public static double geluByTanh(double x) {
        return x * 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /**
     * The error function, to 1.5e-7.
     *
     * <p>Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 1964, formula 7.1.26.
     */
    public static double erf(double x) {
        double t = 1 / (1 + 0.3275911 * Math.abs(x));
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return Math.copySign(1 - polynomial * Math.exp(-x * x), x);
    }
}
