package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.CardPictures;
import org.vizsla.render.explanation.MapScales;
import org.vizsla.render.explanation.OverviewCell;
import org.vizsla.render.explanation.OverviewEntry;
import org.vizsla.render.explanation.OverviewPage;
import org.vizsla.render.explanation.Signs;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.About;

/**
 * The page that compares thousands of images, opened from disk in Chromium. With {@code -Dvizsla.images=5000} it has so many, with {@code -Dvizsla.methods=3} as many methods, and what opening it takes is printed.
 */
class ManyImagesInBrowserTest {
    private static final int IMAGES = Integer.getInteger("vizsla.images", 2000);
    private static final List<String> METHODS =
            List.of("Grad-CAM", "Saliency", "Occlusion").subList(0, Integer.getInteger("vizsla.methods", 1));
    private static final List<String> LINKS =
            IntStream.range(0, IMAGES).mapToObj(i -> "./" + i + "/index.html").toList();
    private static final String SHOWN_LINKS =
            "() => [...document.querySelectorAll('h2 a')].map(link => link.getAttribute('href'))";

    /** Whether pictures are seen, and are all there. */
    private static final String SEEN_PICTURES = """
            () => {
              const seen = [...document.images].filter((image) => {
                const place = image.getBoundingClientRect();
                return place.bottom > 0 && place.top < innerHeight;
              });
              return seen.length > 0 && seen.every((image) => image.naturalWidth > 0);
            }""";

    @TempDir
    static Path folder;

    private static final List<OverviewEntry> ENTRIES = new ArrayList<>();
    private static final Chromium CHROMIUM = new Chromium();

    @BeforeAll
    static void makeThePage() throws IOException {
        Path picture = folder.resolve("picture.png");
        Png.write(picture, new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
        for (int i = 0; i < IMAGES; i++) {
            Files.createDirectory(folder.resolve(Integer.toString(i)));
            Files.copy(picture, folder.resolve(i + "/original.png"));
            Files.copy(picture, folder.resolve(i + "/layer.png"));
            ENTRIES.add(entry(i));
        }
        write("index.html", ENTRIES);
    }

    private static void write(String file, List<OverviewEntry> shown) {
        new OverviewPage(
                        "What a network looks at",
                        new About("network", "today", List.of(), List.of()),
                        METHODS,
                        shown,
                        new Signs("speaks for it", "speaks against it"),
                        Optional.empty())
                .write(folder.resolve(file));
    }

    private static OverviewEntry entry(int i) {
        HeatScale scale = new HeatScale(false, 0, 1 + i);
        CardPictures map = new CardPictures(
                i + "/layer.png",
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new MapScales(scale, Optional.empty(), scale, Optional.empty())));
        return new OverviewEntry(
                "image " + i + ".jpg",
                new ClassScore(3, "tabby", 0.5),
                i + "/index.html",
                Optional.of(i + "/original.png"),
                Optional.empty(),
                224,
                224,
                METHODS.stream()
                        .collect(Collectors.toMap(
                                method -> method,
                                method -> new OverviewCell(Optional.of(map), false, "", Optional.empty()))));
    }

    @AfterAll
    static void close() {
        CHROMIUM.close();
    }

    private static Page open(boolean scripts, List<String> pictures, List<String> complaints) {
        Page page = CHROMIUM.page(
                new Browser.NewPageOptions().setViewportSize(1280, 900).setJavaScriptEnabled(scripts), complaints);
        page.onRequest((Request request) -> {
            if (request.url().endsWith(".png")) {
                pictures.add(request.url());
            }
        });
        page.navigate(folder.resolve("index.html").toUri().toString());
        return page;
    }

    private static void awaitAll(Page page) {
        page.waitForFunction("count => document.querySelectorAll('h2 a').length === count", IMAGES);
    }

    @Test
    void opensWithFewPicturesAndHasAllEntriesInTheEnd() {
        List<String> pictures = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        double begun = System.nanoTime();
        try (Page page = open(true, pictures, complaints)) {
            page.waitForFunction(SEEN_PICTURES);
            report(page, "with rows made ahead", (System.nanoTime() - begun) / 1e6);
            awaitAll(page);
            assertThat(page.evaluate(SHOWN_LINKS)).isEqualTo(LINKS);
            assertThat(pictures).isNotEmpty().hasSizeLessThan(100);
            page.evaluate("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
            page.waitForFunction("() => [...document.images].at(-1).naturalWidth > 0");
            assertThat(pictures)
                    .anyMatch(file -> file.endsWith("/" + (IMAGES - 1) + "/layer.png"))
                    .hasSizeLessThan(300);
            assertThat(page.locator("noscript").count()).isZero();
            assertThat(complaints).isEmpty();
        }
    }

    /** Nothing is made ahead in this browser, which is never idle. */
    @Test
    void rowsAreMadeWhenTheyAreScrolledTo() {
        try (Page page = CHROMIUM.page(new Browser.NewPageOptions().setViewportSize(1280, 900), new ArrayList<>())) {
            page.addInitScript("window.requestIdleCallback = () => {}");
            double begun = System.nanoTime();
            page.navigate(folder.resolve("index.html").toUri().toString());
            page.waitForFunction(SEEN_PICTURES);
            report(page, "with none made ahead", (System.nanoTime() - begun) / 1e6);
            assertThat(page.locator("h2 a").count()).isBetween(20, 60);
            page.evaluate("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
            page.waitForFunction(SEEN_PICTURES);
            assertThat(page.locator("h2 a").last().getAttribute("href")).isEqualTo(LINKS.get(IMAGES - 1));
            assertThat(page.locator("h2 a").count()).isBetween(40, 120);
        }
    }

    private static void report(Page page, String how, double milliseconds) {
        if (System.getProperty("vizsla.images") != null) {
            System.out.printf(
                    "%d images, %d methods, %.1f MB, %s: %.0f ms until all that is seen is there, %s elements%n",
                    IMAGES,
                    METHODS.size(),
                    folder.resolve("index.html").toFile().length() / 1e6,
                    how,
                    milliseconds,
                    page.evaluate("() => document.getElementsByTagName('*').length"));
        }
    }

    @Test
    void whatIsScrolledToHasTheChosenScale() {
        try (Page page = open(true, new ArrayList<>(), new ArrayList<>())) {
            page.locator("input[value=one]").check();
            page.waitForFunction("() => document.querySelector('img.map').style.filter !== ''");
            page.evaluate("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
            String last = "document.querySelector('.part:last-child .row:nth-last-child(2) img.map')";
            page.waitForFunction("() => " + last + "?.style.filter");
            assertThat(page.locator("filter").count()).isBetween(1, 300);
            page.evaluate("() => document.querySelector('input[value=own]').click()");
            page.waitForFunction("() => " + last + ".style.filter === ''");
        }
    }

    @Test
    void needsNoScripts() {
        try (Page page = open(false, new ArrayList<>(), new ArrayList<>())) {
            assertThat(page.locator("h2 a").count()).isEqualTo(IMAGES);
            assertThat(page.locator("h2 a").last().getAttribute("href")).isEqualTo(LINKS.get(IMAGES - 1));
        }
    }

    @Test
    void axeFindsNothingInAPageOfThreeParts() {
        write("few.html", ENTRIES.subList(0, 50));
        try (Page page = CHROMIUM.open(folder.resolve("few.html"), 900, 1280, ColorScheme.LIGHT, new ArrayList<>())) {
            page.waitForFunction("() => document.querySelectorAll('h2 a').length === 50");
            Axe.enter(page);
            assertThat(Axe.findings(page)).isEmpty();
        }
    }
}
