package org.vizsla.explain.sweep;

import org.vizsla.models.Model;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;

/**
 * How rows are cut into parts, and with how many threads these are computed.
 *
 * @param largest the most rows that a part has
 * @param padding how short parts are filled up
 * @param workers how many parts are computed at once, each by {@code threads} threads
 * @param alone threads for a single part; as many as for others if memory does not allow two sessions
 */
record Batching(int largest, Padding padding, int workers, int threads, int alone) {
    enum Padding {
        NONE,
        /** Not at all, and all parts but the last have the largest size. */
        REST,
        /** To the size of the largest part of the run. A GPU plans its convolutions anew whenever the size changes, which takes longer than the part. */
        ALIKE,
        /** To the network's fixed batch. */
        FULL
    }

    private static final int SMALL_PART = 2;
    private static final int LARGE_PART = 16;
    private static final int ON_A_CARD = 64;

    /**
     * Parts of a batch of images, of which each result is kept.
     *
     * <p>Where an image's activations outweigh the weights, as in SqueezeNet and ResNet, a batch of at least as many images as threads is shared out: each thread
     * takes {@value #SMALL_PART} images at a time, which stay in the cache, and what ONNX Runtime does in one thread is done by all at once. Where weights outweigh
     * activations, as in AlexNet and VGG, each part has up to {@value #LARGE_PART} images, so that the weights are read seldom, and the threads work on it together.
     *
     * @param wide whether activations outweigh weights
     */
    static Batching ofImages(Model model, boolean wide, SessionSettings settings, Device device, int images) {
        int threads = settings.threads();
        if (!model.isBatchDynamic()) {
            return ofFixed(model, threads);
        }
        int cores = cores(threads);
        if (wide && device == Device.CPU && cores > 1 && images >= cores) {
            return new Batching(Math.min(SMALL_PART, images / cores), Padding.REST, cores, 1, 1);
        }
        return new Batching(LARGE_PART, Padding.REST, 1, threads, threads);
    }

    /**
     * Parts of a sweep. Their sizes depend on the network and on the memory alone, not on the number of threads, so that results do not either.
     *
     * @param graph says how much a row takes
     */
    static Batching ofSweep(Model model, Footprint graph, SweepSettings settings, Device device) {
        int threads = settings.session().threads();
        if (!model.isBatchDynamic()) {
            return ofFixed(model, threads);
        }
        long bytes = Math.max(1, 4 * graph.activations());
        int fitting = (int) Math.max(1, Math.min(ON_A_CARD, settings.memory() / bytes));
        if (device != Device.CPU) {
            return new Batching(fitting, Padding.ALIKE, 1, threads, threads);
        }
        if (!Footprint.of(model.graph()).activationsOutweighWeights()) {
            return new Batching(Math.min(LARGE_PART, fitting), Padding.NONE, 1, threads, threads);
        }
        int part = Math.min(SMALL_PART, fitting);
        int cores = cores(threads);
        int workers = (int) Math.max(1, Math.min(cores, settings.memory() / bytes / part));
        int each = workers > 1 ? Math.max(1, cores / workers) : threads;
        boolean oneMoreFits = (workers + 1L) * part <= settings.memory() / bytes;
        return new Batching(part, Padding.NONE, workers, each, oneMoreFits ? threads : each);
    }

    private static Batching ofFixed(Model model, int threads) {
        return new Batching(Math.toIntExact(model.fixedBatch()), Padding.FULL, 1, threads, threads);
    }

    private static int cores(int threads) {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    /** How many threads write the rows of a part: those that would be idle until it is computed. */
    int writers() {
        return workers > 1 ? 1 : Math.min(cores(threads), largest);
    }

    int parts(int count) {
        return (count + largest - 1) / largest;
    }

    /** The first row of a part; parts are as equal as they can be, unless the padding says otherwise. */
    int start(int part, int count) {
        return padding == Padding.FULL || padding == Padding.REST
                ? part * largest
                : (int) ((long) part * count / parts(count));
    }

    /** How many rows a part has. */
    int size(int part, int count) {
        int end = part + 1 == parts(count) ? count : start(part + 1, count);
        return end - start(part, count);
    }

    /** How many rows are computed for a part: its own, and those without weight. */
    int filled(int part, int count) {
        return switch (padding) {
            case NONE, REST -> size(part, count);
            case ALIKE -> (count + parts(count) - 1) / parts(count);
            case FULL -> largest;
        };
    }
}
