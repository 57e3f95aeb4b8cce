package org.vizsla.report.job;

import java.util.concurrent.atomic.AtomicInteger;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;

/** A source that counts how often it is opened. */
final class CountingSource implements Source {
    private final Source source;
    private final AtomicInteger opened = new AtomicInteger();

    CountingSource(Source source) {
        this.source = source;
    }

    int opened() {
        return opened.get();
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public String origin() {
        return source.origin();
    }

    @Override
    public OpenedSource open() {
        opened.incrementAndGet();
        return source.open();
    }
}
