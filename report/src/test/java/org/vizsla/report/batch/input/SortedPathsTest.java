package org.vizsla.report.batch.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedPathsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void mergesRunsAndLeavesNone() throws IOException {
        Path runs = Files.createDirectory(folder.resolve("runs"));
        Files.writeString(runs.resolve("7"), "of a killed call");
        List<String> names = new ArrayList<>(
                IntStream.range(0, 50).mapToObj(i -> "ä_" + i + ".jpg").toList());
        List<String> sorted = List.copyOf(names);
        Collections.shuffle(names, new Random(3));
        List<SortedPaths.Entry> found = new ArrayList<>();
        try (SortedPaths paths = new SortedPaths(runs, 7)) {
            names.forEach(name -> paths.add(name, name.contains("13") ? "cannot be read" : ""));
            assertThat(runs).isDirectoryContaining("glob:**/6");
            paths.each(found::add);
        }
        assertThat(found).extracting(SortedPaths.Entry::path).containsExactlyElementsOf(sorted);
        assertThat(found.get(13).failure()).isEqualTo("cannot be read");
        assertThat(runs).doesNotExist();
    }
}
