package org.vizsla.models.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

class NpyRowsTest {
    @TempDir
    private Path folder = Path.of("");

    private static Tensor row(float first) {
        return Tensor.ofFloats(Shape.of(1, 2, 3), new float[] {first, 1, 2, 3, 4, 5});
    }

    @Test
    void writesWhatIsReadAsOneArray() {
        Path file = folder.resolve("maps/a.npy");
        try (NpyRows rows = NpyRows.begin(file, Shape.of(1, 2, 3))) {
            assertThat(rows.add(row(10))).isZero();
            assertThat(rows.add(row(20))).isEqualTo(1);
            assertThat(file).doesNotExist();
            rows.commit();
        }
        Tensor read = Npy.read(file);
        assertThat(read.shape()).isEqualTo(Shape.of(2, 2, 3));
        assertThat(read.floats()).containsExactly(10, 1, 2, 3, 4, 5, 20, 1, 2, 3, 4, 5);
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesNothingUnlessCommitted() {
        Path file = folder.resolve("maps/a.npy");
        try (NpyRows rows = NpyRows.begin(file, Shape.of(1, 2, 3))) {
            rows.add(row(10));
            assertThatThrownBy(() -> rows.add(Tensor.ofFloats(Shape.of(1, 3, 2), new float[6])))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("a map has the shape [1, 3, 2], and those before it have [1, 2, 3]");
        }
        assertThat(file.getParent()).isEmptyDirectory();
    }
}
