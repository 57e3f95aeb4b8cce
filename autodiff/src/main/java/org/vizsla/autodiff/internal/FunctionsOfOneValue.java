package org.vizsla.autodiff.internal;

import java.util.Set;

/** Operators that are nonlinear functions of one computed value, which propagation rules treat alike; what else they read is parameters. */
public final class FunctionsOfOneValue {
    /** Element by element: activations and the like. */
    public static final Set<String> ELEMENTWISE = Set.of(
            "Abs",
            "Celu",
            "Clip",
            "Cos",
            "Elu",
            "Erf",
            "Exp",
            "Gelu",
            "HardSigmoid",
            "HardSwish",
            "LeakyRelu",
            "Log",
            "Mish",
            "PRelu",
            "Pow",
            "Reciprocal",
            "Relu",
            "Selu",
            "Sigmoid",
            "Sin",
            "Softplus",
            "Softsign",
            "Sqrt",
            "Tanh",
            "ThresholdedRelu");

    /** By the value's own statistics. */
    public static final Set<String> NORMALIZING =
            Set.of("GroupNormalization", "InstanceNormalization", "LRN", "LayerNormalization", "LogSoftmax", "Softmax");

    private FunctionsOfOneValue() {}
}
