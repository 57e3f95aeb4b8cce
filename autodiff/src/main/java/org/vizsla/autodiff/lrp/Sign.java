package org.vizsla.autodiff.lrp;

import org.vizsla.autodiff.Step;

/** The part of a value that is above, or below, zero. */
enum Sign {
    POSITIVE,
    NEGATIVE;

    String of(Step step, String value) {
        return this == POSITIVE
                ? step.op("Relu", value).value()
                : step.op("Min", value, step.scalar(0)).value();
    }

    Sign opposite() {
        return this == POSITIVE ? NEGATIVE : POSITIVE;
    }
}
