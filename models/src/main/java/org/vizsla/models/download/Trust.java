package org.vizsla.models.download;

/** How a file of weights is known to be the one that its publisher means. Eight digits of a digest do not tell: a file with the same eight is made in minutes. */
public enum Trust {
    /** Its whole digest is the one that Vizsla knows, or that the user gave. */
    DIGEST("its whole digest is known"),
    /** It was downloaded from the publisher's own address over https, and is what that gave first. */
    PUBLISHER("as the publisher's address gave it first"),
    /** It came from a mirror, or was put there by hand: only the digits in its name agree. */
    UNVERIFIED("only the digits in its name agree");

    private final String words;

    Trust(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
