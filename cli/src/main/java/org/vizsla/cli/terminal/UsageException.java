package org.vizsla.cli.terminal;

import java.util.function.Supplier;
import org.vizsla.graph.VizslaException;

/** Wrong usage: options that cannot be combined, or a value that is not valid. */
public final class UsageException extends VizslaException {
    public UsageException(String message) {
        super(message);
    }

    private UsageException(String message, VizslaException cause) {
        super(message, cause);
    }

    /** The supplier's result; if it refuses what the user gave, that is wrong usage. */
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
