package org.vizsla.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.graph.VizslaException;

/** Files that are not checkpoints, whatever their names end with. */
class ForeignFileTest {
    @TempDir
    Path folder;

    static Arguments[] foreign() {
        return new Arguments[] {
            Arguments.of("", "is empty; copy or download it again"),
            Arguments.of(
                    "\u0008\u0006\u0012\u0007pytorch",
                    "is an ONNX model, which has its own architecture; give it as the model, without one"),
            Arguments.of(
                    "\u0008\u0007:\u00e9\u0001",
                    "is an ONNX model, which has its own architecture; give it as the model, without one"),
            Arguments.of(
                    "\u0089HDF\r\n\u001a\n\0\0",
                    "is an HDF5 file, as Keras writes (.h5); export the model to ONNX (tf2onnx) and give that"),
            Arguments.of(
                    "\u0093NUMPY\u0001\0", "is a NumPy array without a name; save the weights by name as .safetensors"),
            Arguments.of("GGUF\u0003", "is a GGUF file, which holds language models; give a .pth or .safetensors file"),
            Arguments.of(
                    "\u001f\u008b\u0008", "is compressed with gzip; unpack it with gunzip and give what comes out"),
            Arguments.of(
                    "pickle\0" + "\0".repeat(250) + "ustar",
                    "is a tar archive; unpack it and give the checkpoint that is in it"),
            Arguments.of(
                    "\u0080\u0004\u0095",
                    "is a pickle, but not one of torch.save;"
                            + " save the weights with torch.save(model.state_dict(), FILE)"),
            Arguments.of(
                    "version https://git-lfs.github.com/spec/v1\noid sha256:1",
                    "is a Git LFS pointer instead of the file itself; run git lfs pull"),
            Arguments.of("\n<!DOCTYPE html><html>", "is a web page: the download failed; download it again"),
            Arguments.of("{\"dog\": {}}", "is a text file; give a .pth file of torch.save or a .safetensors file"),
            Arguments.of(
                    "\u0001\u0002\u0003\u0004",
                    "is not a checkpoint that Vizsla can read; give a .pth file of torch.save or a .safetensors file")
        };
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void areToldApartByContent(String content, String problem) throws IOException {
        Path file = Files.write(folder.resolve("weights.pth"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(file, problem);
    }

    @Test
    void missingFilesAndFoldersAreSaidToBe() {
        assertRefused(folder, "is a folder; give a file in it");
        assertRefused(folder.resolve("none.pth"), "does not exist");
    }

    private static void assertRefused(Path file, String problem) {
        assertThatThrownBy(() -> Checkpoints.read(file))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + " " + problem);
    }
}
