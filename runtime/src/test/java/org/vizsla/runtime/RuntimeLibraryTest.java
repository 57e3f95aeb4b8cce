package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeLibraryTest {
    @TempDir
    Path folder;

    @Test
    void namesPlatformsAsOnnxRuntimeDoes() {
        assertThat(RuntimeLibrary.platform("Linux", "amd64")).isEqualTo("linux-x64");
        assertThat(RuntimeLibrary.platform("Linux", "aarch64")).isEqualTo("linux-aarch64");
        assertThat(RuntimeLibrary.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
        assertThat(RuntimeLibrary.platform("Windows 11", "amd64")).isEqualTo("win-x64");
        assertThat(RuntimeLibrary.platform("Linux", "riscv64")).isEqualTo("linux-riscv64");
    }

    @Test
    void unpacksTheLibraryOfThisPlatform() throws IOException {
        assertThat(RuntimeLibrary.isForThisPlatform()).isTrue();
        List<String> files = RuntimeLibrary.unpack(folder.resolve("native"));
        assertThat(files).contains(System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni"));
        for (String file : files) {
            assertThat(Files.size(folder.resolve("native").resolve(file))).isPositive();
        }
    }

    @Test
    void knowsItsVersionAndWhatItComputesWith() {
        assertThat(RuntimeLibrary.version()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(RuntimeLibrary.providers()).contains("CPU");
    }
}
