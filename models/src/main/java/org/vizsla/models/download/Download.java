package org.vizsla.models.download;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.download.TransferFailure.Kind;

/**
 * The download of one file, which appears whole and checked, or not at all.
 *
 * <p>Addresses are tried in order until one gives the file. If a connection breaks, the rest is requested again, a few times. A server that reports a
 * quite different size is skipped, and one that sends more than the file can have is cut off. A file that came in several pieces and has the wrong
 * digest may be a mix of two versions: it is fetched once more in one piece.
 */
final class Download {
    private final PublishedWeights weights;
    private final Path target;
    private final ExpectedDigest expected;
    private final URI publisher;
    private final DownloadSettings settings;
    private final ProgressListener progress;
    private final HttpSource source;

    /**
     * A download of a file.
     *
     * @param publisher the address of the folder whose files are the publisher's own, over https
     */
    Download(
            PublishedWeights weights,
            Path target,
            ExpectedDigest expected,
            URI publisher,
            DownloadSettings settings,
            ProgressListener progress) {
        this.weights = weights;
        this.target = target;
        this.expected = expected;
        this.publisher = publisher;
        this.settings = settings;
        this.progress = progress;
        this.source = new HttpSource(settings);
    }

    /**
     * Downloads the file, and writes the record of its digest.
     *
     * @throws OfflineException if no address can be reached
     * @throws VizslaException if no address provides it, or it cannot be written
     */
    DigestRecord from(List<URI> folders) {
        List<String> reasons = new ArrayList<>();
        boolean offline = true;
        try (PartialFile part = PartialFile.of(target)) {
            for (URI folder : folders) {
                try {
                    return from(folder.resolve(weights.file()), part);
                } catch (TransferFailure e) {
                    reasons.add(e.getMessage());
                    offline &= e.kind() == Kind.UNREACHABLE;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VizslaException(
                    "the download of " + weights.name() + " was interrupted; the next one resumes it", e);
        }
        String what = "cannot download the weights of " + weights.name() + ": " + String.join("; ", reasons);
        throw offline
                ? new OfflineException(
                        what + " (is there a network connection?)",
                        Remedy.give(Setting.WEIGHTS).or(Remedy.give(Setting.MIRROR)))
                : new VizslaException(
                        what,
                        new Remedy.TryLater().or(Remedy.give(Setting.WEIGHTS)).or(Remedy.give(Setting.MIRROR)));
    }

    private DigestRecord from(URI address, PartialFile part) throws TransferFailure, InterruptedException {
        Duration pause = settings.pause();
        for (int left = settings.tries() - 1; ; left--) {
            try {
                boolean resumed = transfer(address, part);
                return checked(address, part, resumed);
            } catch (TransferFailure e) {
                if (e.kind() != Kind.BROKEN || left == 0) {
                    throw e;
                }
            }
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    /** Fetches what is missing; returns whether something was there before. */
    private boolean transfer(URI address, PartialFile part) throws TransferFailure, InterruptedException {
        if (part.size() >= weights.tooMany()) {
            part.restart();
        }
        long from = part.size();
        try (Answer answer = source.ask(address, from, part.mark(address))) {
            OptionalLong total = answer.total();
            if (total.isPresent() && !weights.mayHave(total.getAsLong())) {
                throw new TransferFailure(
                        Kind.FINAL,
                        "%s has %,d bytes, not the %,d of %s"
                                .formatted(address, total.getAsLong(), weights.bytes(), weights.file()));
            }
            if (isWhole(address, answer, from, part)) {
                return true;
            }
            receive(address, answer.body(), part, total);
            return from > 0 && answer.status() == 206;
        }
    }

    /** Whether nothing is missing; otherwise the answer's body is to be appended to the part. */
    private static boolean isWhole(URI address, Answer answer, long from, PartialFile part) throws TransferFailure {
        int status = answer.status();
        if (status == 200) {
            part.restart();
            part.comesFrom(address, answer.mark());
            return false;
        }
        boolean asked = from > 0;
        if (asked && status == 206 && answer.start().orElse(-1) == from) {
            return false;
        }
        if (asked && status == 416 && answer.total().orElse(-1) == from) {
            return true;
        }
        if (asked && (status == 206 || status == 416)) {
            part.restart();
            throw new TransferFailure(Kind.BROKEN, address + " sends other bytes than requested");
        }
        throw refusal(address, status);
    }

    private static TransferFailure refusal(URI address, int status) {
        return switch (status) {
            case 401, 403, 407 -> new TransferFailure(Kind.FINAL, address + " is forbidden (" + status + ")");
            case 404, 410 -> new TransferFailure(Kind.FINAL, address + " does not exist (" + status + ")");
            case 429, 500, 502, 503, 504 ->
                new TransferFailure(Kind.BROKEN, address + " is unavailable (" + status + ")");
            default -> new TransferFailure(Kind.FINAL, address + " answers with status " + status);
        };
    }

    private void receive(URI address, Body body, PartialFile part, OptionalLong total)
            throws TransferFailure, InterruptedException {
        long expected = total.orElse(-1);
        LeastRate rate = new LeastRate(settings.leastRate(), settings.silence());
        try {
            for (Optional<List<ByteBuffer>> piece = body.next(); piece.isPresent(); piece = body.next()) {
                long before = part.size();
                part.append(piece.get());
                progress.progress(part.size(), expected);
                if (part.size() >= weights.tooMany()) {
                    part.restart();
                    throw new TransferFailure(
                            Kind.FINAL,
                            "%s sends more than the %,d bytes of %s"
                                    .formatted(address, weights.bytes(), weights.file()));
                }
                if (!rate.holds(part.size() - before)) {
                    throw new TransferFailure(
                            Kind.BROKEN,
                            "%s sends less than %,d bytes a second: %,d of %,d bytes came"
                                    .formatted(address, settings.leastRate(), part.size(), weights.bytes()));
                }
            }
        } catch (IOException e) {
            TransferFailure failure = HttpSource.failure(address, e);
            throw new TransferFailure(
                    failure.kind(),
                    "%s after %,d of %,d bytes".formatted(failure.getMessage(), part.size(), weights.bytes()));
        }
        if (total.isPresent() && part.size() != expected) {
            throw new TransferFailure(
                    Kind.BROKEN, "%s announces %,d bytes and sends %,d".formatted(address, expected, part.size()));
        }
    }

    private DigestRecord checked(URI address, PartialFile part, boolean resumed) throws TransferFailure {
        long size = part.size();
        String sha256 = part.sha256();
        boolean fromPublisher = address.equals(publisher.resolve(weights.file()));
        String digits = expected.digits(fromPublisher);
        if (!sha256.startsWith(digits)) {
            part.restart();
            throw new TransferFailure(
                    resumed ? Kind.BROKEN : Kind.FINAL,
                    "%s is not %s: its SHA-256 %s %s, not %s (%,d bytes, discarded)%s"
                            .formatted(
                                    address,
                                    weights.file(),
                                    digits.length() < sha256.length() ? "begins with" : "is",
                                    sha256.startsWith(weights.digest()) ? sha256 : sha256.substring(0, digits.length()),
                                    digits.length() < sha256.length() ? "with " + digits : digits,
                                    size,
                                    expected.why(fromPublisher)));
        }
        // The record comes first: a file without one would be unverified.
        DigestRecord record = DigestRecord.of(part.path(), sha256, expected.trust(fromPublisher));
        record.write(target);
        part.finish();
        progress.progress(size, size);
        return record;
    }
}
