package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

class ZipCheckpointTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("weights.pth");
    }

    private Tensor only(StoredTensor tensor, byte[] storage) throws IOException {
        TorchFiles.zip(file(), List.of(tensor), Map.of(tensor.key(), storage));
        return Checkpoints.read(file()).tensors().values().iterator().next();
    }

    @Test
    void readsNamesShapesTypesAndValuesInOrder() throws IOException {
        Checkpoint checkpoint = Checkpoints.read(TorchFiles.zip(file(), TorchFiles.TENSORS, TorchFiles.STORAGES));

        assertThat(checkpoint.file()).isEqualTo(file());
        assertThat(checkpoint.metadata()).isEmpty();
        assertThat(checkpoint.tensors().keySet()).containsExactly("features.0.weight", "features.0.bias", "count");
        assertThat(checkpoint.tensors().values().stream().map(Tensor::toString))
                .containsExactly(
                        "float32[2, 3][1.0, 2.0, 3.0, 4.0, 5.0, 6.0]", "float32[3][-1.0, 0.5, 7.0]", "int64[][42]");
    }

    @Test
    void leavesTheBytesInTheFile() throws IOException {
        Checkpoint checkpoint = Checkpoints.read(TorchFiles.zip(file(), TorchFiles.TENSORS, TorchFiles.STORAGES));
        Path real = file().toRealPath();

        assertThat(checkpoint.tensors().values())
                .extracting(Tensor::data)
                .allSatisfy(data -> assertThat(data).isInstanceOfSatisfying(TensorData.InFile.class, inFile -> {
                    assertThat(inFile.file()).isEqualTo(real);
                    assertThat(inFile.offset() % 64).isZero();
                }));
    }

    @Test
    void tensorsAreInAMapThatCannotBeChanged() throws IOException {
        Checkpoint checkpoint = Checkpoints.read(TorchFiles.zip(file(), TorchFiles.TENSORS, TorchFiles.STORAGES));

        assertThatThrownBy(() -> checkpoint.tensors().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTransposedTensorIsGathered() throws IOException {
        Tensor tensor = only(
                StoredTensor.floats("w", "0", 6, List.of(3L, 2L), List.of(1L, 3L)),
                TorchFiles.floats(1, 2, 3, 4, 5, 6));

        assertThat(tensor.shape()).isEqualTo(Shape.of(3, 2));
        assertThat(tensor.floats()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void anExpandedTensorRepeatsItsElements() throws IOException {
        Tensor tensor = only(
                StoredTensor.floats("w", "0", 5, List.of(3L, 2L), List.of(0L, 1L))
                        .at(2),
                TorchFiles.floats(9, 9, 1, 2, 9));

        assertThat(tensor.floats()).containsExactly(1, 2, 1, 2, 1, 2);
    }

    @Test
    void aPartOfAStorageStaysInPlace() throws IOException {
        Tensor tensor = only(
                StoredTensor.floats("w", "0", 6, List.of(1L, 2L), List.of(17L, 1L))
                        .at(3),
                TorchFiles.floats(1, 2, 3, 4, 5, 6));

        assertThat(tensor.floats()).containsExactly(4, 5);
        assertThat(tensor.data()).isInstanceOf(TensorData.InFile.class);
    }

    @Test
    void anEmptyTensorIsRead() throws IOException {
        Tensor tensor = only(StoredTensor.floats("w", "0", 0, List.of(0L, 5L), List.of(5L, 1L)), new byte[0]);

        assertThat(tensor.shape()).isEqualTo(Shape.of(0, 5));
        assertThat(tensor.floats()).isEmpty();
    }

    @Test
    void tensorsMayShareAStorage() throws IOException {
        List<StoredTensor> tied = List.of(
                StoredTensor.floats("encoder", "0", 3, List.of(3L), List.of(1L)),
                StoredTensor.floats("decoder", "0", 3, List.of(2L), List.of(1L)).at(1));
        TorchFiles.zip(file(), tied, Map.of("0", TorchFiles.floats(1, 2, 3)));

        Map<String, Tensor> tensors = Checkpoints.read(file()).tensors();
        assertThat(tensors.get("encoder")).hasToString("float32[3][1.0, 2.0, 3.0]");
        assertThat(tensors.get("decoder")).hasToString("float32[2][2.0, 3.0]");
    }

    @ParameterizedTest
    @CsvSource({
        "FloatStorage, FLOAT32",
        "DoubleStorage, FLOAT64",
        "HalfStorage, FLOAT16",
        "BFloat16Storage, BFLOAT16",
        "LongStorage, INT64",
        "IntStorage, INT32",
        "ShortStorage, INT16",
        "CharStorage, INT8",
        "ByteStorage, UINT8",
        "BoolStorage, BOOL"
    })
    void elementsKeepTheirType(String storageType, DataType type) throws IOException {
        byte[] storage = new byte[6 * type.size()];
        IntStream.range(0, storage.length).forEach(i -> storage[i] = (byte) i);
        Tensor plain = only(new StoredTensor("w", storageType, "0", 6, 0, List.of(2L, 3L), List.of(3L, 1L)), storage);
        Tensor transposed =
                only(new StoredTensor("w", storageType, "0", 6, 0, List.of(3L, 2L), List.of(1L, 3L)), storage);

        assertThat(plain.type()).isEqualTo(type);
        assertThat(plain.bytes().get(plain.bytes().limit() - 1)).isEqualTo((byte) (storage.length - 1));
        assertThat(transposed.type()).isEqualTo(type);
        assertThat(transposed.bytes().get(type.size())).isEqualTo((byte) (3 * type.size()));
    }

    @Test
    void aStorageOffTheAlignmentIsCopied() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/data.pkl", TorchFiles.stateDict(TorchFiles.TENSORS.subList(0, 1), false));
        entries.put("a/data/0", TorchFiles.floats(1, 2, 3, 4, 5, 6));
        boolean copied = false;
        for (String shift : List.of("", "x", "xx", "xxx")) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
                zip.putNextEntry(TorchFiles.stored("a/" + shift, new byte[0]));
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(TorchFiles.stored(entry.getKey(), entry.getValue()));
                    zip.write(entry.getValue());
                }
            }
            Tensor tensor =
                    Checkpoints.read(file()).tensors().values().iterator().next();
            assertThat(tensor.floats()).containsExactly(1, 2, 3, 4, 5, 6);
            copied |= tensor.data() instanceof TensorData.InMemory;
        }
        assertThat(copied).isTrue();
    }

    @Test
    void archivesBeyondFourGigabytesHaveWideFields() throws IOException {
        Path wide = Zip64Writer.widened(TorchFiles.zip(file(), TorchFiles.TENSORS, TorchFiles.STORAGES));

        assertThat(Checkpoints.read(wide).tensors().get("features.0.bias")).hasToString("float32[3][-1.0, 0.5, 7.0]");
    }

    @Test
    void entriesWithOtherNamesAreNotTouched() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("../../evil", new byte[] {1});
        entries.put("/etc/passwd", new byte[] {1});
        entries.put("archive/data.pkl", TorchFiles.stateDict(TorchFiles.TENSORS.subList(1, 2), false));
        entries.put("archive/data/1", TorchFiles.floats(-1, 0.5f, 7));
        entries.put("archive/data/../1", TorchFiles.floats(0, 0, 0));
        TorchFiles.zip(file(), entries);

        assertThat(Checkpoints.read(file()).tensors().get("features.0.bias")).hasToString("float32[3][-1.0, 0.5, 7.0]");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void aStorageKeyIsNoPath() throws IOException {
        StoredTensor outside = StoredTensor.floats("w", "../../secret", 1, List.of(1L), List.of(1L));
        Files.write(folder.resolve("secret"), TorchFiles.floats(1));
        TorchFiles.zip(file(), List.of(outside), Map.of("0", TorchFiles.floats(1)));

        assertRefused("is damaged: it has no entry 'archive/data/../../secret'");
    }

    @Test
    void aCompressedArchiveIsRefused() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
            zip.putNextEntry(new ZipEntry("archive/data.pkl"));
            zip.write(TorchFiles.stateDict(TorchFiles.TENSORS, false));
        }

        assertRefused("is compressed, which torch.save never does; unzip it and zip it again uncompressed (zip -0),"
                + " or save it again");
    }

    @Test
    void aNameThatOccursTwiceIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("archive/data.pkl", TorchFiles.stateDict(TorchFiles.TENSORS, false));
        entries.put("archive/data.pkx", TorchFiles.stateDict(List.of(), false));
        TorchFiles.zip(file(), entries);
        byte[] bytes = Files.readAllBytes(file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("data.pkx", "data.pkl");
        Files.write(file(), text.getBytes(StandardCharsets.ISO_8859_1));

        assertRefused("has two zip entries named 'archive/data.pkl'");
    }

    @Test
    void aBigEndianArchiveIsRefused() throws IOException {
        TorchFiles.zip(
                file(),
                Map.of(
                        "a/data.pkl", TorchFiles.stateDict(List.of(), false),
                        "a/byteorder", "big".getBytes(StandardCharsets.US_ASCII)));

        assertRefused("was saved on a big-endian machine; load it and save it again on a common one");
    }

    @Test
    void otherArchivesAreToldApart() throws IOException {
        TorchFiles.zip(file(), Map.of("a/data.pkl", new byte[1], "a/constants.pkl", new byte[1]));
        assertRefused("is a TorchScript archive, a program; Vizsla reads weights: in Python,"
                + " torch.save(torch.jit.load(FILE).state_dict(), NEW_FILE)");

        TorchFiles.zip(file(), Map.of("word/document.xml", new byte[1]));
        assertRefused("is a zip archive without NAME/data.pkl, so not a checkpoint of torch.save;"
                + " give a .pth or .safetensors file");

        TorchFiles.zip(file(), Map.of("a/data.pkl", new byte[1], "b/data.pkl", new byte[1]));
        assertRefused("holds several checkpoints; save the one to use in a separate file");
    }

    @Test
    void aTensorStaysWithinItsStorage() throws IOException {
        byte[] storage = TorchFiles.floats(1, 2, 3);
        for (StoredTensor tensor : List.of(
                StoredTensor.floats("w", "0", 3, List.of(4L), List.of(1L)),
                StoredTensor.floats("w", "0", 3, List.of(3L), List.of(1L)).at(1),
                StoredTensor.floats("w", "0", 3, List.of(2L, 2L), List.of(2L, 1L)),
                StoredTensor.floats("w", "0", 3, List.of(1L), List.of(1L)).at(-1),
                StoredTensor.floats("w", "0", 3, List.of(2L, 2L), List.of(Long.MAX_VALUE, Long.MAX_VALUE)),
                StoredTensor.floats("w", "0", 3, List.of(0L), List.of(1L)).at(Long.MAX_VALUE))) {
            TorchFiles.zip(file(), List.of(tensor), Map.of("0", storage));
            assertRefused("is damaged: tensor 'w' reaches beyond its storage");
        }
    }

    @Test
    void aStorageStaysWithinItsEntry() throws IOException {
        for (long elements : new long[] {4, Long.MAX_VALUE}) {
            TorchFiles.zip(
                    file(),
                    List.of(StoredTensor.floats("w", "0", elements, List.of(4L), List.of(1L))),
                    Map.of("0", TorchFiles.floats(1, 2, 3)));
            assertRefused(
                    "is damaged: 'archive/data/0' has 12 bytes, too few for " + elements + " elements of type FLOAT32");
        }
    }

    @Test
    void impossibleShapesAreRefused() throws IOException {
        for (List<Long> sizes : List.of(List.of(-1L), List.of(1L << 40, 1L << 40), List.of(1L, 1L))) {
            TorchFiles.zip(
                    file(),
                    List.of(StoredTensor.floats(
                            "w",
                            "0",
                            3,
                            sizes,
                            sizes.size() == 2 && sizes.get(0) == 1L
                                    ? List.of(1L)
                                    : sizes.stream().map(size -> 0L).toList())),
                    Map.of("0", TorchFiles.floats(1, 2, 3)));
            assertThatThrownBy(() -> Checkpoints.read(file()))
                    .isInstanceOf(VizslaException.class)
                    .hasMessageContaining("has a tensor of the impossible shape " + sizes);
        }
    }

    @Test
    void aFewBytesDoNotBecomeGigabytes() throws IOException {
        List<StoredTensor> expanded = IntStream.range(0, 100)
                .mapToObj(i -> StoredTensor.floats("w" + i, "0", 1, List.of(1000L, 1000L), List.of(0L, 0L)))
                .toList();
        TorchFiles.zip(file(), expanded, Map.of("0", TorchFiles.floats(1)));

        assertRefused("repeats its bytes so often that its tensors take more than 4 times its size;"
                + " Vizsla does not unpack it");
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Checkpoints.read(file()))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file() + " " + problem);
    }
}
