package org.vizsla.models.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles instruction by instruction, valid or not. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Begins a pickle of protocol 2. */
    PickleWriter() {
        raw(0x80, 2);
    }

    PickleWriter raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    PickleWriter text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw('X');
        out.writeBytes(littleEndian(4).putInt(bytes.length).array());
        out.writeBytes(bytes);
        return this;
    }

    /** Text as Python 2 wrote it. */
    PickleWriter shortString(String text) {
        raw('U', text.length());
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** An integer in the smallest form that holds it. */
    PickleWriter integer(long value) {
        if (value >= 0 && value < 0x100) {
            return raw('K', (int) value);
        }
        if (value >= 0 && value < 0x10000) {
            return raw('M', (int) value & 0xff, (int) value >> 8);
        }
        if (value == (int) value) {
            raw('J');
            out.writeBytes(littleEndian(4).putInt((int) value).array());
            return this;
        }
        raw(0x8a, 8);
        out.writeBytes(littleEndian(8).putLong(value).array());
        return this;
    }

    PickleWriter integers(Iterable<Long> values) {
        mark();
        values.forEach(this::integer);
        return tuple();
    }

    PickleWriter global(String module, String name) {
        raw('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    PickleWriter mark() {
        return raw('(');
    }

    PickleWriter tuple() {
        return raw('t');
    }

    PickleWriter emptyDict() {
        return raw('}');
    }

    PickleWriter orderedDict() {
        return global("collections", "OrderedDict").raw(')').reduce();
    }

    PickleWriter setItems() {
        return raw('u');
    }

    PickleWriter reduce() {
        return raw('R');
    }

    PickleWriter none() {
        return raw('N');
    }

    PickleWriter put(int index) {
        return raw('q', index);
    }

    PickleWriter get(int index) {
        return raw('h', index);
    }

    /** A tensor, as today's PyTorch or a legacy file describes it. */
    PickleWriter tensor(StoredTensor tensor, boolean legacy) {
        global("torch._utils", "_rebuild_tensor_v2").mark().mark();
        text("storage").global("torch", tensor.storageType());
        text(tensor.key()).text("cpu").integer(tensor.elements());
        if (legacy) {
            none();
        }
        tuple().raw('Q').integer(tensor.offset());
        integers(tensor.sizes()).integers(tensor.strides());
        return raw(0x89).orderedDict().tuple().reduce();
    }

    PickleWriter entry(StoredTensor tensor) {
        return text(tensor.name()).tensor(tensor, false);
    }

    byte[] stop() {
        raw('.');
        return out.toByteArray();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
