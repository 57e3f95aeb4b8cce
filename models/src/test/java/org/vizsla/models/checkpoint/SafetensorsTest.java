package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

class SafetensorsTest {
    private static final String MALFORMED =
            "is damaged: its header is not the JSON of safetensors; copy or download it again";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("w.safetensors");
    }

    private void makeFile(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        Files.write(
                file(),
                ByteBuffer.allocate(8 + json.length + dataBytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(json.length)
                        .put(json)
                        .array());
    }

    private static Map<String, Tensor> mixed() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.of(DataType.UINT8, Shape.of(3), ByteBuffer.wrap(new byte[] {1, 2, 3})));
        tensors.put("weight \"ü\"\n", Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6));
        tensors.put("empty", Tensor.ofFloats(Shape.of(0, 4)));
        tensors.put("count", Tensor.scalar(-7L));
        return tensors;
    }

    @Test
    void whatIsWrittenIsReadInTheSameOrder() {
        SafetensorsWriter.write(file(), mixed(), Map.of("format", "pt"));
        Checkpoint checkpoint = Checkpoints.read(file());

        assertThat(checkpoint.metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(checkpoint.tensors().entrySet().stream().map(Object::toString))
                .containsExactlyElementsOf(
                        mixed().entrySet().stream().map(Object::toString).toList());
        assertThat(checkpoint.tensors().get("z"))
                .isNotNull()
                .extracting(Tensor::bytes)
                .isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    }

    @Test
    void tensorsAreMappedAndAligned() throws IOException {
        SafetensorsWriter.write(file(), mixed(), Map.of());
        Path real = file().toRealPath();

        assertThat(Checkpoints.read(file()).tensors().values())
                .allSatisfy(tensor -> assertThat(tensor.data())
                        .isInstanceOfSatisfying(TensorData.InFile.class, data -> {
                            assertThat(data.file()).isEqualTo(real);
                            assertThat(data.offset() % tensor.type().size()).isZero();
                        }));
    }

    @Test
    void theDataBeginsAtAMultipleOf64WithoutGaps() throws IOException {
        SafetensorsWriter.write(file(), mixed(), Map.of());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);

        assertThat((8 + bytes.getLong(0)) % 64).isZero();
        assertThat(bytes.limit() - 8 - bytes.getLong(0)).isEqualTo(3 + 24 + 8);
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws IOException {
        SafetensorsWriter.write(file(), mixed(), Map.of());
        byte[] first = Files.readAllBytes(file());
        SafetensorsWriter.write(file(), mixed(), Map.of());

        assertThat(Files.readAllBytes(file())).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STRING")
    void allTypesSurvive(DataType type) {
        Tensor tensor = Tensor.of(type, Shape.of(3, 1), ByteBuffer.wrap(new byte[3 * type.size()]));
        SafetensorsWriter.write(file(), Map.of("w", tensor), Map.of());

        assertThat(Checkpoints.read(file()).tensors().get("w"))
                .extracting(Tensor::type, Tensor::shape)
                .containsExactly(type, Shape.of(3, 1));
    }

    @Test
    void aFileCanBeWrittenFromItself() {
        SafetensorsWriter.write(file(), mixed(), Map.of());
        SafetensorsWriter.write(file(), Checkpoints.read(file()).tensors(), Map.of());

        assertThat(Checkpoints.read(file()).tensors().get("count")).hasToString("int64[][-7]");
    }

    @Test
    void aFailedWriteLeavesWhatWasThere() throws IOException {
        SafetensorsWriter.write(file(), Map.of("w", Tensor.scalar(1f)), Map.of());
        Tensor vanished =
                Tensor.of(DataType.FLOAT32, Shape.of(1), new TensorData.InFile(folder.resolve("vanished"), 0, 4));

        assertThatThrownBy(() -> SafetensorsWriter.write(file(), Map.of("v", vanished), Map.of()))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("vanished");
        assertThat(Checkpoints.read(file()).tensors()).containsOnlyKeys("w");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aReservedNameIsRefused() {
        assertThatThrownBy(() -> SafetensorsWriter.write(file(), Map.of("__metadata__", Tensor.scalar(1f)), Map.of()))
                .isInstanceOf(VizslaException.class)
                .hasMessage("no tensor of a safetensors file can be named __metadata__");
    }

    @Test
    void unalignedTensorsAreCopied() throws IOException {
        makeFile("{\"w\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[1,9]}}", 9);

        Tensor tensor = Checkpoints.read(file()).tensors().get("w");
        assertThat(tensor).isNotNull();
        assertThat(tensor.data()).isInstanceOf(TensorData.InMemory.class);
        assertThat(tensor.floats()).containsExactly(0, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{]",
                "{}{}",
                "{\"w\":3}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4],\"code\":1}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[99999999999999999999],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[[[[[[[[1]]]]]]]],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}",
                "{\"__metadata__\":{\"a\":1}}",
                "{\"__metadata__\":{\"a\":{\"b\":\"c\"}}}"
            })
    void otherJsonIsRefused(String header) throws IOException {
        makeFile(header, 4);
        assertRefused(MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"w\":{}}",
                "{\"w\":{\"dtype\":3,\"shape\":[1],\"data_offsets\":[0,4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4]}}",
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}"
            })
    void tensorsAreDescribedInFull(String header) throws IOException {
        makeFile(header, 4);
        assertRefused("is damaged: tensor 'w' lacks a type, a shape or its place");
    }

    @Test
    void overlappingTensorsAreRefused() throws IOException {
        makeFile(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]},"
                        + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
                12);
        assertRefused("is damaged: tensors 'b' and 'a' overlap");
    }

    @Test
    void aNameThatOccursTwiceIsRefused() throws IOException {
        String entry = "\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]}";
        makeFile("{" + entry + "," + entry + "}", 4);
        assertRefused("is damaged: it has two tensors named 'a'");
    }

    @Test
    void tensorsEndWithTheFile() throws IOException {
        makeFile("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 7);
        assertRefused("is incomplete: tensor 'w' ends at byte 8 of 7; copy or download it again");
        makeFile("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,9223372036854775807]}}", 8);
        assertRefused("is incomplete: tensor 'w' ends at byte 9223372036854775807 of 8; copy or download it again");
    }

    @Test
    void shapesFitTheirBytes() throws IOException {
        makeFile("{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8);
        assertRefused("is damaged: tensor 'w' of shape [3] takes 12 bytes, not 8");
        makeFile("{\"w\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}", 8);
        assertRefused("has a tensor of the impossible shape [4294967296, 4294967296] with strides [4294967296, 1]");
    }

    @Test
    void unknownTypesAreNamed() throws IOException {
        makeFile("{\"w\":{\"dtype\":\"F8_E4M3\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
        assertRefused("holds tensor 'w' of type 'F8_E4M3', which Vizsla does not read; convert it to F32");
    }

    @Test
    void aFileWithoutTensorsIsRefused() throws IOException {
        makeFile("{\"__metadata__\":{}}", 0);
        assertRefused("holds no tensors");
    }

    @Test
    void theHeaderIsNoLongerThanTheFileOrTheFormatAllows() throws IOException {
        for (long length : List.of(Long.MAX_VALUE, -1L, 100_000_001L)) {
            Files.write(file(), head(length));
            assertRefused("is not a safetensors file: its header would have " + Long.toUnsignedString(length)
                    + " bytes; the format allows 100000000");
        }
        Files.write(file(), head(100_000_000L));
        assertRefused("is incomplete (10 bytes): copy or download it again");
    }

    private static byte[] head(long length) {
        return ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put("{}".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Checkpoints.read(file()))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file() + " " + problem);
    }
}
