package org.vizsla.report.source;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.labels.Labels;

/** A source that was opened to see whether it can be: what was read then is handed out once, and forgotten; a failure stays one. */
final class OpenedAhead implements Source {
    private final Source source;
    private final @Nullable VizslaException failure;
    private @Nullable OpenedSource opened;

    private OpenedAhead(Source source, @Nullable OpenedSource opened, @Nullable VizslaException failure) {
        this.source = source;
        this.opened = opened;
        this.failure = failure;
    }

    static OpenedAhead of(Source source) {
        try {
            return new OpenedAhead(source, source.open(), null);
        } catch (VizslaException e) {
            return new OpenedAhead(source, null, e);
        } catch (RuntimeException e) {
            return new OpenedAhead(
                    source, null, new VizslaException("internal error at " + source.name() + ": " + e, e));
        }
    }

    /** Why it cannot be read. */
    Optional<VizslaException> failure() {
        return Optional.ofNullable(failure);
    }

    /** What was read, without handing it out; empty where it cannot be read, or was handed out already. */
    synchronized Optional<OpenedSource> ahead() {
        return Optional.ofNullable(opened);
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
    public synchronized OpenedSource open() {
        if (failure != null) {
            throw failure;
        }
        OpenedSource known = opened;
        opened = null;
        return known == null ? source.open() : known;
    }

    @Override
    public OptionalInt impliedClass(Labels labels) {
        return source.impliedClass(labels);
    }
}
