package org.vizsla.explain.sweep;

import java.util.concurrent.Executor;
import org.vizsla.graph.Graph;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The sessions of a graph, each opened when it is first needed: one for parts that are computed beside each other, and one for a part that is the only one. */
final class BatchSessions implements AutoCloseable {
    private final Graph graph;
    private final SessionSettings settings;
    private final Kept<Integer, Session> byThreads;

    /**
     * Sessions that are yet to be opened.
     *
     * @param workers open them
     */
    BatchSessions(Graph graph, SessionSettings settings, Executor workers) {
        this.graph = graph;
        this.settings = settings;
        byThreads = new Kept<>(workers, Session::close);
    }

    /** The session for each of so many parts. */
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
