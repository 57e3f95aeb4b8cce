package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.TensorData;
import org.vizsla.graph.VizslaException;

class LegacyCheckpointTest {
    private static final String[] VALUES = {
        "features.0.weight=float32[2, 3][1.0, 2.0, 3.0, 4.0, 5.0, 6.0]",
        "features.0.bias=float32[3][-1.0, 0.5, 7.0]",
        "count=int64[][42]"
    };

    @TempDir
    Path folder;

    private Path file;
    private Path cache;

    @BeforeEach
    void makeFile() throws IOException {
        file = TorchFiles.legacy(folder.resolve("old.pth"), TorchFiles.TENSORS, TorchFiles.STORAGES);
        cache = folder.resolve("cache");
    }

    private static void assertValues(Checkpoint checkpoint) {
        assertThat(checkpoint.tensors().entrySet().stream().map(Object::toString))
                .containsExactly(VALUES);
    }

    private Path converted() throws IOException {
        try (var files = Files.list(cache.resolve("converted"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }

    @Test
    void withoutACacheWeightsAreHeldInMemory() {
        Checkpoint checkpoint = Checkpoints.read(file);

        assertValues(checkpoint);
        assertThat(checkpoint.tensors().values())
                .allSatisfy(tensor -> assertThat(tensor.data()).isInstanceOf(TensorData.InMemory.class));
    }

    @Test
    void withACacheTheyAreConvertedAndMapped() throws IOException {
        Checkpoint checkpoint = Checkpoints.readCached(file, cache);
        Path real = converted().toRealPath();

        assertValues(checkpoint);
        assertThat(checkpoint.file()).isEqualTo(file);
        assertThat(converted().getFileName().toString()).matches("[0-9a-f]{64}\\.safetensors");
        assertThat(checkpoint.tensors().values())
                .allSatisfy(tensor -> assertThat(tensor.data())
                        .isInstanceOfSatisfying(
                                TensorData.InFile.class,
                                data -> assertThat(data.file()).isEqualTo(real)));
    }

    @Test
    void theConvertedFileIsReused() throws IOException {
        Checkpoints.readCached(file, cache);
        SafetensorsWriter.write(converted(), Map.of("planted", Tensor.scalar(1f)), Map.of());

        assertThat(Checkpoints.readCached(file, cache).tensors()).containsOnlyKeys("planted");
    }

    @Test
    void aDamagedConvertedFileIsMadeAgain() throws IOException {
        Checkpoints.readCached(file, cache);
        Files.write(converted(), new byte[] {1, 2, 3});

        assertValues(Checkpoints.readCached(file, cache));
        assertValues(Checkpoints.read(converted()));
    }

    @Test
    void anotherContentIsAnotherFileInTheCache() throws IOException {
        Checkpoints.readCached(file, cache);
        Path other = TorchFiles.legacy(
                folder.resolve("other.pth"), TorchFiles.TENSORS.subList(1, 2), Map.of("1", TorchFiles.floats(4, 5, 6)));

        assertThat(Checkpoints.readCached(other, cache)
                        .tensors()
                        .values()
                        .iterator()
                        .next())
                .hasToString("float32[3][4.0, 5.0, 6.0]");
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
        Files.writeString(cache, "a file where the folder would be");

        assertValues(Checkpoints.readCached(file, cache));
    }

    @Test
    void layoutsAreGatheredOnConversion() throws IOException {
        StoredTensor transposed = StoredTensor.floats("w", "0", 6, List.of(3L, 2L), List.of(1L, 3L));
        TorchFiles.legacy(file, List.of(transposed), Map.of("0", TorchFiles.floats(1, 2, 3, 4, 5, 6)));

        for (Checkpoint checkpoint : List.of(Checkpoints.read(file), Checkpoints.readCached(file, cache))) {
            Tensor tensor = checkpoint.tensors().values().iterator().next();
            assertThat(tensor.shape()).isEqualTo(Shape.of(3, 2));
            assertThat(tensor.floats()).containsExactly(1, 4, 2, 5, 3, 6);
        }
    }

    @Test
    void theDiskIsNotFilledWithCopies() throws IOException {
        byte[] storage = new byte[4 << 20];
        List<StoredTensor> views = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> StoredTensor.floats("w" + i, "0", 1 << 20, List.of(1L << 20), List.of(1L)))
                .toList();
        TorchFiles.legacy(file, views, Map.of("0", storage));

        assertThatThrownBy(() -> Checkpoints.readCached(file, cache))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " repeats its bytes so often that its tensors take more than 4 times its size;"
                        + " Vizsla does not unpack it");
        assertThat(cache).doesNotExist();
    }

    @Test
    void aStorageOfAnotherLengthIsNoticed() throws IOException {
        List<StoredTensor> longer = List.of(StoredTensor.floats("w", "0", 6, List.of(2L), List.of(1L)));
        List<StoredTensor> declared = List.of(StoredTensor.floats("w", "0", 5, List.of(2L), List.of(1L)));
        byte[] object = TorchFiles.stateDict(declared, true);
        TorchFiles.legacy(file, object, 0x88, longer, Map.of("0", new byte[24]));

        assertRefused("is damaged: its storages are not those that it describes; copy or download it again");
    }

    @Test
    void aMissingStorageIsNoticed() throws IOException {
        TorchFiles.legacy(file, TorchFiles.TENSORS, Map.of("0", new byte[24]));

        assertRefused("is damaged: its storages are not those that it describes; copy or download it again");
    }

    @Test
    void aStorageBeyondTheEndIsNoticed() throws IOException {
        List<StoredTensor> huge = List.of(StoredTensor.floats("w", "0", Long.MAX_VALUE, List.of(2L), List.of(1L)));
        TorchFiles.legacy(file, huge, Map.of("0", new byte[24]));

        assertRefused("is incomplete (" + Files.size(file) + " bytes): copy or download it again");
    }

    @Test
    void aBigEndianFileIsRefused() throws IOException {
        TorchFiles.legacy(file, TorchFiles.stateDict(List.of(), true), 0x89, List.of(), Map.of());

        assertRefused("was saved on a big-endian machine; load it and save it again on a common one");
    }

    private void assertRefused(String problem) {
        assertThatThrownBy(() -> Checkpoints.readCached(file, cache))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " " + problem);
    }
}
