package org.vizsla.optimize.visualize.parameterization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/**
 * How strong the frequencies of natural pictures are, along each of {@link Colours}' axes: smooth, and for pictures of any size. Only ratios count.
 *
 * <p>The table has the magnitude at {@value #RADII} frequencies, half an octave apart, up to half a cycle per pixel, in {@value #ANGLES} directions; between them, logarithms are
 * interpolated, and below the lowest frequency they go on as they go between the two lowest.
 */
public final class Spectrum {
    static final int RADII = 13;
    static final int ANGLES = 12;
    static final int CHANNELS = 3;

    private static final double PER_OCTAVE = 2;

    /** Binary logarithms, {@code [channel][radius][angle]}. */
    private final double[][][] logs;

    Spectrum(double[][][] logs) {
        this.logs = logs;
    }

    /** That of the pictures in {@code docs/pictures}, which is part of Vizsla; {@code vizsla visualize spectrum docs/pictures} measures it again. */
    public static Spectrum natural() {
        try (InputStream stream =
                Objects.requireNonNull(Spectrum.class.getResourceAsStream("spectrum.txt"), "spectrum.txt")) {
            return parse("spectrum.txt", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The spectrum that {@link #text} wrote.
     *
     * @param name what messages call it
     * @throws VizslaException if it is none
     */
    public static Spectrum parse(String name, String text) {
        double[][][] logs = new double[CHANNELS][RADII][];
        String[] lines = text.strip().split("\\R+");
        try {
            if (lines.length != CHANNELS * RADII) {
                throw new IllegalArgumentException();
            }
            for (int line = 0; line < lines.length; line++) {
                double[] row = Arrays.stream(lines[line].strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (row.length != ANGLES || !Arrays.stream(row).allMatch(Double::isFinite)) {
                    throw new IllegalArgumentException();
                }
                logs[line / RADII][line % RADII] = row;
            }
        } catch (IllegalArgumentException e) {
            throw new VizslaException(
                    name + " is no spectrum: it has " + CHANNELS * RADII + " lines of " + ANGLES + " numbers", e);
        }
        return new Spectrum(logs);
    }

    /** As text: a line for each frequency of each axis, with a number for each direction, the binary logarithm of the magnitude. */
    public String text() {
        return Arrays.stream(logs)
                .flatMap(Arrays::stream)
                .map(row -> Arrays.stream(row)
                        .mapToObj(value -> String.format(Locale.ROOT, "%.3f", value))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The place of a frequency in the table, between 0 and {@code RADII - 1} within it. */
    static double radius(double frequency) {
        return RADII - 1 + PER_OCTAVE * Math.log(2 * frequency) / Math.log(2);
    }

    /** The place of a direction in the table, from 0 to below {@code ANGLES}; opposite directions have the same. */
    static double angle(double vertical, double horizontal) {
        double turn = Math.atan2(vertical, horizontal) / Math.PI;
        return (turn < 0 ? turn + 1 : turn >= 1 ? turn - 1 : turn) * ANGLES;
    }

    /**
     * The magnitude at a frequency.
     *
     * @param vertical in cycles per pixel
     * @param horizontal in cycles per pixel
     */
    public double magnitude(int channel, double vertical, double horizontal) {
        double radius = Math.min(radius(Math.hypot(vertical, horizontal)), RADII - 1);
        int low = Math.max(0, Math.min((int) Math.floor(radius), RADII - 2));
        double nearer = along(channel, low, vertical, horizontal);
        double farther = along(channel, low + 1, vertical, horizontal);
        return Math.pow(2, nearer + (radius - low) * (farther - nearer));
    }

    private double along(int channel, int radius, double vertical, double horizontal) {
        double angle = angle(vertical, horizontal);
        int low = (int) angle % ANGLES;
        double[] row = logs[channel][radius];
        return row[low] + (angle - (int) angle) * (row[(low + 1) % ANGLES] - row[low]);
    }

    /** The magnitudes of the coefficients of a picture, {@code [C, H, W/2+1]}; that of the mean is 0. Channels beyond the third have those of brightness, as all do unless there are three. */
    Tensor magnitudes(Canvas canvas) {
        int half = canvas.halfWidth();
        float[] values = new float[canvas.channels() * canvas.height() * half];
        for (int i = 1; i < values.length; i++) {
            int channel = canvas.channels() == CHANNELS ? i / half / canvas.height() : 0;
            int row = i / half % canvas.height();
            double vertical = FourierBasis.frequency(row, canvas.height());
            double horizontal = (double) (i % half) / canvas.width();
            boolean mean = row == 0 && i % half == 0;
            values[i] = mean ? 0 : (float) magnitude(channel, vertical, horizontal);
        }
        return Tensor.ofFloats(Shape.of(canvas.channels(), canvas.height(), half), values);
    }
}
