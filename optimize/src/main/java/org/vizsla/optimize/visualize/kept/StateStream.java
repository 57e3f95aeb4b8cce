package org.vizsla.optimize.visualize.kept;

/** Numbers on their way into a state, or out of one: the same calls in the same order write it and read it. */
public sealed interface StateStream permits StateReader, StateWriter {
    /**
     * A number.
     *
     * @param value what is written
     * @param most what is read is 0 to this
     * @return what is in the state
     */
    int number(int value, int most);

    /** Some numbers, which are replaced where they are read. */
    void floats(float[] values);

    /** The first so many numbers. */
    void doubles(double[] values, int count);

    /** Some bytes. */
    void bytes(byte[] values);
}
