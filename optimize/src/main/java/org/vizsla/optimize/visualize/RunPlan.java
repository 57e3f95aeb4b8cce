package org.vizsla.optimize.visualize;

import org.vizsla.explain.sweep.Footprint;
import org.vizsla.models.Model;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.SessionSettings;

/**
 * How many views run at once.
 *
 * <p>On a processor, where an image's activations outweigh the weights, pictures that are not compared are optimized one by one, each thread another one: its views stay in the cache, and what ONNX Runtime does
 * in one thread is done by all at once. Elsewhere, pictures are optimized together, so that the weights are read seldom.
 *
 * @param pictures that are optimized together
 * @param views of each picture in one run
 * @param runs for the views of one step
 * @param workers how many times {@code pictures} are optimized at the same time
 */
public record RunPlan(int pictures, int views, int runs, int workers) {
    /** What a value takes, going forward and coming back, in bytes. */
    private static final long PER_VALUE = 8;

    private static final int MOST = 1024;

    /** The most views at once where they are to stay in the cache. */
    private static final int IN_CACHE = 4;

    /**
     * The plan for a request: as many views at once as is quick and memory allows.
     *
     * @param together whether all pictures must be in one run, since they are compared
     */
    public static RunPlan of(
            Model model, int pictures, int views, long memory, boolean together, SessionSettings session) {
        Footprint footprint = Footprint.of(model.graph());
        boolean wide = session.device().resolved() == Device.CPU && footprint.activationsOutweighWeights();
        int workers = wide && !together ? Math.min(pictures, cores(session)) : 1;
        if (!model.isBatchDynamic()) {
            int fixed = Math.toIntExact(model.fixedBatch());
            return new RunPlan(1, fixed, runs(views, fixed), workers);
        }
        long perView = PER_VALUE * Math.max(1, footprint.activations());
        workers = (int) Math.max(1, Math.min(workers, memory / perView));
        int most = (int) Math.max(1, Math.min(memory / perView / workers, wide ? IN_CACHE : MOST));
        int atOnce = together ? pictures : wide ? 1 : Math.min(Math.max(1, most / views), pictures);
        int runs = runs(views, together ? Math.max(1, most / pictures) : most);
        return new RunPlan(atOnce, (views + runs - 1) / runs, runs, workers);
    }

    private static int runs(int views, int each) {
        return (views + each - 1) / each;
    }

    private static int cores(SessionSettings session) {
        return session.threads() > 0 ? session.threads() : Runtime.getRuntime().availableProcessors();
    }

    /** The session of each worker. */
    public SessionSettings each(SessionSettings all) {
        return workers == 1 ? all : all.withThreads(Math.max(1, cores(all) / workers));
    }
}
