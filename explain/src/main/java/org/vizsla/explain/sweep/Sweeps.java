package org.vizsla.explain.sweep;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.picture.Preprocessing;

/** The sweeps of a network that are compiled so far. Safe to use from several threads. */
public final class Sweeps implements AutoCloseable {
    private record Key(Object program, String from) {}

    private final SweepSettings settings;
    private final Kept<Key, CompiledSweep> sweeps;
    private final BatchEngine engine;

    public Sweeps(SweepSettings settings, BatchEngine engine) {
        this.settings = settings;
        this.engine = engine;
        sweeps = new Kept<>(engine.workers(), CompiledSweep::close);
    }

    /**
     * A program's sweep over a network, compiled when it is first asked for.
     *
     * @param key stands for the program
     * @param from the value that the network begins with
     * @param course is told how far its runs are, and may end them
     */
    public Sweep of(Object key, String from, Supplier<Layers> network, SweepProgram program, Course course) {
        CompiledSweep compiled = sweeps.of(
                new Key(key, from),
                () -> CompiledSweep.open(network.get(), program, settings, engine),
                course.cancellation());
        return new Sweep(compiled, course);
    }

    /** The threads, for long work beside the sweeps. */
    Executor workers() {
        return engine.workers();
    }

    /** How the images were made. */
    Preprocessing preprocessing() {
        return settings.preprocessing();
    }

    @Override
    public void close() {
        sweeps.close();
    }
}
