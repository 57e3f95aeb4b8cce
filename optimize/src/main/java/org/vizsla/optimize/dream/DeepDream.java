package org.vizsla.optimize.dream;

import java.util.List;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.kept.StateWriter;
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

    /** Standard deviations of the blurs of a gradient, in pixels. */
    private static final double[] SMOOTHING = {0.5, 1, 2};

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
    public Dream run(VisualizationListener listener, Cancellation cancellation) {
        return run(KeptStates.NONE, listener, cancellation);
    }

    /**
     * The same, but goes on with the state of a run that did not end, to the dream of an undisturbed run, and keeps its own as the first one.
     *
     * @param kept of the same request, on the same machine with the same number of threads
     * @throws VizslaException if the state is damaged, or the answer to another request
     */
    public Dream run(KeptStates kept, VisualizationListener listener, Cancellation cancellation) {
        return run(0, request.picture(), request.settings(), request.seed(), kept, listener, cancellation);
    }

    /**
     * Dreams of another picture, which may have another size.
     *
     * <p>A picture that is too small for the sizes, of which the smallest must hold the network's input, grows.
     *
     * @param number of the state that is kept, and of the picture for the listener
     * @param cancellation ends it after a step
     */
    Dream run(
            int number,
            Tensor picture,
            DreamSettings settings,
            long seed,
            KeptStates kept,
            VisualizationListener listener,
            Cancellation cancellation) {
        Raster start = enough(Raster.of(picture), settings);
        Chance chance = new Chance(seed).of("dream");
        DreamState state = new DreamState(
                start, settings, request.model().height(), request.model().width());
        kept.read(number).ifPresent(reader -> {
            state.carry(reader);
            reader.end();
        });
        int before = state.taken();
        if (before > 0) {
            listener.resumed(number, before);
        }
        long last = System.nanoTime();
        try {
            while (!state.isComplete()) {
                cancellation.check();
                move(state.begin(), settings.learningRate(), chance.at(state.taken()), cancellation);
                listener.stepped(number, state.taken(), slopes.value());
                state.end(slopes.value());
                if (System.nanoTime() - last >= kept.interval().toNanos()) {
                    keep(number, state, kept);
                    last = System.nanoTime();
                }
            }
        } catch (CancelledException e) {
            if (state.taken() == 0) {
                throw e;
            }
        }
        if (state.taken() > before) {
            keep(number, state, kept);
        }
        return new Dream(state.picture().tensor(), state.curve(), List.of(), state.isComplete());
    }

    private static void keep(int number, DreamState state, KeptStates kept) {
        if (state.isKept()) {
            StateWriter writer = new StateWriter();
            state.carry(writer);
            kept.write(number, writer.state());
        }
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
        slope = smoothed(slope, picture.height(), picture.width());
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

    /** The mean of several blurs: without it, fine dots outgrow all that is larger. */
    private static float[] smoothed(float[] slope, int height, int width) {
        float[] sum = new float[slope.length];
        for (double sigma : SMOOTHING) {
            float[] blurred = GaussianBlur.of(sigma).zeroPadded(slope, height, width);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += blurred[i];
            }
        }
        return sum;
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
