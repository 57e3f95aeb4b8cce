package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.checkpoint.internal.SafetensorsBytes;

/** A safetensors file in memory, against the same file on the disk. */
class SafetensorsBytesTest {
    @TempDir
    Path folder;

    private byte[] written() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("half", HalfPrecision.narrowed(Tensor.ofFloats(Shape.of(3), 1, 2, 3)));
        tensors.put("whole", Tensor.ofFloats(Shape.of(2, 2), 4, 5, 6, 7));
        Path file = folder.resolve("w.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of("seed", "7"));
        return Files.readAllBytes(file);
    }

    private static SafetensorsBytes read(byte[] bytes) {
        return SafetensorsBytes.read(problem -> new VizslaException("it " + problem), bytes);
    }

    @Test
    void holdsWhatTheFileHolds() throws IOException {
        SafetensorsBytes bytes = read(written());
        Checkpoint file = Checkpoints.read(folder.resolve("w.safetensors"));

        assertThat(bytes.metadata()).isEqualTo(file.metadata()).containsEntry("seed", "7");
        assertThat(bytes.tensors().keySet())
                .containsExactlyElementsOf(file.tensors().keySet());
        file.tensors().forEach((name, tensor) -> {
            Tensor own = new Tensors(bytes.tensors()).get(name);
            assertThat(own.type()).isEqualTo(tensor.type());
            assertThat(own.shape()).isEqualTo(tensor.shape());
            assertThat(own.bytes()).isEqualTo(tensor.bytes());
        });
    }

    @Test
    void whatIsCutOffIsDamaged() throws IOException {
        byte[] whole = written();

        assertDamaged(new byte[3], "it is damaged: its header is incomplete");
        assertDamaged(Arrays.copyOf(whole, 40), "it is damaged: its header is incomplete");
        assertDamaged(Arrays.copyOf(whole, whole.length - 1), "it is damaged: tensor 'half' is incomplete");
        whole[8] = '[';
        assertDamaged(whole, "it is damaged: its header is not the JSON of safetensors; copy or download it again");
    }

    private static void assertDamaged(byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(VizslaException.class)
                .hasMessage(message);
    }
}
