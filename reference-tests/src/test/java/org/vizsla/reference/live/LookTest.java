package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.reference.Shared;

/** One picture and one map: what a person does with them. */
class LookTest {
    private static final String FIRST = "Grad-CAM for “Vizsla” over vizsla_10.png. Strongest in";

    @TempDir
    static Path folder;

    private static LivePage live;

    @BeforeAll
    static void start() {
        live = new LivePage(folder);
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void opensOnAFinishedExplanation() {
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            assertThat(visit.words("question")).isEqualTo("Why did the network say “Vizsla”?");
            assertThat(visit.part("ranking").locator("label").count()).isEqualTo(5);
            assertThat(visit.words("figures")).contains("%");
            assertThat(visit.page().title()).isEqualTo("Vizsla · Look · Vizsla");
            assertThat(visit.part("canvas")
                            .locator("canvas")
                            .evaluate("c => c.getContext('2d').getImageData(0, 0, c.width, c.height).data"
                                    + ".filter((value, i) => i % 4 === 3 && value > 0).length > 1000"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aDroppedPictureIsAnsweredAndExplained() {
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            visit.drop(Shared.path("images/vizsla_211.jpg"));
            visit.awaitMap("over vizsla_211.jpg. Strongest in");
            assertThat(visit.page().title())
                    .startsWith(visit.part("ranking").locator(".name").first().innerText());
            visit.part("picture-file").setInputFiles(Shared.path("images/king_snake_56.jpg"));
            visit.awaitMap("over king_snake_56.jpg. Strongest in");
            visit.part("scene").click();
            visit.await("question", "Why did the network say");
            visit.page().waitForCondition(() -> !visit.words("in-words").contains("king_snake_56"));
        }
    }

    @Test
    void anotherClassHasAnotherMap() {
        try (Visit visit = live.open("#look?method=saliency")) {
            visit.awaitMap("“Vizsla”");
            String first = visit.pixels();
            Locator second = visit.part("ranking").locator("label").nth(1);
            String name = second.locator(".name").innerText();
            second.click();
            visit.awaitMap("“" + name + "”");
            assertThat(visit.pixels()).isNotEqualTo(first);
            assertThat(visit.words("question")).contains("“" + name + "”");

            visit.part("class-search").fill("zeb");
            visit.page().keyboard().press("Enter");
            visit.awaitMap("“Zebra”");
        }
    }

    @Test
    void theMapOfTheClassThatEnterTakesIsAskedForWhileItsNameIsTyped() {
        try (Visit visit = live.open("#look?method=saliency")) {
            visit.awaitMap("“Vizsla”");
            visit.page()
                    .waitForRequest(
                            request -> String.valueOf(request.postData()).contains("\"target\":9,")
                                    && request.postData().contains("\"ahead\":true"),
                            () -> visit.part("class-search").fill("zeb"));
            visit.page().keyboard().press("Enter");
            visit.awaitMap("“Zebra”");
        }
    }

    @Test
    void theMapOfAFoundClassIsAskedForWhenItIsPointedAt() {
        try (Visit visit = live.open("#look?method=saliency")) {
            visit.awaitMap("“Vizsla”");
            visit.part("class-search").fill("e");
            Locator last = visit.part("found").locator("label").last();
            String index = last.locator("input").inputValue();
            visit.page()
                    .waitForRequest(
                            request -> String.valueOf(request.postData()).contains("\"target\":" + index + ",")
                                    && request.postData().contains("\"ahead\":true"),
                            last::hover);
            String name = last.locator(".name").innerText();
            last.click();
            visit.awaitMap("“" + name + "”");
        }
    }

    @Test
    void oneClassRatherThanAnother() {
        try (Visit visit = live.open("#look?method=saliency")) {
            visit.awaitMap("“Vizsla”");
            String alone = visit.pixels();
            visit.part("rival-on").check();
            String second = visit.part("ranking").locator(".name").nth(1).innerText();
            visit.awaitMap("for “Vizsla” rather than “" + second + "” over");
            assertThat(visit.words("question")).isEqualTo("Why “Vizsla” rather than “" + second + "”?");
            assertThat(visit.pixels()).isNotEqualTo(alone);

            visit.part("rival-class").selectOption("zebra");
            visit.awaitMap("for “Vizsla” rather than “zebra” over");
            String hash = visit.hash();
            assertThat(hash).contains("against=9");
            visit.page().keyboard().press("r");
            visit.part("tab-report").click();
            visit.await("command", "--target 0 --against 9 --method saliency");
            visit.page().goBack();

            visit.page().reload();
            visit.awaitMap("for “Vizsla” rather than “zebra” over");
            assertThat(visit.hash()).isEqualTo(hash);
            visit.part("class-search").fill("zebra");
            visit.page().keyboard().press("Enter");
            visit.awaitMap("for “zebra” rather than “Vizsla” over");
            visit.part("rival-on").uncheck();
            visit.awaitMap("for “zebra” over");
            assertThat(visit.hash()).doesNotContain("against");
        }
    }

    /** The server's copy is shown of what a browser cannot decode. */
    @Test
    void aPhotographThatNoBrowserKnowsIsShown() throws IOException {
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "tiff", tiff);
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            visit.drop("scan.tiff", tiff.toByteArray());
            visit.awaitMap("over scan.tiff");
            assertIsShown(visit, "canvas");
            visit.page().reload();
            visit.awaitMap("over scan.tiff");
            assertIsShown(visit, "canvas");
            visit.part("tab-compare").click();
            visit.part("cell-canvas").first().waitFor();
            assertIsShown(visit, "cell-canvas");
        }
    }

    private static void assertIsShown(Visit visit, String canvas) {
        Locator photograph = visit.part(canvas).first().locator("img");
        visit.page().waitForCondition(() -> Boolean.TRUE.equals(photograph.evaluate("image => image.complete")));
        assertThat(photograph.evaluate("image => image.naturalWidth")).isEqualTo(64);
    }

    @Test
    void aPictureIsPasted() throws IOException {
        byte[] png = Files.readAllBytes(Shared.path("images/tabby_281.jpg"));
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            visit.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.page()
                    .evaluate(
                            "async bytes => {"
                                    + " const image = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))]));"
                                    + " const canvas = new OffscreenCanvas(image.width, image.height);"
                                    + " canvas.getContext('2d').drawImage(image, 0, 0);"
                                    + " await navigator.clipboard.write([new ClipboardItem({'image/png': await canvas.convertToBlob()})]);"
                                    + " }",
                            Base64.getEncoder().encodeToString(png));
            visit.page().keyboard().press("Control+V");
            visit.awaitMap("over image.png. Strongest in");
        }
    }

