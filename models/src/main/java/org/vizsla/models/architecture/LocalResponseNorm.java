package org.vizsla.models.architecture;

/**
 * The constants of a local response normalization over neighbouring channels, as ONNX defines it: {@code y = x / (bias + alpha / size * s)^beta}
 * with {@code s} the sum of squares over {@code size} channels around x's own.
 */
record LocalResponseNorm(long size, float alpha, float beta, float bias) {}
