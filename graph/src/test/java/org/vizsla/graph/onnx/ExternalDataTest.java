package org.vizsla.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vizsla.graph.onnx.Protos.external;
import static org.vizsla.graph.onnx.Protos.relu;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;

/** Weights in files next to the model: only in its own folder, and only what is there. */
class ExternalDataTest {
    private static final int LENGTH = 1600;

    @TempDir
    Path temporary;

    private Path folder = Path.of("");
    private Path model = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.toRealPath().resolve("model"));
        model = folder.resolve("net.onnx");
        Files.write(folder.resolve("weights.bin"), numbered(1000));
        Files.write(temporary.resolve("secret.bin"), numbered(1000));
    }

    private static byte[] numbered(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }
        return bytes.array();
    }

    private Tensor read(TensorProto.Builder tensor) throws IOException {
        Files.write(model, Protos.model(relu().addInitializer(tensor)).build().toByteArray());
        return new Tensors(OnnxReader.read(model).initializers()).get("w");
    }

    private void assertRefused(Map<String, String> whereabouts, String message) {
        assertThatThrownBy(() -> read(external("w", whereabouts)))
                .isInstanceOf(VizslaException.class)
                .hasMessage(model + message);
    }

    @Test
    void staysWhereItIs() throws IOException {
        Tensor tensor = read(external("w", Map.of("location", "weights.bin", "offset", "40", "length", "1600")));
        assertThat(tensor.data()).isEqualTo(new TensorData.InFile(folder.resolve("weights.bin"), 40, LENGTH));
        assertThat(tensor.floats()).hasSize(400).startsWith(10, 11).endsWith(409);
    }

    @Test
    void offsetAndLengthMayBeLeftOut() throws IOException {
        assertThat(read(external("w", Map.of("location", "weights.bin", "checksum", "?")))
                        .floats())
                .startsWith(0, 1);
    }

    @Test
    void fewBytesAreCopied() throws IOException {
        TensorProto.Builder small = external("w", Map.of("location", "weights.bin", "offset", "3992"))
                .clearDims()
                .addDims(2);
        Tensor tensor = read(small);
        assertThat(tensor.data()).isInstanceOf(TensorData.InMemory.class);
        assertThat(tensor.floats()).containsExactly(998, 999);
    }

    @Test
    void mayBeInAFolderWithin() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        Files.move(folder.resolve("weights.bin"), folder.resolve("data/weights.bin"));
        assertThat(read(external("w", Map.of("location", "./data/weights.bin"))).floats())
                .startsWith(0, 1);
    }

    @Test
    void mayBeInTheModelsOwnFile() throws IOException {
        TensorProto.Builder large = Protos.raw("v", Protos.FLOAT, numbered(400), 400);
        byte[] alone = Protos.model(relu().addInitializer(large)).build().toByteArray();
        Files.write(folder.resolve("other.onnx"), alone);
        TensorData.InFile there = (TensorData.InFile)
                new Tensors(OnnxReader.read(folder.resolve("other.onnx")).initializers())
                        .get("v")
                        .data();
        Tensor tensor = read(external("w", Map.of("location", "other.onnx", "offset", "" + there.offset())));
        assertThat(tensor.floats()).startsWith(0, 1).endsWith(399);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.bin", "data/../../secret.bin", "..", ""})
    void neverLeavesTheFolder(String location) {
        assertRefused(
                Map.of("location", location),
                " is refused: initializer 'w' is in '" + location + "', which is not a file in the model's own folder");
    }

    @Test
    void absolutePathsAreRefused() {
        String location = temporary.resolve("model/weights.bin").toString();
        assertRefused(
                Map.of("location", location),
                " is refused: initializer 'w' is in '" + location + "', which is not a file in the model's own folder");
    }

    @Test
    void aPathMustBeOne() {
        assertRefused(
                Map.of("location", "a\0b\nc"),
                " is refused: initializer 'w' is in 'a\\u0000b\\nc', which is not a file in the model's own folder");
    }

    @Test
    void linksMustNotLeadOutside() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.bin"), temporary.resolve("secret.bin"));
        Files.createSymbolicLink(folder.resolve("up"), temporary);
        for (String location : new String[] {"link.bin", "up/secret.bin"}) {
            assertRefused(
                    Map.of("location", location),
                    " is refused: initializer 'w' is in '" + location
                            + "', which is not a file in the model's own folder");
        }
    }

    @Test
    void linksWithinTheFolderAreFollowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.bin"), Path.of("weights.bin"));
        assertThat(read(external("w", Map.of("location", "link.bin"))).data())
                .isEqualTo(new TensorData.InFile(folder.resolve("weights.bin"), 0, LENGTH));
    }

    @Test
    void aModelAndItsWeightsMayBothBeLinksIntoOneFolder() throws IOException {
        read(external("w", Map.of("location", "weights.bin")));
        Path blobs = Files.createDirectory(folder.resolveSibling("blobs"));
        Path snapshot = Files.createDirectory(folder.resolveSibling("snapshot"));
        Files.move(model, blobs.resolve("1f"));
        Files.move(folder.resolve("weights.bin"), blobs.resolve("2e"));
        Files.createSymbolicLink(snapshot.resolve("net.onnx"), Path.of("../blobs/1f"));
        Files.createSymbolicLink(snapshot.resolve("weights.bin"), Path.of("../blobs/2e"));
        assertThat(new Tensors(OnnxReader.read(snapshot.resolve("net.onnx")).initializers())
                        .get("w")
                        .data())
                .isEqualTo(new TensorData.InFile(blobs.resolve("2e"), 0, LENGTH));
    }

    @Test
    void aMissingFileIsNamed() {
        assertRefused(
                Map.of("location", "gone.bin"),
                " keeps initializer 'w' in 'gone.bin', which does not exist; put that file into " + folder);
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("data"));
        assertRefused(Map.of("location", "data"), " keeps initializer 'w' in 'data', which is not a regular file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2401", "4000", "9223372036854775807"})
    void aRangeMustLieWithinTheFile(String offset) {
        assertRefused(
                Map.of("location", "weights.bin", "offset", offset),
                " cannot be used: initializer 'w' is at byte " + offset
                        + " of 'weights.bin', 1600 bytes long, and that file has 4000 bytes; export, copy or download"
                        + " it again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "", "99999999999999999999"})
    void offsetsAndLengthsAreNumbers(String text) {
        for (String key : new String[] {"offset", "length"}) {
            assertRefused(
                    Map.of("location", "weights.bin", key, text),
                    " is truncated or damaged: the " + key + " of initializer 'w' in another file is '" + text
                            + "', which is not a number of bytes; export, copy or download it again");
        }
    }

    @Test
    void theLengthIsThatOfTheTensor() {
        assertRefused(
                Map.of("location", "weights.bin", "length", "1604"),
                " is truncated or damaged: initializer 'w' takes 1600 bytes, but should have 1604; export, copy or"
                        + " download it again");
    }

    @Test
    void aModelInMemoryHasNoFolder() {
        assertThatThrownBy(() -> Protos.read(relu().addInitializer(external("w", Map.of("location", "weights.bin")))))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the model keeps initializer 'w' in another file; read it from its own file, so that it is"
                        + " known where to look");
    }
}
