package org.vizsla.report.batch.input;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/** The list of all inputs: a file with a line for each. It is read part by part, from the first to the last. */
public final class InputList implements AutoCloseable {
    private final Path file;
    private final BufferedReader lines;

    private InputList(Path file, BufferedReader lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * Writes the list of all that a search finds, whole or not at all.
     *
     * @return how many there are
     * @throws VizslaException if the search fails, or the list cannot be written
     */
    public static long write(Path file, InputSearch search) {
        long[] count = {0};
        AtomicFile.write(file, channel -> {
            BufferedWriter writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            search.each(input -> {
                try {
                    writer.write(input.line());
                    writer.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                count[0]++;
            });
            writer.flush();
        });
        return count[0];
    }

    /**
     * Opens a list at its begin.
     *
     * @throws VizslaException if there is none
     */
    public static InputList open(Path file) {
        try {
            return new InputList(file, Files.newBufferedReader(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * The next inputs.
     *
     * @throws VizslaException if the list ends before
     */
    public List<Input> next(int count) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            inputs.add(Input.of(line()));
        }
        return inputs;
    }

    /**
     * Passes over the next inputs.
     *
     * @throws VizslaException if the list ends before
     */
    public void skip(int count) {
        for (int i = 0; i < count; i++) {
            line();
        }
    }

    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw new VizslaException(file + " has lost lines: begin in another folder");
            }
            return line;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static VizslaException unreadable(Path file, IOException failure) {
        return new VizslaException(file + " cannot be read: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
