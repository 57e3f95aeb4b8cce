package org.vizsla.autodiff.coverage;

/** Whether, and how, gradients pass an operator. */
public enum DerivativeKind {
    /** It has a derivative. */
    YES("yes"),

    /** Its derivative is zero wherever it exists, as of a comparison. */
    ZERO("zero"),

    /** It is written in other operators at import, and these have derivatives. */
    DECOMPOSED("in parts"),

    /** No derivative of it would mean anything. */
    NONE("none"),

    /** It has a derivative, which is not implemented. */
    MISSING("missing");

    private final String label;

    DerivativeKind(String label) {
        this.label = label;
    }

    /** One word or two, for tables. */
    public String label() {
        return label;
    }
}
