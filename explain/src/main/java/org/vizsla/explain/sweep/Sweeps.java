package org.vizsla.explain.sweep;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.vizsla.explain.network.Layers;
import org.vizsla.models.picture.Preprocessing;

/** The compiled sweeps of a network. Safe to use from several threads. */
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
     * The sweep of a program over a network, compiled when it is first needed.
     *
     * @param key identifies the program
     * @param from the value that the network begins with
     * @param course follows its runs, and may stop them
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

    /** How the images were preprocessed. */
    Preprocessing preprocessing() {
        return settings.preprocessing();
    }

    @Override
    public void close() {
        sweeps.close();
    }
}
