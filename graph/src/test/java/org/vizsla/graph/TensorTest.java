package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorTest {
    @TempDir
    Path folder;

    @Test
    void holdsCopiesOfNumbers() {
        float[] numbers = {1, -2, 3.5f};
        Tensor tensor = Tensor.ofFloats(Shape.of(3), numbers);
        numbers[0] = 9;
        assertThat(tensor.floats()).containsExactly(1, -2, 3.5f);
        assertThat(tensor.type()).isEqualTo(DataType.FLOAT32);
        assertThat(tensor.elements()).isEqualTo(3);
        assertThat(tensor.data().length()).isEqualTo(12);
    }

    @Test
    void isLittleEndian() {
        assertThat(Tensor.scalar(0x0102030405060708L).bytes().get(0)).isEqualTo((byte) 8);
        assertThat(Tensor.scalar(1f).bytes().get(3)).isEqualTo((byte) 0x3F);
    }

    @Test
    void cannotBeChanged() {
        ByteBuffer bytes = Tensor.ofLongs(Shape.of(2), 1, 2).bytes();
        assertThatThrownBy(() -> bytes.putLong(0, 3)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void everyCallGivesAViewOfItsOwn() {
        Tensor tensor = Tensor.ofLongs(List.of(1L, 2L));
        tensor.bytes().getLong();
        assertThat(tensor.bytes().remaining()).isEqualTo(16);
        assertThat(tensor.longs()).containsExactly(1, 2);
    }

    @Test
    void takesBytesFromPositionToLimit() {
        ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(7).putInt(8).putInt(9).flip().position(4);
        assertThat(Tensor.of(DataType.INT32, Shape.of(2), bytes).longs()).containsExactly(8, 9);
    }

    @Test
    void takesAnotherShapeOfAsManyElements() {
        Tensor tensor = Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        assertThat(tensor.reshaped(Shape.of(3, 2)).floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThatThrownBy(() -> tensor.reshaped(Shape.of(4)))
                .isInstanceOf(GraphException.class)
                .hasMessage("a FLOAT32[4] tensor takes 16 bytes, not 24");
    }

    @Test
    void mustHaveTheBytesOfItsShape() {
        assertThatThrownBy(() -> Tensor.ofLongs(Shape.of(3), 1, 2))
                .isInstanceOf(GraphException.class)
                .hasMessage("a INT64[3] tensor takes 24 bytes, not 16");
    }

    @Test
    void itsBytesMustBeCountable() {
        Shape shape = Shape.of(1L << 62);
        assertThatThrownBy(() -> Tensor.of(DataType.INT64, shape, ByteBuffer.allocate(8)))
                .isInstanceOf(GraphException.class)
                .hasMessage("shape [4611686018427387904] has too many elements");
    }

    @Test
    void holdsNoStrings() {
        assertThatThrownBy(() -> Tensor.of(DataType.STRING, Shape.of(0), ByteBuffer.allocate(0)))
                .isInstanceOf(GraphException.class)
                .hasMessage("tensors of strings are not supported");
    }

    @Test
    void isAskedForTheRightType() {
        Tensor numbers = Tensor.scalar(1f);
        assertThatThrownBy(numbers::longs)
                .isInstanceOf(GraphException.class)
                .hasMessage("expected integers, found FLOAT32");
        Tensor integers = Tensor.scalar(1L);
        assertThatThrownBy(integers::floats)
                .isInstanceOf(GraphException.class)
                .hasMessage("expected a FLOAT32 tensor, found INT64");
    }

    @Test
    void mapsWhatIsInAFile() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(11).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(3, 2.5f).putFloat(7, -1);
        Path file = Files.write(folder.resolve("weights.bin"), bytes.array());
        Tensor tensor = Tensor.of(DataType.FLOAT32, Shape.of(2), new TensorData.InFile(file, 3, 8));
        assertThat(tensor.floats()).containsExactly(2.5f, -1);

        Files.write(file, new byte[10]);
        assertThatThrownBy(tensor::bytes)
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " is shorter than it was: 10 bytes");
        Files.delete(file);
        assertThatThrownBy(tensor::bytes).isInstanceOf(VizslaException.class).hasMessage(file + " no longer exists");
    }

    @Test
    void whatCannotBeMappedAtOnceIsRefused() {
        Path file = folder.resolve("huge.bin");
        Tensor tensor = Tensor.of(DataType.INT8, Shape.of(1L << 32), new TensorData.InFile(file, 0, 1L << 32));
        assertThatThrownBy(tensor::bytes)
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " holds a tensor of 4294967296 bytes; no more than 2 GB can be mapped at once");
        assertThatThrownBy(() -> Tensor.allocate(1L << 32))
                .isInstanceOf(GraphException.class)
                .hasMessage("a tensor of 4294967296 bytes cannot be held in memory; 2 GB can");
    }

    @Test
    void aRangeOfAFileMustBeOne() {
        assertThatThrownBy(() -> new TensorData.InFile(Path.of("w"), -1, 4))
                .isInstanceOf(GraphException.class)
                .hasMessage("bytes -1+4 of w are not a valid range");
    }

    @Test
    void showsItsValuesWhereTheyAreFew() {
        assertThat(Tensor.ofLongs(Shape.of(2), 3, 4)).hasToString("int64[2][3, 4]");
        assertThat(Tensor.scalar(0.5f)).hasToString("float32[][0.5]");
        assertThat(Tensor.ofFloats(Shape.of(9), new float[9])).hasToString("float32[9]");
        assertThat(Tensor.of(DataType.BOOL, Shape.of(1), ByteBuffer.allocate(1)))
                .hasToString("bool[1]");
    }
}
