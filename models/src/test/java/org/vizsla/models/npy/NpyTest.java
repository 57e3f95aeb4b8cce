package org.vizsla.models.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

class NpyTest {
    private static final String HEADER = "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("x.npy");
    }

    private Path makeFile(int version, String header, byte... data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(12 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        bytes.put(text).put(data);
        return Files.write(file(), Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    @Test
    void writesWhatNumPyWrites() throws IOException {
        Npy.write(file(), Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
        byte[] bytes = Files.readAllBytes(file());

        assertThat(new String(bytes, 0, 128, StandardCharsets.ISO_8859_1))
                .isEqualTo("\u0093NUMPY\u0001\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"
                        + " ".repeat(58) + "\n");
        assertThat(Arrays.copyOfRange(bytes, 128, bytes.length)).isEqualTo(floats(1, 2, 3, 4, 5, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "2,3", "2,0,3", "2,3,4,5"})
    void whatIsWrittenIsReadAndMapped(String sizes) {
        Shape shape = Shape.of(Arrays.stream(sizes.split(","))
                .filter(size -> !size.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray());
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i - 0.5f;
        }
        Npy.write(file(), Tensor.ofFloats(shape, values));
        Tensor read = Npy.read(file());

        assertThat(read.shape()).isEqualTo(shape);
        assertThat(read.floats()).isEqualTo(values);
        assertThat(read.data()).isInstanceOf(TensorData.InFile.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STRING", "BFLOAT16", "FLOAT64"})
    void typesSurvive(DataType type) {
        Npy.write(file(), Tensor.of(type, Shape.of(3, 1), ByteBuffer.wrap(new byte[3 * type.size()])));

        assertThat(Npy.read(file()).type()).isEqualTo(type);
    }

    @Test
    void aTypeThatNumPyDoesNotHaveIsRefused() {
        Tensor tensor = Tensor.of(DataType.BFLOAT16, Shape.of(1), ByteBuffer.wrap(new byte[2]));

        assertThatThrownBy(() -> Npy.write(file(), tensor))
                .isInstanceOf(VizslaException.class)
                .hasMessage(".npy files cannot hold elements of type BFLOAT16");
        assertThat(file()).doesNotExist();
    }

    @Test
    void doublesBecomeFloats() throws IOException {
        ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        makeFile(
                1,
                HEADER.formatted("<f8", "False", "(2, 1)"),
                doubles.putDouble(0.1).putDouble(-3).array());

        assertThat(Npy.read(file())).hasToString("float32[2, 1][0.1, -3.0]");
    }

    @Test
    void columnMajorArraysAreBroughtIntoOrder() throws IOException {
        makeFile(1, HEADER.formatted("<f4", "True", "(2, 3)"), floats(1, 4, 2, 5, 3, 6));

        assertThat(Npy.read(file())).hasToString("float32[2, 3][1.0, 2.0, 3.0, 4.0, 5.0, 6.0]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void allVersionsAreRead(int version) throws IOException {
        makeFile(version, HEADER.formatted("<f4", "False", "(1, 2)"), floats(3, 4));

        assertThat(Npy.read(file())).hasToString("float32[1, 2][3.0, 4.0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'shape':(1,2),'descr':'<f4','fortran_order':False}",
                "{\"fortran_order\": False, \"shape\": (1, 2,), \"descr\": \"<f4\"}   \n",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1L, 2L), }"
            })
    void theHeaderMayBeWrittenInOtherWays(String header) throws IOException {
        makeFile(1, header, floats(3, 4));

        assertThat(Npy.read(file())).hasToString("float32[1, 2][3.0, 4.0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{'descr': '<f4', 'fortran_order': False}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)} x",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'shape': (2,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'code': '1'}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1+1,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (-2,)}",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
                "{'descr': '<f4', 'fortran_order': 0, 'shape': (2,)}",
                "{'descr': '<f4', 'fortran_order': __import__('os').system('id'), 'shape': (2,)}",
                "{'descr': '<f4, 'fortran_order': False, 'shape': (2,)}",
                "{'descr': '<f4' 'fortran_order': False, 'shape': (2,)}"
            })
    void otherHeadersAreRefused(String header) throws IOException {
        makeFile(1, header, floats(3, 4));

        assertThatThrownBy(() -> Npy.read(file()))
                .isInstanceOf(VizslaException.class)
                .hasMessageMatching(
                        ".*x.npy is damaged: its header is not that of an .npy file \\(at character \\d+\\)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                ">f4 ~ is big-endian ('>f4'); save it as array.astype('<f4')",
                "|O ~ holds Python objects, which Vizsla never loads; save numbers: array.astype('<f4')",
                "<c8 ~ has elements of type '<c8', which Vizsla does not read; save it as array.astype('<f4')"
            })
    void otherTypesAreRefused(String type, String problem) throws IOException {
        makeFile(1, HEADER.formatted(type, "False", "(2,)"), floats(3, 4));
        assertRefused(problem);
    }

    @Test
    void structuredArraysAreRefused() throws IOException {
        makeFile(1, "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,)}", floats(3, 4));
        assertRefused("is a structured array, which Vizsla does not read; save one of its fields");
    }

    @Test
    void theShapeFitsTheFile() throws IOException {
        makeFile(1, HEADER.formatted("<f4", "False", "(3,)"), floats(3, 4));
        assertRefused("is damaged: an array of shape [3] takes 12 bytes, but 8 are there");
        makeFile(1, HEADER.formatted("<f4", "False", "(1,)"), floats(3, 4));
        assertRefused("is damaged: an array of shape [1] takes 4 bytes, but 8 are there");
        makeFile(1, HEADER.formatted("<f4", "False", "(4611686018427387904, 4)"), floats(3, 4));
        assertRefused("has a tensor of the impossible shape [4611686018427387904, 4] with strides [4, 1]");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(file(), "a text with more than ten characters");
        assertRefused("is not an .npy file; write one with numpy.save");
        Files.writeString(file(), "short");
        assertRefused("is not an .npy file; write one with numpy.save");
        makeFile(4, HEADER.formatted("<f4", "False", "(2,)"), floats(3, 4));
        assertRefused("has version 4 of the .npy format; Vizsla reads 1 to 3");
        makeFile(2, "x".repeat(65537));
        assertRefused("has a header of 65537 bytes; Vizsla reads up to 65536");
    }

    @Test
    void damagedFilesAreReadOrRefused() throws IOException {
        byte[] sound = Files.readAllBytes(makeFile(1, HEADER.formatted("<f4", "True", "(2, 3)"), new byte[24]));
        for (int length = 0; length < sound.length; length += 7) {
            Files.write(file(), Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> Npy.read(file())).isInstanceOf(VizslaException.class);
        }
        Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] flipped = sound.clone();
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            Files.write(file(), flipped);
            try {
                assertThat(Npy.read(file()).bytes().hasRemaining()).isTrue();
            } catch (VizslaException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(200, 1999);
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Npy.read(file()))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file() + " " + problem);
    }
}
