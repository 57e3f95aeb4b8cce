package org.vizsla.models.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.checkpoint.internal.ConvertedCheckpoint;

/**
 * The cache of published weights, and the way to fill it.
 *
 * <p>A file lies in {@code CACHE/weights} under its publisher's name. When it arrives, or is first used if it was put there by hand, its whole digest
 * is compared with what is expected ({@link ExpectedDigest}), and recorded in {@code FILE.sha256} with its size, the time of its last change and the
 * {@link Trust} it deserves. A file that has changed since is checked again before it is used. Several threads and processes may use one cache.
 *
 * <p>The environment may set {@code VIZSLA_CACHE}, the folder, and {@code VIZSLA_MIRROR}, addresses to download from instead of the publisher's,
 * separated by commas, in the order in which they are tried.
 */
public final class WeightsStore {
    private final Path folder;
    private final Catalogue catalogue;
    private final List<URI> mirrors;
    private final URI publisher;
    private final DownloadSettings settings;

    /**
     * A cache in a folder.
     *
     * @param publisher the address that is trusted to send what it publishes
     */
    WeightsStore(Path folder, Catalogue catalogue, List<URI> mirrors, URI publisher, DownloadSettings settings) {
        this.publisher = publisher;
        this.folder = folder;
        this.catalogue = catalogue;
        this.mirrors = List.copyOf(mirrors);
        this.settings = settings;
    }

    /**
     * The store of torchvision's weights that the environment names.
     *
     * @throws VizslaException if {@code VIZSLA_MIRROR} is not an address, or there is no folder for the cache
     */
    public static WeightsStore of(Map<String, String> environment) {
        return of(environment, Catalogue.torchvision());
    }

    /** The same, of other weights. */
    public static WeightsStore of(Map<String, String> environment, Catalogue catalogue) {
        Path folder =
                CacheFolder.of(environment, System.getProperty("os.name", ""), System.getProperty("user.home", ""));
        List<URI> mirrors = Mirrors.of(environment, Catalogue.TORCHVISION_ADDRESS);
        return new WeightsStore(
                folder, catalogue, mirrors, URI.create(Catalogue.TORCHVISION_ADDRESS), DownloadSettings.DEFAULT);
    }

    /** The folder of the cache; weights are in a subfolder. */
    public Path folder() {
        return folder;
    }

    /** What is available. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** The addresses that a file is downloaded from, in the order in which they are tried. */
    public List<URI> addresses(PublishedWeights weights) {
        return mirrors.stream().map(mirror -> mirror.resolve(weights.file())).toList();
    }

    /** The weights of a network, if they are in the cache. */
    public Optional<CachedWeights> find(String name) {
        return catalogue.find(name).flatMap(this::cached);
    }

    /** The weights in the cache, in the catalogue's order. */
    public List<CachedWeights> list() {
        return catalogue.all().stream()
                .flatMap(weights -> cached(weights).stream())
                .toList();
    }

    /** {@link #pull(String, Optional, ProgressListener)} without a digest of the user's. */
    public Path pull(String name, ProgressListener progress) {
        return pull(name, Optional.empty(), progress);
    }

    /**
     * The file of a network's published weights, downloaded if it is not completely in the cache. Interrupted downloads resume.
     *
     * @param sha256 what its digest must be, if the user says so
     * @param progress called only for a download, where the last call has {@code done} equal to {@code total}; and told if the file is unverified
     * @throws VizslaException if there are no such weights, or they cannot be obtained; it says what to do
     */
    public Path pull(String name, Optional<String> sha256, ProgressListener progress) {
        PublishedWeights weights = catalogue.require(name);
        Path file = file(weights);
        if (!isSound(weights, sha256, file)) {
            StoreLock.holding(lock(weights), () -> {
                if (!isSound(weights, sha256, file)) {
                    new Leftovers().sweep(weightsFolder());
                    new Download(weights, file, expected(weights, sha256, file), publisher, settings, progress)
                            .from(mirrors);
                }
                return file;
            });
        }
        if (cached(weights).flatMap(CachedWeights::trust).equals(Optional.of(Trust.UNVERIFIED))) {
            progress.unverified(weights);
        }
        return file;
    }

