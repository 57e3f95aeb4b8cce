package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gallery of photographs, opened from disk in Chromium. */
class GalleryInBrowserTest {
    private static final List<String> PICTURES =
            List.of("king_snake_56.jpg", "tabby_281.jpg", "vizsla_211.jpg", "bull_mastiff_243.png");

    @TempDir
    static Path folder;

    private static Chromium chromium;

    @BeforeAll
    static void makeTheGallery() {
        List<Object> arguments = new ArrayList<>(List.of("gallery"));
        PICTURES.forEach(name -> arguments.add(Shared.path("images/" + name).toAbsolutePath()));
        arguments.addAll(
                List.of("--model", Shared.path("models/squeezenet1_0.pth").toAbsolutePath()));
        arguments.addAll(List.of("--arch", "squeezenet1_0", "--steps", 3, "--out", folder.resolve("out")));
        Launcher run = Launcher.run(folder, arguments.toArray());
        assertThat(run.err().lines()).as(run.err()).allMatch(line -> line.contains("assumed"));
        assertThat(run.status()).isZero();
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Page open(int height, int width, ColorScheme scheme, List<String> complaints) {
        return chromium.open(folder.resolve("out/index.html"), height, width, scheme, complaints);
    }

    @Test
    void theNetworkSeesWhatIsThere() throws IOException {
        assertThat(best("vizsla_211")).isEqualTo("vizsla");
        assertThat(best("king_snake_56")).isEqualTo("king snake");
        assertThat(best("bull_mastiff_243")).isEqualTo("bull mastiff");
    }

    private static Object best(String sample) throws IOException {
        String text = Files.readString(folder.resolve("out").resolve(sample).resolve("result.json"));
        return Json.at(text, "top", 0, "name");
    }

    @Test
    void allPicturesAreShownAndNothingComplains() {
        List<String> complaints = new ArrayList<>();
        try (Page page = open(3000, 1280, ColorScheme.LIGHT, complaints)) {
            Locator images = page.locator("img:visible");
            assertThat(images.count()).isGreaterThanOrEqualTo(3 * PICTURES.size());
            Chromium.awaitImages(page);
            for (String name : PICTURES) {
                assertThat(page.content()).contains(name);
            }
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theAnimationPlaysPausesAndFollowsTheSlider() {
        try (Page page = open(3000, 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator slider = page.locator("input[type=range]").first();
            page.waitForCondition(() -> !slider.inputValue().equals("0"));
            page.getByText("Pause all").click();
            String paused = slider.inputValue();
            page.waitForTimeout(1500);
            assertThat(slider.inputValue()).isEqualTo(paused);
            slider.fill("2");
            assertThat(page.locator("body").innerText()).contains("step 2");
        }
    }

    @Test
    void aPhoneNeedsNoScrollingSideways() {
        try (Page page = open(844, 390, ColorScheme.DARK, new ArrayList<>())) {
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
        }
    }

    @Test
    void darkModeIsDark() {
        try (Page page = open(900, 1280, ColorScheme.DARK, new ArrayList<>())) {
            assertThat(brightness(page)).isLessThan(80);
        }
        try (Page page = open(900, 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            assertThat(brightness(page)).isGreaterThan(200);
        }
    }

    private static int brightness(Page page) {
        Object colour = page.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                + ".map(Number).reduce((a, b) => a + b) / 3");
        return ((Number) colour).intValue();
    }
}
