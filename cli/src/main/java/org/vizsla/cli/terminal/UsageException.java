package org.vizsla.cli.terminal;

import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;

/** Options that do not go together, or have no such value. */
public final class UsageException extends VizslaException {
    public UsageException(String message) {
        super(message);
    }

    private UsageException(String message, VizslaException cause) {
        super(message, cause);
    }

    /** What the supplier makes of the user's words; where it refuses them, that is wrong usage. */
    public static <T> T unlessRefused(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UsageException e) {
            throw e;
        } catch (VizslaException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
