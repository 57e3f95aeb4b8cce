package org.vizsla.report.export.site;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * One of the files of a page. Its name has a digest of its content, {@code explainer-0f3a….onnx}, so that a browser that keeps files never puts those of two exports together.
 *
 * @param bytes how many it has
 */
record SiteFile(String name, long bytes) {
    private static final int DIGITS = 12;
    private static final Pattern NAME =
            Pattern.compile("(explainer|runtime|site|licenses|example-\\d+)-([0-9a-f]{12}|new)\\.[a-z.]{2,8}");

    /** Whether a file may be one of a page's. */
    static boolean isNamedSo(String name) {
        return NAME.matcher(name).matches();
    }

    /** A name for content that is not there yet. */
    static String unnamed(String stem, String ending) {
        return stem + "-new." + ending;
    }

    /** The file that holds what another does. */
    static SiteFile of(String stem, String ending, Path content) {
        try (DigestInputStream stream = new DigestInputStream(Files.newInputStream(content), sha256())) {
            stream.transferTo(OutputStream.nullOutputStream());
            String digest = HexFormat.of().formatHex(stream.getMessageDigest().digest());
            return new SiteFile(stem + "-" + digest.substring(0, DIGITS) + "." + ending, Files.size(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that holds these bytes. */
    static SiteFile of(String stem, String ending, byte[] content) {
        String digest = HexFormat.of().formatHex(sha256().digest(content));
        return new SiteFile(stem + "-" + digest.substring(0, DIGITS) + "." + ending, content.length);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
