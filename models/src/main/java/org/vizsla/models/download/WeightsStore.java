package org.vizsla.models.download;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.checkpoint.internal.ConvertedCheckpoint;
import org.vizsla.models.internal.Sha256;

/**
 * The cache of published weights, and the way to fill it.
 *
 * <p>A file lies in {@code CACHE/weights} under its publisher's name. The beginning of the digest that the name states (8 digits) is checked when the
 * file arrives; the full digest is then recorded in {@code FILE.sha256}, for {@link #verify} to compare with later. A file put there by hand is
 * checked when it is first used. Several threads and processes may use one cache.
 *
 * <p>The environment may set {@code VIZSLA_CACHE}, the folder, and {@code VIZSLA_MIRROR}, addresses to download from instead of the publisher's,
 * separated by commas, in the order in which they are tried.
 */
public final class WeightsStore {
    private final Path folder;
    private final Catalogue catalogue;
    private final List<URI> mirrors;
    private final DownloadSettings settings;

    WeightsStore(Path folder, Catalogue catalogue, List<URI> mirrors, DownloadSettings settings) {
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
        return new WeightsStore(folder, catalogue, mirrors, DownloadSettings.DEFAULT);
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

    /**
     * The file of a network's published weights, downloaded if it is not completely in the cache. Interrupted downloads resume.
     *
     * @param progress called only for a download; the last call has {@code done} equal to {@code total}
     * @throws VizslaException if there are no such weights, or they cannot be obtained; it says what to do
     */
    public Path pull(String name, ProgressListener progress) {
        PublishedWeights weights = catalogue.require(name);
        Path file = file(weights);
        if (isSound(weights, file)) {
            return file;
        }
        return StoreLock.holding(lock(weights), () -> {
            if (!isSound(weights, file)) {
                new Download(weights, file, settings, progress).from(mirrors).write(file);
            }
            return file;
        });
    }

    /**
     * Recomputes the digest of weights in the cache.
     *
     * @return the whole SHA-256
     * @throws VizslaException if they are not there, or have changed since they arrived
     */
    public String verify(String name) {
        PublishedWeights weights = catalogue.require(name);
        CachedWeights cached = cached(weights)
                .orElseThrow(() -> new VizslaException(
                        "the weights of " + name + " are not in " + folder, new Remedy.PullWeights(name)));
        String sha256 = Sha256.of(cached.file());
        String expected = cached.sha256().orElse(weights.digest());
        if (!sha256.startsWith(expected)) {
            throw new VizslaException(
                    cached.file() + " is damaged: its SHA-256 is " + sha256 + ", not " + expected
                            + (expected.length() < sha256.length() ? "..." : ""),
                    new Remedy.RemoveWeights(name));
        }
        remember(new DigestRecord(sha256, cached.bytes()), cached.file());
        return sha256;
    }

    /**
     * Deletes the weights of a network, any partial download of them, and anything converted from them.
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
            Files.deleteIfExists(DigestRecord.path(file));
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
            Optional<String> sha256 = DigestRecord.read(file).map(DigestRecord::sha256);
            return Optional.of(new CachedWeights(weights, file, Files.size(file), sha256));
        } catch (IOException e) {
            throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether the file is there and has been checked, or passes the check now. */
    private boolean isSound(PublishedWeights weights, Path file) {
        Optional<CachedWeights> cached = cached(weights);
        if (cached.isEmpty()) {
            return false;
        }
        long bytes = cached.get().bytes();
        Optional<DigestRecord> record = DigestRecord.read(file);
        if (record.isPresent()) {
            return record.get().bytes() == bytes && record.get().sha256().startsWith(weights.digest());
        }
        String sha256 = Sha256.of(file);
        if (!sha256.startsWith(weights.digest())) {
            return false;
        }
        remember(new DigestRecord(sha256, bytes), file);
        return true;
    }

    /** Records a digest, if the cache can be written; a missing one is recomputed. */
    private void remember(DigestRecord record, Path file) {
        if (Files.isWritable(weightsFolder())) {
            record.write(file);
        }
    }
}
