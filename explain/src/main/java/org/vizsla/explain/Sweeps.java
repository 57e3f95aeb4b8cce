package org.vizsla.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.vizsla.models.Model;
import org.vizsla.runtime.Opened;

/** The sweeps of a network that are compiled so far, and the threads that they run on. Safe to use from several threads. */
final class Sweeps implements AutoCloseable {
    private record Key(Object program, String from) {}

    private final ExplainerSettings settings;
    private final Opened opened = new Opened();
    private final Map<Key, CompiledSweep> sweeps = new HashMap<>();
    private final ExecutorService workers;

    Sweeps(ExplainerSettings settings) {
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
     */
    synchronized CompiledSweep of(Object key, String from, Supplier<Model> network, SweepProgram program) {
        return sweeps.computeIfAbsent(
                new Key(key, from),
                missing -> opened.add(
                        CompiledSweep.open(network.get(), program, settings, workers), CompiledSweep::close));
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
