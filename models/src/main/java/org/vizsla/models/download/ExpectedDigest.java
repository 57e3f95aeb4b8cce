package org.vizsla.models.download;

import java.util.Locale;
import java.util.Optional;
import org.vizsla.graph.VizslaException;

/**
 * What is known of the digest of a file before it is there: the whole digest that the user gives, or that Vizsla knows; or that of the first file of
 * this name; or the digits in its name.
 *
 * @param given by the user
 * @param first the record of the file that came first
 */
record ExpectedDigest(PublishedWeights weights, Optional<String> given, Optional<DigestRecord> first) {
    private static final String FORMAT = "[0-9a-f]{64}";

    /**
     * What is expected of a file.
     *
     * @throws VizslaException if what the user gives is not a digest, or not that of this file
     */
    static ExpectedDigest of(PublishedWeights weights, Optional<String> given, Optional<DigestRecord> first) {
        Optional<String> digits = given.map(text -> text.strip().toLowerCase(Locale.ROOT));
        if (digits.isPresent() && !digits.get().matches(FORMAT)) {
            throw new VizslaException("'" + given.orElse("") + "' is not a SHA-256, which has 64 hexadecimal digits");
        }
        String known = weights.sha256().orElse(weights.digest());
        if (digits.isPresent() && !digits.get().startsWith(known)) {
            throw new VizslaException("the SHA-256 of " + weights.file()
                    + (weights.sha256().isPresent() ? " is " : " begins with ") + known + ", so it is not "
                    + digits.get());
        }
        return new ExpectedDigest(weights, digits, first);
    }

    /** The whole digest, if it is known other than from the first file. */
    private Optional<String> whole() {
        return given.or(weights::sha256);
    }

    /** The digits that the digest must begin with. Where the first file came from a mirror, the publisher's counts more. */
    String digits(boolean fromPublisher) {
        return whole().or(() -> binding(fromPublisher).map(DigestRecord::sha256))
                .orElse(weights.digest());
    }

    private Optional<DigestRecord> binding(boolean fromPublisher) {
        return first.filter(record -> !(fromPublisher && record.trust() == Trust.UNVERIFIED));
    }

    /** Why it must be this digest, where that is not obvious: the end of a message. */
    String why(boolean fromPublisher) {
        return whole().isEmpty() && binding(fromPublisher).isPresent()
                ? ", which is the digest of the file that came first; if that was the wrong one, give the right SHA-256"
                : "";
    }

    /** How a file is known that has the expected digest. */
    Trust trust(boolean fromPublisher) {
        if (whole().isPresent()) {
            return Trust.DIGEST;
        }
        return fromPublisher ? Trust.PUBLISHER : first.map(DigestRecord::trust).orElse(Trust.UNVERIFIED);
    }
}
