package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.testkit.SmallNetworks;

/** Networks that are dropped on the page. */
class OwnNetworksTest {
    @TempDir
    static Path folder;

    private static LivePage live;
    private static Path network;

    @BeforeAll
    static void start() throws IOException {
        network = SmallNetworks.onnx("mini_resnet", folder);
        live = new LivePage(folder.resolve("cache"));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void areAskedAtOnceAndStayAfterAReload() {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.drop(network);
            visit.await("network", "mini_resnet");
            visit.awaitMap("for “class ");
            assertThat(visit.words("ranking")).contains("class ").doesNotContain("Vizsla");
            assertThat(visit.words("assumed"))
                    .isEqualTo(
                            "Assumed: How images are normalized is not in the file: ImageNet's mean and standard deviation are assumed. Change");
            String words = visit.words("in-words");
            visit.page().reload();
            visit.awaitMap("for “class ");
            assertThat(visit.words("in-words")).isEqualTo(words);
            visit.page().goBack();
            visit.awaitMap("“Vizsla”");
        }
    }

    @Test
    void mayBePreparedForInAnotherWay() {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.drop(network);
            visit.awaitMap("for “class ");
            String before = visit.words("ranking");
            visit.part("change-preprocessing").click();
            Locator dialog = visit.part("preprocessing-dialog");
            Locator preview = dialog.locator("img");
            preview.waitFor();
            String first = preview.getAttribute("src");
            dialog.locator("[data-parameter=normalization]").selectOption("raw");
            visit.page().waitForCondition(() -> !first.equals(preview.getAttribute("src")));
            String proposed = dialog.locator("ol").innerText();
            visit.part("apply-preprocessing").click();
            visit.await("assumed", "Changed here: normalization raw.");
            visit.page()
                    .waitForCondition(() -> visit.part("ranking").count() == 1
                            && !visit.words("ranking").equals(before));
            assertThat(visit.words("ranking").split(" ")).contains(proposed.split("\\s+"));
            assertThat(visit.hash()).contains("normalization=raw");
            visit.part("assumed").getByText("Undo").click();
            visit.page()
                    .waitForCondition(() -> visit.part("ranking").count() == 1
                            && visit.words("ranking").equals(before));
        }
    }

    @Test
    void areRefusedInASentenceAndThePageGoesOn() throws IOException {
        byte[] half = Arrays.copyOf(Files.readAllBytes(network), 50_000);
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.drop("half.onnx", half);
            visit.await("refusal", "half.onnx is truncated or damaged");
            assertThat(visit.part("refusal").getAttribute("role")).isEqualTo("alert");
            assertThat(visit.words("network")).contains("menagerie");
            visit.part("refusal").getByText("Close").click();
            visit.page().keyboard().press("2");
            visit.page().waitForCondition(() -> !visit.words("question").contains("“Vizsla”"));
            visit.awaitMap("Grad-CAM for");
            visit.forgive("status of 400");
        }
    }
}
