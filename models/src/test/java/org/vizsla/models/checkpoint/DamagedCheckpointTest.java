package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;

/** Whatever happens to a checkpoint's bytes, it is read, or refused in one line. */
class DamagedCheckpointTest {
    private static final int ROUNDS = 1500;

    @TempDir
    Path folder;

    enum Format {
        ZIP,
        ZIP64,
        LEGACY,
        SAFETENSORS
    }

    private byte[] sound(Format format) throws IOException {
        Path file = folder.resolve("sound");
        switch (format) {
            case ZIP -> TorchFiles.zip(file, TorchFiles.TENSORS, TorchFiles.STORAGES);
            case ZIP64 -> Zip64Writer.widened(TorchFiles.zip(file, TorchFiles.TENSORS, TorchFiles.STORAGES));
            case LEGACY -> TorchFiles.legacy(file, TorchFiles.TENSORS, TorchFiles.STORAGES);
            case SAFETENSORS -> {
                TorchFiles.legacy(file, TorchFiles.TENSORS, TorchFiles.STORAGES);
                SafetensorsWriter.write(file, Checkpoints.read(file).tensors(), java.util.Map.of("format", "pt"));
            }
        }
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @EnumSource
    void aTruncatedFileIsRefused(Format format) throws IOException {
        byte[] sound = sound(format);
        Path file = folder.resolve("cut");
        for (int length = 0; length < sound.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> Checkpoints.read(file))
                    .as("%s cut at %d", format, length)
                    .isInstanceOf(VizslaException.class)
                    .message()
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @EnumSource
    void flippedBytesAreReadOrRefused(Format format) throws IOException {
        byte[] sound = sound(format);
        Random random = new Random(20);
        Path file = folder.resolve("flipped");
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] flipped = sound.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, flipped);
            try {
                for (Tensor tensor : Checkpoints.read(file).tensors().values()) {
                    assertThat(tensor.bytes().remaining())
                            .isEqualTo((int) tensor.data().length());
                }
            } catch (VizslaException e) {
                assertThat(e.getMessage()).contains(file.toString()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
    }
}
