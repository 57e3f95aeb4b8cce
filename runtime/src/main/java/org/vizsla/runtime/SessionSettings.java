package org.vizsla.runtime;

/**
 * How a graph runs.
 *
 * @param threads threads that one operator may use; 0 lets ONNX Runtime take one per core
 * @param optimize whether the graph is optimized when the session opens; otherwise, any of its values can be an output at no extra cost
 */
public record SessionSettings(Device device, int threads, boolean optimize) {
    public static final SessionSettings DEFAULT = new SessionSettings(Device.CPU, 0, true);

    public SessionSettings {
        if (threads < 0) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    public SessionSettings withDevice(Device other) {
        return new SessionSettings(other, threads, optimize);
    }

    public SessionSettings withThreads(int other) {
        return new SessionSettings(device, other, optimize);
    }

    public SessionSettings withoutOptimization() {
        return new SessionSettings(device, threads, false);
    }
}
