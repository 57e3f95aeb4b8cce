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

/** The page about a drawn animal and many methods, opened from disk in Chromium. */
class ExplanationInBrowserTest {
    @TempDir
    static Path folder;

    private static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void makeThePages() {
        Path drawn = folder.resolve("drawn");
        assertThat(Launcher.run(
                                folder,
                                "menagerie",
                                "--classes",
                                "zebra,owl",
                                "--count",
                                1,
                                "--no-masks",
                                "--out",
                                drawn)
                        .status())
                .isZero();
        Launcher run = Launcher.run(
                folder,
                "explain",
                drawn,
                "--method",
                "saliency,guided_backprop,full_grad,class_activation",
                "--out",
                folder.resolve("out"));
        assertThat(run.err().lines().toList()).hasSize(1).first().asString().startsWith("cam skipped: ");
        assertThat(run.status()).isZero();
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    private static Page open(String file, int width, ColorScheme scheme, List<String> complaints) {
        return CHROMIUM.open(folder.resolve("out").resolve(file), 4000, width, scheme, complaints);
    }

    @Test
    void allPicturesAreShownAndNothingComplains() {
        for (String file : List.of("index.html", "zebra_00000/index.html")) {
            List<String> complaints = new ArrayList<>();
            try (Page page = open(file, 1280, ColorScheme.LIGHT, complaints)) {
                page.locator("footer").scrollIntoViewIfNeeded();
                Chromium.awaitImages(page);
                assertThat(page.locator("img").count()).isGreaterThan(15);
                assertThat(complaints).isEmpty();
            }
        }
    }

    @Test
    void theOverviewLeadsToAPictureAndBack() {
        try (Page page = open("index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            page.locator("a.picture[href*=zebra]").first().click();
            assertThat(page.locator("h1").innerText()).isEqualTo("Why did the network say “zebra”?");
            page.getByText("All images").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("What alexnet_menagerie looks at");
        }
    }

    @Test
    void allCardsShowTheChosenView() {
        try (Page page = open("zebra_00000/index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator map = page.locator("img[data-over]").first();
            assertThat(map.getAttribute("src")).isEqualTo("./page/saliency_layer.png");
            page.locator("input[value=heat]").check();
            assertThat(map.getAttribute("src")).isEqualTo("./page/saliency_map.png");
            page.locator("input[value=colours]").check();
            assertThat(map.getAttribute("src")).isEqualTo("./page/saliency_colour.png");
            assertThat(page.locator("img[data-over*=grad_cam_layer]").first().getAttribute("src"))
                    .isEqualTo("./page/grad_cam_map.png");
        }
    }

    @Test
    void theOutlineOfTheTruthCanBeTakenAway() {
        try (Page page = open("zebra_00000/index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator outline = page.locator(".card .truth").first();
            assertThat(outline.isVisible()).isTrue();
            page.locator("label.outline").click();
            assertThat(outline.isVisible()).isFalse();
        }
    }

    @Test
    void thePlaceUnderThePointerIsMarkedInAllPictures() {
        try (Page page = open("zebra_00000/index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator spot = page.locator(".compare .spot");
            assertThat(spot.isVisible()).isFalse();
            page.locator(".card .picture").first().hover();
            assertThat(spot.isVisible()).isTrue();
        }
    }

    @Test
    void aPhoneNeedsNoScrollingSideways() {
        for (String file : List.of("index.html", "zebra_00000/index.html")) {
            try (Page page = open(file, 390, ColorScheme.DARK, new ArrayList<>())) {
                assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                        .isEqualTo(390);
            }
        }
    }
}
