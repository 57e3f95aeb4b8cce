package org.vizsla.explain.sweep;

import java.util.HashMap;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** The sessions of a sweep, each opened when it is first needed: one for parts that are computed beside each other, and one for a part that is the only one. */
final class SweepSessions implements AutoCloseable {
    private final Graph graph;
    private final SessionSettings settings;
    private final Batching batching;
    private final Opened opened = new Opened();
    private final Map<Integer, Session> byThreads = new HashMap<>();

    SweepSessions(Graph graph, SessionSettings settings, Batching batching) {
        this.graph = graph;
        this.settings = settings;
        this.batching = batching;
    }

    /** The session for each of so many parts. */
    synchronized Session forParts(int parts) {
        return byThreads.computeIfAbsent(parts == 1 ? batching.alone() : batching.threads(), this::open);
    }

    private Session open(int threads) {
        return opened.add(Session.open(graph, settings.withThreads(threads)), Session::close);
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
