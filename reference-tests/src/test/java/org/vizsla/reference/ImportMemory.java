package org.vizsla.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The memory that an import of a file took, in bytes.
 *
 * @param name its path in {@link Shared}
 * @param file its size
 * @param ending {@code imported} or {@code refused}
 * @param peak the largest resident memory of the process
 * @param weights of the network
 * @param activations of the network, for one image
 */
record ImportMemory(String name, long file, String ending, long peak, long weights, long activations) {
    /** What Java needs to read and rewrite a graph, and rounding up to pages: it does not grow with the images. */
    static final long CONSTANT = 32_000_000;

    /** A file that is no larger, of these bytes, may take no more than {@link #MOST}. */
    static final long SMALL_FILE = 2_000_000;

    static final long MOST = 2_000_000_000;

    /** A network of 14 kB: what a process takes in any case. */
    static final String TINY = "zoo/tiny_cnn_16_grey_nhwc.onnx";

    /** Options of the launcher that have to do with memory. */
    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xms16m", "-Djava.awt.headless=true");

    /** Imports a file in a process of its own. */
    static ImportMemory of(Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ImportWorker.class.getName()));
        command.add(file.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] words = out.strip().split(" ");
            if (process.waitFor() != 0 || words.length != 4) {
                throw new AssertionError(file + ": the import ended with " + process.exitValue() + ": " + out);
            }
            return new ImportMemory(
                    Shared.path("").relativize(file).toString().replace('\\', '/'),
                    Files.size(file),
                    words[0],
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the import took beyond what a process takes in any case. */
    long taken(ImportMemory tiny) {
        return Math.max(0, peak - tiny.peak);
    }

    /** What it may take beyond that. */
    long allowed() {
        return 3 * (weights + activations) + CONSTANT;
    }

    boolean isAllowed(ImportMemory tiny) {
        return taken(tiny) <= allowed() && (file > SMALL_FILE || peak <= MOST);
    }

    /** The cells of its row on the page; megabytes are of a million bytes. */
    List<String> cells(ImportMemory tiny) {
        return List.of(
                name.replaceFirst("\\.onnx$", ""),
                ending,
                megabytes(file),
                megabytes(weights),
                activations == 0 ? "unknown" : megabytes(activations),
                megabytes(taken(tiny)),
                megabytes(allowed()));
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 100_000 ? "%.3f" : "%.1f", bytes / 1e6);
    }
}
