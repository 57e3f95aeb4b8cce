package org.vizsla.optimize.visualize.parameterization;

import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;

/**
 * Measures a {@link Spectrum}: squares of {@value #SIDE} pixels from all over each picture, which overlap by half, fade out towards their edges (Hann's window), so that edges add no
 * frequencies, and are transformed; powers are averaged. Colours are seen through the inverse of the sigmoid that pictures are painted with.
 */
public final class SpectrumOfPictures {
    private static final int SIDE = 256;

    /** Levels nearer to black and white than this count as this, since the sigmoid never reaches them. */
    private static final double MARGIN = 0.02;

    /** A mean power that is no more than what rounding leaves of a picture of one colour. */
    private static final double LEAST = 1e-9;

    private final double[][][] powers = new double[Spectrum.CHANNELS][Spectrum.RADII][Spectrum.ANGLES];
    private final double[][][] weights = new double[Spectrum.CHANNELS][Spectrum.RADII][Spectrum.ANGLES];

    private SpectrumOfPictures() {}

    /**
     * The spectrum of some pictures; smaller ones are enlarged until their shorter side has {@value #SIDE} pixels.
     *
     * @throws VizslaException if there is none, or they are of one colour
     */
    public static Spectrum of(List<Picture> pictures) {
        SpectrumOfPictures measured = new SpectrumOfPictures();
        pictures.forEach(measured::add);
        return measured.spectrum();
    }

    private void add(Picture picture) {
        int shorter = Math.min(picture.height(), picture.width());
        Picture seen = shorter >= SIDE
                ? picture
                : picture.resized(enlarged(picture.height(), shorter), enlarged(picture.width(), shorter));
        for (int top = 0; top + SIDE <= seen.height(); top += SIDE / 2) {
            for (int left = 0; left + SIDE <= seen.width(); left += SIDE / 2) {
                addSquare(seen, top, left);
            }
        }
    }

    private static int enlarged(int side, int shorter) {
        return (int) Math.ceil((double) side * SIDE / shorter);
    }

    private void addSquare(Picture picture, int top, int left) {
        double[][] axes = new double[Spectrum.CHANNELS][SIDE * SIDE];
        double[] means = new double[Spectrum.CHANNELS];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int x = left + i % SIDE;
            int y = top + i / SIDE;
            double[] colour = Colours.decorrelated(
                    unbounded(picture.red(x, y)), unbounded(picture.green(x, y)), unbounded(picture.blue(x, y)));
            for (int axis = 0; axis < colour.length; axis++) {
                axes[axis][i] = colour[axis];
                means[axis] += colour[axis] / (SIDE * SIDE);
            }
        }
        for (int axis = 0; axis < axes.length; axis++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                axes[axis][i] = (axes[axis][i] - means[axis]) * window(i % SIDE) * window(i / SIDE);
            }
            double[] imaginary = new double[SIDE * SIDE];
            FastFourier.square(axes[axis], imaginary, SIDE);
            addPowers(axis, axes[axis], imaginary);
        }
    }

    /** The inverse of the sigmoid. */
    private static double unbounded(int level) {
        double value = MARGIN + (1 - 2 * MARGIN) * level / 255;
        return Math.log(value / (1 - value));
    }

    private static double window(int place) {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (place + 0.5) / SIDE);
    }

    private void addPowers(int axis, double[] real, double[] imaginary) {
        for (int i = 1; i < real.length; i++) {
            double vertical = FourierBasis.frequency(i / SIDE, SIDE);
            double horizontal = FourierBasis.frequency(i % SIDE, SIDE);
            double radius = Spectrum.radius(Math.hypot(vertical, horizontal));
            if (radius <= Spectrum.RADII - 1) {
                double angle = Spectrum.angle(vertical, horizontal);
                double power = real[i] * real[i] + imaginary[i] * imaginary[i];
                share(axis, radius, angle, power);
            }
        }
    }

    /** Adds a power to the entries around it, to each as far as it is near. */
    private void share(int axis, double radius, double angle, double power) {
        for (int r = (int) Math.floor(radius); r <= Math.floor(radius) + 1; r++) {
            for (int a = (int) angle; a <= (int) angle + 1; a++) {
                double weight = (1 - Math.abs(radius - r)) * (1 - Math.abs(angle - a));
                if (weight > 0 && r >= 0 && r < Spectrum.RADII) {
                    powers[axis][r][a % Spectrum.ANGLES] += weight * power;
                    weights[axis][r][a % Spectrum.ANGLES] += weight;
                }
            }
        }
    }

    private Spectrum spectrum() {
        double[][][] logs = new double[Spectrum.CHANNELS][Spectrum.RADII][Spectrum.ANGLES];
        for (int axis = 0; axis < logs.length; axis++) {
            for (int radius = 0; radius < Spectrum.RADII; radius++) {
                double whole = 0;
                double weight = 0;
                for (int angle = 0; angle < Spectrum.ANGLES; angle++) {
                    whole += powers[axis][radius][angle];
                    weight += weights[axis][radius][angle];
                }
                if (!(whole > LEAST * weight)) {
                    throw new VizslaException(
                            "a spectrum needs pictures of several colours; these are none, or grey, or without structure");
                }
                for (int angle = 0; angle < Spectrum.ANGLES; angle++) {
                    double mean = weights[axis][radius][angle] > 0
                            ? powers[axis][radius][angle] / weights[axis][radius][angle]
                            : whole / weight;
                    logs[axis][radius][angle] = 0.5 * Math.log(Math.max(mean, whole / weight * 1e-6)) / Math.log(2);
                }
            }
        }
        return new Spectrum(logs);
    }
}
