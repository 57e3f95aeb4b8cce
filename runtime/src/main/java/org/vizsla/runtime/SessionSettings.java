package org.vizsla.runtime;

/**
 * How a graph runs.
 *
 * @param threads threads that one operator may use; 0 lets ONNX Runtime take one per core
 * @param optimize whether the graph is optimized when the session opens; otherwise, any of its values can be an output at no extra cost
 * @param spinning whether threads wait for work busily: faster where nothing else runs, slower beside a browser on the same cores
 */
public record SessionSettings(Device device, int threads, boolean optimize, boolean spinning) {
    public static final SessionSettings DEFAULT = new SessionSettings(Device.CPU, 0, true, true);

    public SessionSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    public SessionSettings withDevice(Device other) {
        return new SessionSettings(other, threads, optimize, spinning);
    }

    public SessionSettings withThreads(int other) {
        return new SessionSettings(device, other, optimize, spinning);
    }

    public SessionSettings withoutOptimization() {
        return new SessionSettings(device, threads, false, spinning);
    }

    public SessionSettings withoutSpinning() {
        return new SessionSettings(device, threads, optimize, false);
    }
}
