package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.vizsla.explain.network.Layers;
import org.vizsla.runtime.Opened;

/** The sweeps of a network that are compiled so far, and the threads that they run on. Safe to use from several threads. */
public final class Sweeps implements AutoCloseable {
    private record Key(Object program, String from) {}

    private final SweepSettings settings;
    private final Opened opened = new Opened();
    private final Map<Key, CompiledSweep> sweeps = new HashMap<>();
    private final ExecutorService workers;

    public Sweeps(SweepSettings settings) {
        this.settings = settings;
        this.workers = opened.add(Executors.newCachedThreadPool(Sweeps::worker), ExecutorService::shutdownNow);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "vizsla-sweep");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A program's sweep over a network, compiled when it is first asked for.
     *
     * @param key stands for the program
     * @param from the value that the network begins with
     * @param course is told how far its runs are
     */
    public synchronized Sweep of(
            Object key, String from, Supplier<Layers> network, SweepProgram program, Course course) {
        CompiledSweep compiled = sweeps.computeIfAbsent(
                new Key(key, from),
                missing -> opened.add(
                        CompiledSweep.open(network.get(), program, settings, workers), CompiledSweep::close));
        return new Sweep(compiled, course);
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
