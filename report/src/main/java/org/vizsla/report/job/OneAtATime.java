package org.vizsla.report.job;

import java.util.List;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.Source;

/** Hands the calls of several threads on, one at a time. */
final class OneAtATime implements JobListener {
    private final JobListener listener;

    OneAtATime(JobListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void begins(Source source) {
        listener.begins(source);
    }

    @Override
    public synchronized void progresses(Source source, String method, double part) {
        listener.progresses(source, method, part);
    }

    @Override
    public synchronized void fails(Source source, VizslaException failure) {
        listener.fails(source, failure);
    }

    @Override
    public synchronized void ends(Source source) {
        listener.ends(source);
    }

    @Override
    public synchronized void notes(Source source, List<String> notes) {
        listener.notes(source, notes);
    }
}
