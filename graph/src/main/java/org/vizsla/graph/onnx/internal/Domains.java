package org.vizsla.graph.onnx.internal;

/** Names of operator sets. The standard one has two: the empty one, and {@code ai.onnx}. */
final class Domains {
    private static final String STANDARD = "ai.onnx";

    private Domains() {}

    /** The one name that a graph has for a domain. */
    static String normal(String domain) {
        return domain.equals(STANDARD) ? "" : domain;
    }

    static String words(String domain) {
        return domain.isEmpty() ? "the standard operator set" : "operator set '" + domain + "'";
    }

    /** An operator with its domain. */
    static String qualified(String domain, String operator) {
        return domain.isEmpty() ? operator : domain + "." + operator;
    }
}
