package org.vizsla.optimize.visualize;

import org.vizsla.explain.sweep.Footprint;
import org.vizsla.models.Model;
import org.vizsla.runtime.Device;

/**
 * How many views run at once.
 *
 * @param pictures that are optimized together
 * @param views of each picture in one run
 * @param runs for the views of one step
 */
public record RunPlan(int pictures, int views, int runs) {
    /** What a value takes, going forward and coming back, in bytes. */
    private static final long PER_VALUE = 8;

    private static final int MOST = 1024;

    /** The most views at once on a processor, where activations outweigh weights: the values of more do not fit into its cache. */
    private static final int IN_CACHE = 4;

    /**
     * The plan for a request: as many views at once as is quick and memory allows, of several pictures if those of one are few.
     *
     * @param together whether all pictures must be in one run, since they are compared
     */
    public static RunPlan of(Model model, int pictures, int views, long memory, boolean together, Device device) {
        if (!model.isBatchDynamic()) {
            int fixed = Math.toIntExact(model.fixedBatch());
            return new RunPlan(1, fixed, (views + fixed - 1) / fixed);
        }
        Footprint footprint = Footprint.of(model.graph());
        long perView = PER_VALUE * Math.max(1, footprint.activations());
        boolean cached = device.resolved() == Device.CPU && footprint.activationsOutweighWeights();
        int most = (int) Math.max(1, Math.min(memory / perView, cached ? IN_CACHE : MOST));
        if (together) {
            int each = Math.max(1, most / pictures);
            int runs = (views + each - 1) / each;
            return new RunPlan(pictures, (views + runs - 1) / runs, runs);
        }
        int runs = (views + most - 1) / most;
        int atOnce = Math.min(Math.max(1, most / views), pictures);
        return new RunPlan(atOnce, (views + runs - 1) / runs, runs);
    }
}
