package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer sees first, made by the launcher and opened from disk in Chromium. */
class DemoInBrowserTest {
    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static Launcher run;

    @BeforeAll
    static void makeThePage() {
        run = Launcher.run(folder, "demo");
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Page open(int height, int width, ColorScheme scheme, List<String> complaints) {
        return chromium.open(folder.resolve("vizsla-demo/index.html"), height, width, scheme, complaints);
    }

    @Test
    void saysWhereItIsAndWhatToTryNext() {
        assertThat(run.status()).isZero();
        assertThat(run.out().strip()).isEqualTo("vizsla-demo/index.html");
        assertThat(run.err()).contains(Launcher.FILE + " explain vizsla-demo/pictures/3/tabby_cat_00000.png");
    }

    @Test
    void everyRowTellsTheTruth() {
        List<String> complaints = new ArrayList<>();
        try (Page page = open(3000, 1280, ColorScheme.LIGHT, complaints)) {
            assertThat(page.locator("tbody tr").count()).isEqualTo(4);
            assertThat(page.locator("p.inside:visible").count()).isEqualTo(8);
            Chromium.awaitImages(page);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theShareInsideFollowsTheSlider() {
        try (Page page = open(3000, 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            page.getByText("Pause all").click();
            page.locator("input[type=range]").first().fill("6");
            Locator frames = page.locator("ol.frames").first().locator("li");

            assertThat(page.locator(".player .share").first().innerText())
                    .isEqualTo(frames.nth(6).getAttribute("data-inside"))
                    .endsWith(" %");
        }
    }

    @Test
    void aPhoneNeedsNoScrollingSideways() {
        try (Page page = open(844, 390, ColorScheme.DARK, new ArrayList<>())) {
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
        }
    }
}
