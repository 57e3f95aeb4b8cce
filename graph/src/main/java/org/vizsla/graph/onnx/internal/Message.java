package org.vizsla.graph.onnx.internal;

import java.nio.ByteBuffer;
import org.vizsla.graph.TensorData;

/**
 * A part of a model's bytes that a length-delimited field holds: a message, text, or bytes.
 *
 * @param start its first byte
 * @param end one past its last byte; within the model, as its maker has checked
 */
record Message(ModelBytes source, int start, int end) {
    /** Its fields, from the first one on. */
    FieldReader fields() {
        return new FieldReader(source, start, end);
    }

    int length() {
        return end - start;
    }

    ByteBuffer bytes() {
        return source.view(start, length());
    }

    TensorData data() {
        return source.data(start, length());
    }
}