    /** {@link #verify(String, Optional)} without a digest of the user's. */
    public String verify(String name) {
        return verify(name, Optional.empty());
    }

    /**
     * Recomputes the digest of weights in the cache.
     *
     * @param sha256 what it must be, if the user says so; the weights are verified from then on
     * @return the whole SHA-256
     * @throws VizslaException if they are not there, have changed since they arrived, or are not those
     */
    public String verify(String name, Optional<String> sha256) {
        PublishedWeights weights = catalogue.require(name);
        Path file = cached(weights)
                .orElseThrow(() -> new VizslaException(
                        "the weights of " + name + " are not in " + folder, new Remedy.PullWeights(name)))
                .file();
        ExpectedDigest expected = expected(weights, sha256, file);
        DigestRecord found = DigestRecord.of(file, expected.trust(false));
        String digits = expected.digits(false);
        if (!found.sha256().startsWith(digits)) {
            throw new VizslaException(
                    file + (sha256.isPresent() ? " is not that file" : " is damaged") + ": its SHA-256 is "
                            + found.sha256() + ", not " + digits
                            + (digits.length() < found.sha256().length() ? "..." : ""),
                    new Remedy.RemoveWeights(name));
        }
        remember(found, file);
        return found.sha256();
    }

    /**
     * Deletes the weights of a network, any partial download of them, and anything converted from them. The record of their digest stays: what is
     * downloaded later must be the same.
     *
     * @return whether there was anything
     * @throws VizslaException if there are no such weights, or they cannot be deleted
     */
    public boolean remove(String name) {
        PublishedWeights weights = catalogue.require(name);
        Path file = file(weights);
        if (!Files.isDirectory(weightsFolder())) {
            return false;
        }
        return StoreLock.holding(lock(weights), () -> delete(file));
    }

    private boolean delete(Path file) {
        try {
            Optional<DigestRecord> record = DigestRecord.read(file);
            if (record.isPresent()) {
                Files.deleteIfExists(ConvertedCheckpoint.of(record.get().sha256(), folder));
            }
            boolean partial = PartialFile.deleteOf(file);
            return Files.deleteIfExists(file) || partial;
        } catch (IOException e) {
            throw new VizslaException("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }

    private Path file(PublishedWeights weights) {
        return weightsFolder().resolve(weights.file());
    }

    private Path weightsFolder() {
        return folder.resolve("weights");
    }

    private Path lock(PublishedWeights weights) {
        return file(weights).resolveSibling("." + weights.file() + ".lock");
    }

    private Optional<CachedWeights> cached(PublishedWeights weights) {
        Path file = file(weights);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Optional<DigestRecord> record = DigestRecord.read(file).filter(known -> known.isOf(file));
            return Optional.of(new CachedWeights(
                    weights,
                    file,
                    Files.size(file),
                    record.map(DigestRecord::sha256),
                    record.map(DigestRecord::trust)));
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static ExpectedDigest expected(PublishedWeights weights, Optional<String> sha256, Path file) {
        return ExpectedDigest.of(weights, sha256, DigestRecord.read(file));
    }

    /** Whether the file is there, and is the one that is expected: by its record if it has not changed since, or by its digest. */
    private boolean isSound(PublishedWeights weights, Optional<String> given, Path file) {
        ExpectedDigest expected = expected(weights, given, file);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        Trust trust = expected.trust(false);
        Optional<DigestRecord> known = expected.first();
        DigestRecord found = known.filter(record -> record.isOf(file))
                .map(record -> record.trusted(trust))
                .orElseGet(() -> DigestRecord.of(file, trust));
        if (!found.sha256().startsWith(expected.digits(false))) {
            return false;
        }
        if (!known.equals(Optional.of(found))) {
            remember(found, file);
        }
        return true;
    }

    /** Records a digest, if the cache can be written; a missing one is recomputed. */
    private static void remember(DigestRecord record, Path file) {
        try {
            record.write(file);
        } catch (VizslaException readOnly) {
            // The check is done, and will be done again.
        }
    }
}
