package org.vizsla.serve.shelf;

import java.util.function.Function;
import org.vizsla.explain.unit.Units;
import org.vizsla.runtime.SessionSettings;

/** Networks whose layers are looked at; those of a network that goes, go with it. */
public final class OpenUnits implements AutoCloseable {
    private static final int MOST = 3;

    private final SessionSettings session;
    private final Shelf<String, Units> shelf = new Shelf<>(MOST, Long.MAX_VALUE, units -> 0, Units::close);

    OpenUnits(SessionSettings session) {
        this.session = session;
    }

    /** Uses the units of a network. */
    public <T> T use(OpenNetwork network, Function<Units, T> work) {
        return shelf.use(network.id(), () -> Units.open(network.model(), session), work);
    }

    void forget(String network) {
        shelf.removeIf(network::equals);
    }

    @Override
    public void close() {
        shelf.close();
    }
}
