package org.vizsla.graph.onnx.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A whole model, ready to be written out. */
public final class EncodedModel {
    private final MessageWriter message;

    EncodedModel(MessageWriter message) {
        this.message = message;
    }

    public byte[] toByteArray() {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(message.length()));
        try {
            message.writeTo(all::put);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        return all.array();
    }

    public void writeTo(WritableByteChannel channel) throws IOException {
        message.writeTo(bytes -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
