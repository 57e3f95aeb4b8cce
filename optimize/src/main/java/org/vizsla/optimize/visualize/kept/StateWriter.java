package org.vizsla.optimize.visualize.kept;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Writes a state. */
public final class StateWriter implements StateStream {
    private final ByteArrayOutputStream state = new ByteArrayOutputStream();

    @Override
    public int number(int value, int most) {
        state.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return value;
    }

    @Override
    public void floats(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        bytes.asFloatBuffer().put(values);
        state.writeBytes(bytes.array());
    }

    @Override
    public void doubles(double[] values, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, Double.BYTES));
        bytes.asDoubleBuffer().put(values, 0, count);
        state.writeBytes(bytes.array());
    }

    @Override
    public void bytes(byte[] values) {
        state.writeBytes(values);
    }

    /** All that was written. */
    public byte[] state() {
        return state.toByteArray();
    }
}
