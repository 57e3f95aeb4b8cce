package org.vizsla.explain.sweep;

import java.util.concurrent.Executor;
import org.vizsla.graph.Graph;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The sessions of a graph, each opened when it is first needed: one for parts that run side by side, and one for a single part. */
final class BatchSessions implements AutoCloseable {
    private final Graph graph;
    private final SessionSettings settings;
    private final Kept<Integer, Session> byThreads;

    /**
     * Sessions that will be opened when they are needed.
     *
     * @param workers the threads that open them
     */
    BatchSessions(Graph graph, SessionSettings settings, Executor workers) {
        this.graph = graph;
        this.settings = settings;
        byThreads = new Kept<>(workers, Session::close);
    }

    /** The session for each of that many parts. */
    Session of(Batching batching, int parts, Cancellation cancellation) {
        return ofThreads(parts == 1 ? batching.alone() : batching.threads(), cancellation);
    }

    Session ofThreads(int threads, Cancellation cancellation) {
        return byThreads.of(threads, () -> Session.open(graph, settings.withThreads(threads)), cancellation);
    }

    @Override
    public void close() {
        byThreads.close();
    }
}