    @Test
    void recolouringAsksNothing() {
        try (Visit visit = live.open("#look?method=saliency")) {
            visit.awaitMap("“Vizsla”");
            List<String> asked = new ArrayList<>();
            visit.page().onRequest(request -> {
                // When there is time, the maps of four more classes are asked for, and the scripts of other screens.
                boolean isAhead = String.valueOf(request.postData()).contains("\"ahead\":true");
                if (!isAhead && !request.url().contains("/assets/")) {
                    asked.add(request.url());
                }
            });
            List<String> seen = new ArrayList<>(List.of(visit.pixels()));
            visit.part("opacity").fill("0.4");
            seen.add(visit.pixels());
            visit.part("threshold").fill("0.3");
            seen.add(visit.pixels());
            visit.part("view").getByText("None").click();
            seen.add(visit.pixels());
            visit.part("view").getByText("Raw").click();
            seen.add(visit.pixels());
            visit.part("outline").check();
            assertThat(visit.part("canvas").locator("path").count()).isPositive();
            assertThat(seen).doesNotHaveDuplicates();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void anAddressLeadsBackToTheSameView() {
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            visit.drop(Shared.path("images/tabby_281.jpg"));
            visit.awaitMap("over tabby_281.jpg");
            visit.page().keyboard().press("3");
            visit.page().keyboard().press("]");
            visit.page().waitForCondition(() -> visit.hash().contains("method=grad_cam_plus_plus"));
            visit.part("opacity").fill("0.5");
            visit.part("view").getByText("Grey").click();
            visit.awaitMap("over tabby_281.jpg");
            String hash = visit.hash();
            String words = visit.words("in-words");
            String pixels = visit.pixels();

            visit.page().reload();
            visit.awaitMap("over tabby_281.jpg");
            assertThat(visit.words("in-words")).isEqualTo(words);
            assertThat(visit.pixels()).isEqualTo(pixels);
            assertThat(visit.hash()).isEqualTo(hash);
        }
    }

    @Test
    void backUndoesStepsOneByOne() {
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            visit.page().keyboard().press("2");
            visit.page()
                    .waitForCondition(() -> !visit.words("in-words").isEmpty()
                            && !visit.words("in-words").contains("“Vizsla”"));
            visit.part("tab-layers").click();
            visit.part("stages").waitFor();
            visit.page().goBack();
            visit.part("canvas").waitFor();
            assertThat(visit.words("question")).doesNotContain("“Vizsla”");
            visit.page().goBack();
            visit.awaitMap(FIRST);
            visit.page().goForward();
            visit.page().waitForCondition(() -> !visit.words("question").contains("“Vizsla”"));
        }
    }

    @Test
    void keysDoWhatTheHelpSays() {
        try (Visit visit = live.open("")) {
            visit.awaitMap(FIRST);
            Page page = visit.page();
            page.keyboard().press("?");
            visit.part("help-dialog").waitFor();
            page.keyboard().press("Escape");
            assertThat(visit.part("help-dialog").count()).isZero();

            page.keyboard().press("/");
            page.waitForCondition(() -> focused(page).equals("class-search"));
            page.keyboard().type("c1[");
            assertThat(visit.part("class-search").inputValue())
                    .as("letters are no keys there")
                    .isEqualTo("c1[");
            visit.part("class-search").fill("");
            visit.part("class-search").blur();

            page.keyboard().press("o");
            page.waitForCondition(() -> focused(page).equals("opacity"));
            page.keyboard().press("ArrowLeft");
            assertThat(visit.hash()).contains("opacity=0.84");

            page.keyboard().press("]");
            page.waitForCondition(() -> !visit.hash().contains("method=grad_cam&"));
            page.keyboard().press("[");
            page.waitForCondition(() -> visit.hash().contains("method=grad_cam&"));
            for (String screen : List.of("compare", "layers", "brush")) {
                page.keyboard().press(screen.substring(0, 1));
                page.waitForCondition(() -> visit.hash().startsWith("#" + screen));
                page.keyboard().press(screen.substring(0, 1));
                page.waitForCondition(() -> visit.hash().startsWith("#look"));
            }
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("() => document.activeElement?.dataset.part ?? ''"));
    }
}
