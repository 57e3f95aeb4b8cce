package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** With {@code -Dvizsla.write} it is written first. */
    @Test
    void isUpToDate() throws IOException {
        OperatorSamples samples = new OperatorSamples();
        for (String network : NETWORKS) {
            samples.add(Networks.load(Shared.path(network + ".onnx"), null, folder));
        }
        samples.add(OddNetwork.load(folder));
        List<OperatorSample> all = samples.all();
        List<List<String>> runs = OperatorRuns.of(all, folder);
        List<String> failing = new ArrayList<>();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (int i = 0; i < all.size(); i++) {
            String operator = all.get(i).operator();
            boolean stays = samples.isInLowered(operator);
            String webgpu = runs.get(i).get(2);
            page.append("| ")
                    .append(operator)
                    .append(" | ")
                    .append(String.join(" | ", runs.get(i)))
                    .append(stays ? " | |\n" : " | replaced |\n");
            if (stays && !List.of(OperatorRuns.SAME, OperatorRuns.BESIDE).contains(webgpu)) {
                failing.add(operator + ": " + webgpu);
            }
        }
        assertThat(failing).as("operators of explainers for WebGPU").isEmpty();
        if (System.getProperty("vizsla.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(page.toString())
                .as("docs/backends.md holds what -Dvizsla.write would write")
                .isEqualTo(Files.readString(PAGE));
    }
}
