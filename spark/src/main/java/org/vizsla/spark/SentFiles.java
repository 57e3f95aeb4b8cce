package org.vizsla.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.vizsla.graph.VizslaException;

/**
 * Files on their way to other machines, as broadcasts of Spark in pieces: neither side holds a file in memory. Spark's own files and archives would do, if its sessions saw what was added after their
 * first query.
 *
 * @param key of their names and contents
 */
record SentFiles(String key, List<SentFile> files) implements Serializable {
    private static final int PIECE = 16 << 20;
    private static final int DIGITS = 32;

    /** One of them. */
    record SentFile(String name, List<Broadcast<byte[]>> pieces) implements Serializable {}

    /**
     * Sends files.
     *
     * @param files by the path that they are to have, with slashes
     * @throws VizslaException if one cannot be read
     */
    static SentFiles of(SparkContext context, Map<String, Path> files) {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(context);
        MessageDigest digest = digest();
        List<SentFile> sent = new ArrayList<>();
        files.forEach((name, file) -> {
            List<Broadcast<byte[]>> pieces = new ArrayList<>();
            try (InputStream stream = Files.newInputStream(file)) {
                digest.update((name + "\n" + Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                for (byte[] piece = stream.readNBytes(PIECE); piece.length > 0; piece = stream.readNBytes(PIECE)) {
                    digest.update(piece);
                    pieces.add(spark.broadcast(piece));
                }
            } catch (IOException e) {
                throw new VizslaException("cannot read " + file + ": " + e.getMessage(), e);
            }
            sent.add(new SentFile(name, List.copyOf(pieces)));
        });
        return new SentFiles(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS), List.copyOf(sent));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The folder with these files on this machine, whose processes fetch them once. */
    Path folder() {
        return NodeFolder.holding(key, this::write);
    }

    private void write(Path folder) throws IOException {
        for (SentFile each : files) {
            Path file = folder.resolve(each.name());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                for (Broadcast<byte[]> piece : each.pieces()) {
                    out.write(piece.value());
                }
            }
        }
    }
}
