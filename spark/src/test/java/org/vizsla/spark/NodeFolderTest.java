package org.vizsla.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of one machine share a folder. */
class NodeFolderTest {
    @TempDir
    private Path temporary = Path.of("");

    /** Holds a folder until its input ends; prints whether it filled it. */
    static final class Holder {
        private Holder() {}

        public static void main(String... arguments) throws IOException {
            boolean[] filled = {false};
            Path folder = NodeFolder.holding(arguments[0], into -> {
                Files.writeString(into.resolve("weights"), "of a network");
                filled[0] = true;
            });
            System.out.println(filled[0] + " " + Files.readString(folder.resolve("weights")));
            while (System.in.read() >= 0) {
                // Nothing is to be read.
            }
        }
    }

    private Process holder(String key) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        key)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String line(Process process) throws IOException {
        return process.inputReader().readLine();
    }

    private List<String> left() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> roots = Files.list(temporary)) {
            for (Path root : roots.filter(root -> root.getFileName().toString().startsWith("vizsla-"))
                    .toList()) {
                try (Stream<Path> files = Files.list(root)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("filling"))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    private static void end(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theFirstFillsItAndTheLastRemovesIt() throws IOException, InterruptedException {
        Process first = holder("a");
        assertThat(line(first)).isEqualTo("true of a network");
        Process second = holder("a");
        assertThat(line(second)).isEqualTo("false of a network");
        end(first);
        assertThat(left()).contains("a");
        end(second);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatAKilledProcessLeavesGoesWithTheNext() throws IOException, InterruptedException {
        Process killed = holder("a");
        line(killed);
        killed.destroyForcibly().waitFor();
        assertThat(left()).contains("a", "a.lock");
        Process next = holder("b");
        assertThat(line(next)).isEqualTo("true of a network");
        assertThat(left()).containsExactlyInAnyOrder("b", "b.lock");
        end(next);
        assertThat(left()).isEmpty();
    }
}
