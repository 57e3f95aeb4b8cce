package org.vizsla.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongCommandLineTest {
    /** Prints ONNX Runtime's version. */
    static final class Program {
        private Program() {}

        public static void main(String... arguments) {
            System.out.println(Session.engineVersion());
        }
    }

    @Test
    void doesNotBringTheProcessDown() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Dlong=" + "x".repeat(100_000),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName());
        Process process = new ProcessBuilder(command).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output.strip()).matches("1\\.\\d+\\.\\d+");
    }
}
