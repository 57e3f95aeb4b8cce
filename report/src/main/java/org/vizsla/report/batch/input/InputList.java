package org.vizsla.report.batch.input;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;

/** The list of all inputs: a file with a line for each, which is read part by part. */
public final class InputList implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

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
        return open(file, 0);
    }

    /**
     * Opens a list at one of its lines.
     *
     * @param start the line's first byte
     * @throws VizslaException if there is none
     */
    public static InputList open(Path file, long start) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file).position(start);
            return new InputList(file, new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)));
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
     * Where parts begin.
     *
     * @param size how many inputs a part has
     * @param last the last part that is asked for, from 0
     * @return for each part up to that one the byte of the file with which it begins
     * @throws VizslaException if the list ends before
     */
    public static long[] starts(Path file, int size, int last) {
        long[] starts = new long[last + 1];
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            long before = 0;
            long lines = 0;
            for (int known = 1; known <= last; ) {
                int read = stream.read(block);
                if (read < 0) {
                    throw lost(file);
                }
                for (int i = 0; i < read && known <= last; i++) {
                    if (block[i] == '\n' && ++lines % size == 0) {
                        starts[known++] = before + i + 1;
                    }
                }
                before += read;
            }
            return starts;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private String line() {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw lost(file);
            }
            return line;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static VizslaException lost(Path file) {
        return new VizslaException(file + " has lost lines: begin in another folder");
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
