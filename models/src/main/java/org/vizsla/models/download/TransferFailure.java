package org.vizsla.models.download;

/** One address could not give the file; the message is a clause that says why. */
final class TransferFailure extends Exception {
    private final Kind kind;

    TransferFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What can be done about it. */
    enum Kind {
        /** Nothing answers; perhaps this computer is offline. */
        UNREACHABLE,
        /** Trying again at once may help, from where it stopped. */
        BROKEN,
        /** Trying again will not help. */
        FINAL
    }

    Kind kind() {
        return kind;
    }
}
