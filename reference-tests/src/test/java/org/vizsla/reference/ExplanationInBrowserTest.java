package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
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

    /** Every pixel has the colour that Vizsla gives its value on the shared scale. */
    @Test
    void mapsOfAMethodShareAScaleOnRequest() throws IOException {
        try (Page page = open("index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator legends = page.locator("section:has(h2:text-is('Gradient (saliency)')) .scale:visible");
            List<String> own = legends.allInnerTexts();
            assertThat(own).doesNotHaveDuplicates();
            page.locator("input[name=scale]").first().focus();
            page.keyboard().press("ArrowRight");
            assertThat(legends.allInnerTexts()).hasSize(2).containsAnyElementsOf(own);
            assertThat(Set.copyOf(legends.allInnerTexts())).hasSize(1);

            int redrawn = 0;
            for (String method : List.of("saliency", "grad_cam", "full_grad")) {
                for (String image : List.of("zebra_00000", "owl_00000")) {
                    String file = image + "/page/" + method + "_layer.png";
                    Locator map = page.locator("img[src$='" + file + "']");
                    ScaledLayer layer = new ScaledLayer(
                            ImageIO.read(folder.resolve("out").resolve(file).toFile()),
                            ScaledLayer.scale(map.getAttribute("data-own")),
                            ScaledLayer.scale(map.getAttribute("data-one")));
                    redrawn += layer.own().equals(layer.one()) ? 0 : 1;
                    assertThat(layer.differenceFrom(ScaledLayer.shown(page, map)))
                            .as(file)
                            .isLessThan(1);
                }
            }
            assertThat(redrawn).isEqualTo(3);
            page.locator("input[value=own]").check();
            assertThat(legends.allInnerTexts()).isEqualTo(own);
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

    /** Without a choice, guided backpropagation is in colour, with the scale of that, and all others lie over the image. */
    @Test
    void eachMapIsFirstShownInItsUsualViewWithItsScale() {
        try (Page page = open("zebra_00000/index.html", 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            Locator guided = page.locator(".card:has(img[data-over*=guided_backprop])");
            Locator saliency = page.locator(".card:has(img[data-over*=saliency])");
            Locator map = guided.locator("img.map");
            assertThat(map.getAttribute("src")).isEqualTo("./page/guided_backprop_colour.png");
            assertThat(saliency.locator("img.map").getAttribute("src")).isEqualTo("./page/saliency_layer.png");
            assertThat(guided.locator(".scale:visible").getAttribute("class")).contains("of-colours");
            assertThat(saliency.locator(".scale:visible").getAttribute("class")).contains("of-smooth");
            assertThat(map.evaluate("image => getComputedStyle(image).opacity")).isEqualTo("1");

            page.locator("input[value=over]").check();
            assertThat(map.getAttribute("src")).isEqualTo("./page/guided_backprop_layer.png");
            assertThat(guided.locator(".scale:visible").getAttribute("class")).contains("of-smooth");
            assertThat(map.evaluate("image => getComputedStyle(image).opacity")).isEqualTo("0.85");

            page.locator("input[value=usual]").check();
            assertThat(map.getAttribute("src")).isEqualTo("./page/guided_backprop_colour.png");
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
