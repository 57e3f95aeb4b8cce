package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed processes leave in a folder. */
class LeftoversTest {
    private static final String ID = "0123abcd-0123-4567-89ab-0123456789ab";

    @TempDir
    Path folder;

    /** Begins to write a file, says so, and goes on until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String... arguments) {
            AtomicFile.write(Path.of(arguments[0]), channel -> {
                channel.write(java.nio.ByteBuffer.wrap(new byte[] {1}));
                System.out.println("begun");
                System.out.flush();
                while (System.in.read() >= 0) {
                    // Until the test has seen enough.
                }
            });
        }
    }

    private Process writer() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("result.json").toString())
                .start();
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        return process;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void areSweptOnceTheirProcessIsGone() throws IOException, InterruptedException {
        Process process = writer();
        assertThat(names()).singleElement().asString().matches("\\.result\\.json\\.[0-9a-f-]{36}\\.part");
        new Leftovers().sweep(folder);
        assertThat(names()).as("the file of a process that goes on").hasSize(1);
        process.destroyForcibly().waitFor();
        new Leftovers().sweep(folder);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileBecomesWholeThoughOthersSweep() throws IOException, InterruptedException {
        Process process = writer();
        new Leftovers().sweep(folder);
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
        assertThat(names()).containsExactly("result.json");
    }

    @Test
    void nothingElseIsSwept() throws IOException {
        for (String name : List.of(
                "." + ID + ".part",
                "x." + ID + ".part",
                ".x.part",
                ".x." + ID,
                ".x." + ID + ".part.txt",
                ".net-01234567.pth.part")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve(".folder." + ID + ".part"));
        Files.createSymbolicLink(folder.resolve(".link." + ID + ".part"), folder.resolve("x." + ID + ".part"));
        Files.createFile(folder.resolve(".gone." + ID + ".part"));
        new Leftovers().sweep(folder);
        assertThat(names()).hasSize(8).doesNotContain(".gone." + ID + ".part");
        new Leftovers().sweep(folder.resolve("none"));
    }
}
