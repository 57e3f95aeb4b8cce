package org.vizsla.models.npy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.DataType;
import org.vizsla.graph.PendingFile;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/** Writes a FLOAT32 array whose rows come one after the other, and whose number of rows is known at the end; no row stays in memory. */
public final class NpyRows implements AutoCloseable {
    private final Path path;
    private final PendingFile file;
    private final Shape row;
    private final int header;
    private int rows;

    private NpyRows(Path path, Shape row) {
        this.path = path;
        this.row = row;
        this.header = Npy.header(DataType.FLOAT32, sizes(Integer.MAX_VALUE), 0).remaining();
        this.file = PendingFile.begin(path);
    }

    /**
     * Begins an array; it appears when it is committed.
     *
     * @param row the shape of each row, {@code [1, ...]}
     * @throws VizslaException if it cannot be written
     */
    public static NpyRows begin(Path file, Shape row) {
        return new NpyRows(file, row);
    }

    /**
     * Adds a row.
     *
     * @return its place, from 0
     * @throws VizslaException if it has another shape than the first, or cannot be written
     */
    public int add(Tensor values) {
        if (!values.shape().equals(row)) {
            throw new VizslaException("a map has the shape " + values.shape() + ", and those before it have " + row);
        }
        try {
            if (rows == 0) {
                file.channel().position(header);
            }
            AtomicFile.writeAll(file.channel(), values.bytes());
        } catch (IOException e) {
            throw new VizslaException("cannot write " + path + ": " + e.getMessage(), e);
        }
        return rows++;
    }

    /**
     * Lets the file appear, with all rows: {@code [rows, ...]}.
     *
     * @throws VizslaException if it cannot be written
     */
    public void commit() {
        try {
            file.channel().position(0);
            AtomicFile.writeAll(file.channel(), Npy.header(DataType.FLOAT32, sizes(rows), header));
        } catch (IOException e) {
            throw new VizslaException("cannot write " + path + ": " + e.getMessage(), e);
        }
        file.commit();
    }

    private long[] sizes(int first) {
        long[] sizes = Arrays.copyOf(row.sizes(), row.sizes().length);
        sizes[0] = first;
        return sizes;
    }

    /** Ends the writing; what was not committed is gone. */
    @Override
    public void close() {
        file.close();
    }
}
