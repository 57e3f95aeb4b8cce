package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Opened;

/** The sweeps of a network that are compiled so far. Safe to use from several threads. */
public final class Sweeps implements AutoCloseable {
    private record Key(Object program, String from) {}

    private final SweepSettings settings;
    private final Opened opened = new Opened();
    private final Map<Key, CompiledSweep> sweeps = new HashMap<>();
    private final BatchEngine engine;

    public Sweeps(SweepSettings settings, BatchEngine engine) {
        this.settings = settings;
        this.engine = engine;
    }

    /**
     * A program's sweep over a network, compiled when it is first asked for.
     *
     * @param key stands for the program
     * @param from the value that the network begins with
     * @param course is told how far its runs are, and may end them
     */
    public synchronized Sweep of(
            Object key, String from, Supplier<Layers> network, SweepProgram program, Course course) {
        course.check();
        CompiledSweep compiled = sweeps.computeIfAbsent(
                new Key(key, from),
                missing ->
                        opened.add(CompiledSweep.open(network.get(), program, settings, engine), CompiledSweep::close));
        return new Sweep(compiled, course);
    }

    /** How the images were made. */
    Preprocessing preprocessing() {
        return settings.preprocessing();
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
