package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The sessions of a graph, each opened when it is first needed: one for parts that are computed beside each other, and one for a part that is the only one. */
final class BatchSessions implements AutoCloseable {
    private final Graph graph;
    private final SessionSettings settings;
    private final Opened opened = new Opened();
    private final Map<Integer, Session> byThreads = new HashMap<>();

    BatchSessions(Graph graph, SessionSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    /** The session for each of so many parts. */
    Session of(Batching batching, int parts) {
        return ofThreads(parts == 1 ? batching.alone() : batching.threads());
    }

    synchronized Session ofThreads(int threads) {
        return byThreads.computeIfAbsent(threads, this::open);
    }

    private Session open(int threads) {
        return opened.add(Session.open(graph, settings.withThreads(threads)), Session::close);
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
