package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Imports take no more memory than the page about it says. */
@Execution(ExecutionMode.SAME_THREAD)
class MemoryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "memory.md");

    /** Those that come closest to what they are allowed, and those that take most. */
    private static final List<String> WORST = List.of(
            "cases/large_input_memory/net1024",
            "cases/maxvit_einsum/maxvit",
            "cases/models/many_large_activations",
            "cases/negative_cam/shufflenet",
            "cases/swin/swin",
            "cases/token_grids/cls_last",
            "golden/families/vit",
            "golden/families/vit_unf",
            "onnx/mini_vit",
            "zoo/light_vgg19",
            "zoo/squeezenet_imagenet_fp16",
            "zoo/squeezenet_winml_zipmap");

    /** With {@code -Dvizsla.write} the page is written first, from all files. */
    @Test
    void holdsAllFilesAndNoneTakesMoreThanItMay() throws IOException {
        List<Path> files = Shared.files("", ".onnx");
        ImportMemory tiny = ImportMemory.of(Shared.path(ImportMemory.TINY));
        if (System.getProperty("vizsla.write") != null) {
            Files.writeString(
                    PAGE, MemoryPage.of(files.stream().map(ImportMemory::of).toList(), tiny));
        }
        List<List<String>> rows = MemoryPage.rows(Files.readString(PAGE));

        Path root = Shared.path("");
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(files.stream()
                        .map(file -> root.relativize(file)
                                .toString()
                                .replace('\\', '/')
                                .replaceFirst("\\.onnx$", ""))
                        .toList());
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(Double.parseDouble(row.get(5))).isLessThanOrEqualTo(Double.parseDouble(row.get(6))));
    }

    @Test
    void theWorstTakeNoMoreToday() {
        ImportMemory tiny = ImportMemory.of(Shared.path(ImportMemory.TINY));

        assertThat(WORST).allSatisfy(name -> {
            ImportMemory measured = ImportMemory.of(Shared.path(name + ".onnx"));
            assertThat(measured.ending()).isEqualTo("imported");
            assertThat(measured)
                    .as("%s, which took %d of %d bytes", name, measured.taken(tiny), measured.allowed())
                    .matches(one -> one.isAllowed(tiny));
        });
    }
}
