package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The page about backends is what they compute today. */
@Tag("once")
@Execution(ExecutionMode.SAME_THREAD)
class BackendsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "backends.md");

    /** Small networks that together have the operators of all others. */
    private static final List<String> NETWORKS = List.of(
            "onnx/mini_vit",
            "onnx/mini_mobilenet_v3",
            "onnx/mini_vgg_bn",
            "cases/quantized_qdq/qdq_int8",
            "cases/maxvit_einsum/maxvit",
            "cases/models/pow_int64_exponent",
            "cases/models/averagepool_kernel_larger_than_input");

    private static final String INTRODUCTION = """
            # Backends
            Which operators of exported explainers ONNX Runtime computes where: on the processor, in a browser in WASM (`executionProviders: ['wasm']`), and on WebGPU (`['webgpu']`, the build `onnxruntime-web/webgpu`). Each was run alone, on
            values from an explainer with all methods that can be exported; `yes` means the same numbers as on the processor to 1e-4 of the largest. `in WASM` means that WebGPU does not have the operator, or leaves it to the processor, as
            it does with shapes and whole numbers, and ONNX Runtime for the web computes it there by itself. WebGPU ran on SwiftShader, which says what is right, and not what is fast.

            The last column says which operators `vizsla export --for webgpu` replaces by others ([decision 0038](decisions/0038-explainers-for-webgpu.md)); none of those that stay may fail.

            The test that writes this page, and without `-Dvizsla.write` checks it:
            `mvn -Preference -pl reference-tests -am test -Dtest=BackendsPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dvizsla.write`

            | operator | processor | WASM | WebGPU | for webgpu |
            | --- | --- | --- | --- | --- |
            """;

    @TempDir
    private Path folder = Path.of("");

    /** With {@code -Dvizsla.write} all operators are run, and it is written first; without, it is read: WebGPU on the processor takes minutes. */
    @Test
    void isUpToDate() throws IOException {
        OperatorSamples samples = new OperatorSamples();
        for (String network : NETWORKS) {
            samples.add(Networks.load(Shared.path(network + ".onnx"), null, folder));
        }
        samples.add(OddNetwork.load(folder));
        if (System.getProperty("vizsla.write") != null) {
            Files.writeString(PAGE, page(samples));
        }
        List<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| operator ") && !line.startsWith("| ---"))
                .toList();
        assertThat(rows)
                .extracting(row -> row.split(" \\| ", -1)[0].substring(2))
                .containsExactlyElementsOf(
                        samples.all().stream().map(OperatorSample::operator).toList());
        assertThat(rows).allSatisfy(row -> {
            String[] cells = row.split(" \\| ", -1);
            assertThat(cells[1] + cells[2]).as(row).isEqualTo(OperatorRuns.SAME + OperatorRuns.SAME);
            if (samples.isInLowered(cells[0].substring(2))) {
                assertThat(cells[3]).as(row).isIn(OperatorRuns.SAME, OperatorRuns.BESIDE);
            }
        });
    }

    private String page(OperatorSamples samples) throws IOException {
        List<OperatorSample> all = samples.all();
        List<List<String>> runs = OperatorRuns.of(all, folder);
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (int i = 0; i < all.size(); i++) {
            String operator = all.get(i).operator();
            page.append("| ")
                    .append(operator)
                    .append(" | ")
                    .append(String.join(" | ", runs.get(i)))
                    .append(samples.isInLowered(operator) ? " | |\n" : " | replaced |\n");
        }
        return page.toString();
    }
}
