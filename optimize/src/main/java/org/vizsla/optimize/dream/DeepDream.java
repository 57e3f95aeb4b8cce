package org.vizsla.optimize.dream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/**
 * Moves a picture towards what a network finds in it, at several sizes: what is dreamt at one is enlarged, and dreamt on in the next. Memory for the picture is a few times its numbers, and for the network
 * what its tiles take, whatever the picture's size.
 *
 * <p>Source: A. Mordvintsev, C. Olah, M. Tyka, Inceptionism: Going Deeper into Neural Networks, 2015, and their DeepDream: a code example for visualizing Neural Networks, 2015.
 */
public final class DeepDream implements AutoCloseable {
    private static final double LEAST_SLOPE = 1e-8;

    private final DreamRequest request;
    private final TileSlope slopes;

    /**
     * Compiles the gradient.
     *
     * @throws VizslaException if the network has no such feature, or it cannot be differentiated
     */
    public DeepDream(DreamRequest request) {
        this.request = request;
        this.slopes = new TileSlope(request);
    }

    /** Dreams the request's dream. */
    public Dream run(IntConsumer stepped, Cancellation cancellation) {
        return run(request.picture(), request.settings(), request.seed(), stepped, cancellation);
    }

    /**
     * Dreams of another picture, which may have another size.
     *
     * <p>A picture that is too small for the sizes, of which the smallest must hold the network's input, grows.
     *
     * @param stepped hears the number of each step, from 0
     * @param cancellation ends it after a step
     */
    public Dream run(
            Tensor picture, DreamSettings settings, long seed, IntConsumer stepped, Cancellation cancellation) {
        Raster start = enough(Raster.of(picture), settings);
        Chance chance = new Chance(seed).of("dream");
        List<Double> curve = new ArrayList<>();
        Raster detail = null;
        Raster now = start;
        try {
            for (int octave = 0; octave < settings.octaves(); octave++) {
                double share = Math.pow(settings.octaveScale(), octave + 1 - settings.octaves());
                int height = Math.max(request.model().height(), (int) Math.round(start.height() * share));
                int width = Math.max(request.model().width(), (int) Math.round(start.width() * share));
                Raster base = start.resized(height, width);
                now = detail == null ? base.resized(height, width) : sum(base, detail.resized(height, width));
                for (int step = 0; step < settings.steps(); step++) {
                    cancellation.check();
                    move(now, settings.learningRate(), chance.at(curve.size()), cancellation);
                    stepped.accept(curve.size());
                    curve.add(slopes.value());
                }
                detail = difference(now, base);
            }
        } catch (CancelledException e) {
            if (curve.isEmpty()) {
                throw e;
            }
            return new Dream(now.resized(start.height(), start.width()).tensor(), curve, false);
        }
        return new Dream(now.tensor(), curve, true);
    }

    /** The sizes' smallest one holds the network's input. */
    private Raster enough(Raster picture, DreamSettings settings) {
        double most = Math.pow(settings.octaveScale(), settings.octaves() - 1.0);
        double grow = Math.max(
                1,
                Math.max(
                        request.model().height() * most / picture.height(),
                        request.model().width() * most / picture.width()));
        return picture.resized((int) Math.round(picture.height() * grow), (int) Math.round(picture.width() * grow));
    }

    private void move(Raster picture, double rate, Chance chance, Cancellation cancellation) {
        float[] slope = new float[picture.values().length];
        int down = chance.pick(request.model().height());
        int across = chance.pick(request.model().width());
        slopes.of(picture, down, across, slope, cancellation);
        double sum = 0;
        for (float value : slope) {
            sum += Math.abs(value);
        }
        float factor = (float) (rate / (sum / slope.length + LEAST_SLOPE));
        float[] values = picture.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i] + factor * slope[i]));
        }
    }

    private static Raster sum(Raster one, Raster other) {
        float[] values = one.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i] + other.values()[i]));
        }
        return new Raster(one.channels(), one.height(), one.width(), values);
    }

    private static Raster difference(Raster one, Raster other) {
        float[] values = one.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] -= other.values()[i];
        }
        return new Raster(one.channels(), one.height(), one.width(), values);
    }

    /**
     * The middle of a picture, enlarged to its size: the next frame of a flight into a dream.
     *
     * @param zoom how much larger, above 1
     */
    public static Tensor enlarged(Tensor picture, double zoom) {
        Raster whole = Raster.of(picture);
        int height = Math.max(1, (int) Math.round(whole.height() / zoom));
        int width = Math.max(1, (int) Math.round(whole.width() / zoom));
        int top = (whole.height() - height) / 2;
        int left = (whole.width() - width) / 2;
        float[] middle = new float[whole.channels() * height * width];
        for (int row = 0; row < whole.channels() * height; row++) {
            int from = (row / height * whole.height() + top + row % height) * whole.width() + left;
            System.arraycopy(whole.values(), from, middle, row * width, width);
        }
        return new Raster(whole.channels(), height, width, middle)
                .resized(whole.height(), whole.width())
                .tensor();
    }

    /** A picture at another size. */
    public static Tensor resized(Tensor picture, int height, int width) {
        return Raster.of(picture).resized(height, width).tensor();
    }

    @Override
    public void close() {
        slopes.close();
    }
}
