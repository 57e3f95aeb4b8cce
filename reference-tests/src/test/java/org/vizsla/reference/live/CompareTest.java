package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.reference.Shared;

/** Maps side by side, as a person compares them. */
class CompareTest {
    @TempDir
    static Path cache;

    private static LivePage live;

    @BeforeAll
    static void start() {
        live = new LivePage(cache);
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void allClassesRatherThanAnother() {
        try (Visit visit = live.open("#compare?compare.methods=saliency&compare.classes=0,1,9")) {
            awaitCells(visit, 3);
            assertThat(visit.words("compare-question")).doesNotContain("rather than");
            visit.part("rival-on").check();
            visit.part("rival-class").selectOption("9");
            visit.await("compare-question", "rather than “zebra”?");
            awaitCells(visit, 2);
            assertThat(words(visit)).allMatch(words -> words.contains(" rather than “zebra” over"));
            assertThat(visit.hash()).contains("compare.rival=9");

            visit.part("cell-open").first().click();
            visit.awaitMap("for “Vizsla” rather than “zebra” over");
            visit.page().goBack();
            awaitCells(visit, 2);

            visit.part("compare-across").getByText("Pictures").click();
            visit.await("compare-question", "the answer to each picture rather than “zebra”?");
            awaitCells(visit, 4);
            assertThat(words(visit)).allMatch(words -> words.contains(" rather than “"));
            visit.part("rival-on").uncheck();
            awaitCells(visit, 4);
            assertThat(words(visit)).noneMatch(words -> words.contains(" rather than "));
            assertThat(visit.hash()).doesNotContain("rival");
        }
    }

    /** Whoever adds the rival to the classes compares it with nothing any more. */
    @Test
    void aRivalThatIsAddedIsNone() {
        try (Visit visit = live.open("#compare?compare.methods=saliency&compare.classes=0,9&compare.rival=9")) {
            awaitCells(visit, 1);
            visit.part("add-column").click();
            Locator dialog = visit.part("class-dialog");
            dialog.locator("input[type=search]").fill("zebra");
            dialog.locator("input[value='9']").check();
            visit.page().keyboard().press("Escape");
            awaitCells(visit, 2);
            assertThat(visit.part("rival-on").isChecked()).isFalse();
        }
    }

    /** A network of floating-point numbers, one of half their bits, and a quantized one, for the same photograph. */
    @Test
    void networksOfOtherNumbers() {
        Map<String, Supplier<Model>> networks = new LinkedHashMap<>();
        for (String file : List.of(
                "models/squeezenet1_0.onnx",
                "zoo/squeezenet_imagenet_fp16.onnx",
                "zoo/mobilenet_v2_imagenet_qdq.onnx")) {
            String name = file.replaceAll(".*/|\\.onnx", "");
            networks.put(name, () -> loaded(Shared.path(file)));
        }
        String all = String.join(",", networks.keySet());
        try (LivePage page = new LivePage(cache, networks);
                Visit visit = page.open("#look?network=squeezenet1_0&method=grad_cam")) {
            visit.awaitMap("for “");
            visit.drop(Shared.path("images/tabby_281.jpg"));
            visit.awaitMap("over tabby_281.jpg");
            String hash = visit.hash().replaceFirst("#look", "#compare");
            visit.page()
                    .evaluate(
                            "hash => { location.hash = hash; }",
                            hash + "&compare.across=networks&compare.methods=grad_cam&compare.networks=" + all);
            awaitCells(visit, 3);
            assertThat(words(visit)).hasSize(3).allMatch(words -> words.contains("over tabby_281.jpg"));
            assertThat(visit.page().locator("body").innerText()).contains(networks.keySet());
        }
    }

    private static Model loaded(Path file) {
        WeightsStore store = WeightsStore.of(Map.of("VIZSLA_CACHE", cache.toString()));
        return new ModelLoader(store).load(ModelRequest.of(file.toString()), ProgressListener.NONE);
    }

    private static void awaitCells(Visit visit, int count) {
        Locator all = visit.part("compare-cell");
        visit.page()
                .waitForCondition(() -> all.count() == count
                        && visit.page()
                                        .locator("[data-part=compare-cell][data-phase=done]")
                                        .count()
                                == count);
    }

    /** What the maps are of. */
    private static List<String> words(Visit visit) {
        return visit.page().locator("[data-part=compare-cell] .map-canvas").all().stream()
                .map(canvas -> canvas.getAttribute("aria-label"))
                .toList();
    }
}
