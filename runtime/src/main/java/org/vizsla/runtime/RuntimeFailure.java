package org.vizsla.runtime;

import ai.onnxruntime.OrtException;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;

/** A graph that ONNX Runtime could not load or run; the message includes ONNX Runtime's own, on one line. */
public final class RuntimeFailure extends VizslaException {
    RuntimeFailure(String what, OrtException cause) {
        super(what + ": " + oneLine(cause.getMessage()), cause);
    }

    public static String oneLine(@Nullable String message) {
        return String.valueOf(message).strip().replaceAll("\\s+", " ");
    }
}
