package org.vizsla.graph.onnx.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Tensor;

/**
 * A protobuf message under construction. Fields are written in the order of the calls; those of ONNX in the order of their numbers, as protobuf's own
 * writers do.
 *
 * <p>Weights are kept as references until the message is written out: they are neither copied nor mapped before that.
 */
final class MessageWriter {
    private final List<Part> parts = new ArrayList<>();
    private ByteArrayOutputStream open = new ByteArrayOutputStream();
    private long closedLength;

    /** Some bytes of the message. */
    private sealed interface Part {
        /** Encoded fields. */
        record Encoded(ByteBuffer bytes) implements Part {}

        /** The bytes of a tensor. */
        record Weights(Tensor tensor) implements Part {}
    }

    /** Receives the bytes of a message, part by part. */
    @FunctionalInterface
    interface Sink {
        void accept(ByteBuffer bytes) throws IOException;
    }

    MessageWriter integer(int field, long value) {
        tag(field, WireType.VARINT);
        varint(value);
        return this;
    }

    MessageWriter real(int field, float value) {
        tag(field, WireType.FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            open.write(bits >>> shift);
        }
        return this;
    }

    MessageWriter text(int field, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        tag(field, WireType.DELIMITED);
        varint(bytes.length);
        open.writeBytes(bytes);
        return this;
    }

    /** The text, unless it is empty. */
    MessageWriter textIfAny(int field, String value) {
        return value.isEmpty() ? this : text(field, value);
    }

    MessageWriter message(int field, MessageWriter inner) {
        tag(field, WireType.DELIMITED);
        varint(inner.length());
        if (inner.parts.isEmpty()) {
            open.writeBytes(inner.open.toByteArray());
            return this;
        }
        inner.close();
        close();
        parts.addAll(inner.parts);
        closedLength += inner.closedLength;
        return this;
    }

    /** The bytes of a tensor. */
    MessageWriter weights(int field, Tensor tensor) {
        tag(field, WireType.DELIMITED);
        varint(tensor.data().length());
        close();
        parts.add(new Part.Weights(tensor));
        closedLength += tensor.data().length();
        return this;
    }

    /** Bytes written so far. */
    long length() {
        return closedLength + open.size();
    }

    /** Gives all bytes to a sink, in order. */
    void writeTo(Sink sink) throws IOException {
        close();
        for (Part part : parts) {
            sink.accept(
                    part instanceof Part.Weights weights
                            ? weights.tensor().bytes()
                            : ((Part.Encoded) part).bytes().duplicate());
        }
    }

    private void close() {
        if (open.size() > 0) {
            parts.add(new Part.Encoded(ByteBuffer.wrap(open.toByteArray())));
            closedLength += open.size();
            open = new ByteArrayOutputStream();
        }
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            open.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        open.write((int) rest);
    }
}
