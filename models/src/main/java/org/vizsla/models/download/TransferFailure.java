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
        /** Nobody is there; perhaps this computer is offline. */
        UNREACHABLE,
        /** It may go better at once, from where it stopped. */
        BROKEN,
        /** It will not go better. */
        FINAL
    }

    Kind kind() {
        return kind;
    }
}
