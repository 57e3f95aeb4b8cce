package org.vizsla.serve.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vizsla.graph.HalfPrecision;

/** Numbers in half precision, divided by the largest magnitude among them, so that none is out of range. */
public final class HalfFloats {
    private final double scale;
    private final byte[] bytes;

    private HalfFloats(double scale, byte[] bytes) {
        this.scale = scale;
        this.bytes = bytes;
    }

    /** The same of single precision. */
    public static HalfFloats of(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return of(wide);
    }

    /** Rounds numbers; one that is not finite stays so. */
    public static HalfFloats of(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Double.isFinite(value) ? Math.abs(value) : 0);
        }
        double scale = largest == 0 ? 1 : largest;
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putShort(HalfPrecision.of((float) (value / scale)));
        }
        return new HalfFloats(scale, bytes.array());
    }

    /** By what they are multiplied to be what they were. */
    public double scale() {
        return scale;
    }

    /** Two for each, little endian. */
    public byte[] bytes() {
        return bytes;
    }
}
