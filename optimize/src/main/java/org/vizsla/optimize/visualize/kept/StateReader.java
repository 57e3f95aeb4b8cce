package org.vizsla.optimize.visualize.kept;

import java.nio.ByteBuffer;
import org.vizsla.graph.VizslaException;

/** Reads a state, which may come from anywhere: it takes no more memory than what is asked of it, and a state that is shorter or longer than that is refused. */
public final class StateReader implements StateStream {
    private final String name;
    private final ByteBuffer state;

    /**
     * Reads from where a buffer is to its limit.
     *
     * @param name what messages call it
     */
    public StateReader(String name, ByteBuffer state) {
        this.name = name;
        this.state = state.slice();
    }

    @Override
    public int number(int value, int most) {
        int read = next(Integer.BYTES).getInt();
        if (read < 0 || read > most) {
            throw damaged();
        }
        return read;
    }

    @Override
    public void floats(float[] values) {
        next((long) Float.BYTES * values.length).asFloatBuffer().get(values);
    }

    @Override
    public void doubles(double[] values, int count) {
        next((long) Double.BYTES * count).asDoubleBuffer().get(values, 0, count);
    }

    @Override
    public void bytes(byte[] values) {
        next(values.length).get(values);
    }

    private ByteBuffer next(long bytes) {
        if (bytes > state.remaining()) {
            throw damaged();
        }
        ByteBuffer next = state.slice(state.position(), (int) bytes);
        state.position(state.position() + (int) bytes);
        return next;
    }

    /**
     * Checks that all was read.
     *
     * @throws VizslaException if the state is longer
     */
    public void end() {
        if (state.hasRemaining()) {
            throw damaged();
        }
    }

    private VizslaException damaged() {
        return new VizslaException(name + " is damaged");
    }
}
