package org.vizsla.graph;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where a tensor's bytes are: in memory, in a file that is mapped when they are needed, or in a tensor of which it is the transpose. */
public sealed interface TensorData {
    /** The number of bytes. */
    long length();

    /** Little-endian, row-major bytes in memory, from position 0 to the limit. */
    record InMemory(ByteBuffer bytes) implements TensorData {
        @Override
        public long length() {
            return bytes.remaining();
        }
    }

    /** Little-endian, row-major bytes in a file. The range is checked against the file's size when the reference is made, by whoever makes it. */
    record InFile(Path file, long offset, long length) implements TensorData {
        public InFile {
            if (offset < 0 || length < 0) {
                throw new GraphException("bytes " + offset + "+" + length + " of " + file + " are not a valid range");
            }
        }
    }

    /** The transpose of a matrix; its elements are moved when its bytes are asked for. Sessions read the matrix itself. */
    record OfTransposed(Tensor matrix) implements TensorData {
        @Override
        public long length() {
            return matrix.data().length();
        }
    }
}
