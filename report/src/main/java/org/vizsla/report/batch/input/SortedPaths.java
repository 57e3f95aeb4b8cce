package org.vizsla.report.batch.input;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.source.NaturalOrder;

/** Sorts any number of paths by name, as people count: sorted runs of them are kept in files, and merged. */
final class SortedPaths implements AutoCloseable {
    private static final int MOST = 100_000;

    private final Path folder;
    private final int most;
    private final List<Entry> run = new ArrayList<>();
    private int runs;

    /**
     * A path.
     *
     * @param failure why it cannot be read; empty if it can
     */
    record Entry(String path, String failure) {
        static final Comparator<Entry> ORDER = Comparator.comparing(Entry::path, NaturalOrder.INSTANCE);
    }

    /**
     * Nothing yet.
     *
     * @param folder for the runs, which is removed in the end
     */
    SortedPaths(Path folder) {
        this(folder, MOST);
    }

    /** The same with as many paths in memory. */
    SortedPaths(Path folder, int most) {
        this.folder = folder;
        this.most = most;
        close();
    }

    void add(String path, String failure) {
        run.add(new Entry(path, failure));
        if (run.size() == most) {
            write();
        }
    }

    private void write() {
        run.sort(Entry.ORDER);
        try {
            Files.createDirectories(folder);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(runs))))) {
                for (Entry entry : run) {
                    out.writeUTF(entry.path());
                    out.writeUTF(entry.failure());
                }
            }
        } catch (IOException e) {
            throw new VizslaException("cannot write " + folder + ": " + e.getMessage(), e);
        }
        runs++;
        run.clear();
    }

    private Path file(int number) {
        return folder.resolve(Integer.toString(number));
    }

    /** Hands all over, in their order. */
    void each(Consumer<Entry> taker) {
        if (runs == 0) {
            run.sort(Entry.ORDER);
            run.forEach(taker);
            return;
        }
        write();
        PriorityQueue<Run> heads = new PriorityQueue<>(Comparator.comparing(Run::head, Entry.ORDER));
        List<Run> open = new ArrayList<>();
        try {
            for (int number = 0; number < runs; number++) {
                Run next = new Run(file(number));
                open.add(next);
                if (next.advance()) {
                    heads.add(next);
                }
            }
            while (!heads.isEmpty()) {
                Run least = heads.remove();
                taker.accept(least.head());
                if (least.advance()) {
                    heads.add(least);
                }
            }
            for (Run each : open) {
                each.in.close();
            }
        } catch (IOException e) {
            throw new VizslaException("cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A run that is read. */
    private static final class Run {
        private final DataInputStream in;
        private Entry head = new Entry("", "");

        Run(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
        }

        Entry head() {
            return head;
        }

        /** Whether there is another entry, which is then the head. */
        boolean advance() throws IOException {
            try {
                head = new Entry(in.readUTF(), in.readUTF());
                return true;
            } catch (EOFException e) {
                return false;
            }
        }
    }

    /** Removes the runs, also those of a process that was killed. */
    @Override
    public void close() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new VizslaException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
