package org.vizsla.report.batch.input;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.report.source.BytesSource;
import org.vizsla.report.source.FileSource;
import org.vizsla.report.source.OpenedSource;
import org.vizsla.report.source.Source;

/** An input as a source, which knows the digest of what it read. */
public final class InputSource implements Source {
    private final Input input;
    private volatile @Nullable String sha256;

    public InputSource(Input input) {
        this.input = input;
    }

    private FileSource file() {
        return new FileSource(Path.of(input.path()), input.inFolder());
    }

    @Override
    public String name() {
        String origin = origin().replaceFirst("[/\\\\]+$", "");
        return origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf(File.separatorChar)) + 1);
    }

    @Override
    public String origin() {
        return input.origin();
    }

    /** The SHA-256 of its bytes, if these could be read. */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    @Override
    public OpenedSource open() {
        if (input.failure().isPresent()) {
            throw new VizslaException(input.failure().get());
        }
        FileSource source = file();
        Path file = source.file();
        if (input.member().isEmpty() && FileSource.isArray(file)) {
            sha256 = ofFile(file);
            return source.open();
        }
        byte[] bytes = input.member()
                .map(member -> PictureReader.bytes(origin(), file, member.start(), member.length()))
                .orElseGet(() -> PictureReader.bytes(file));
        sha256 = HexFormat.of().formatHex(digest().digest(bytes));
        return new BytesSource(origin(), bytes).open();
    }

    private String ofFile(Path file) {
        MessageDigest digest = digest();
        try (InputStream stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new VizslaException(origin() + " cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public OptionalInt impliedClass(Labels labels) {
        return input.member().isPresent() ? OptionalInt.empty() : file().impliedClass(labels);
    }
}
