package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.reference.Axe;
import org.vizsla.testkit.SmallNetworks;

/** Each screen when all is there, in light, in the dark and on a phone: axe finds nothing, nothing sticks out at the side, nobody else is asked for anything. */
class ScreensTest {
    private static final int PHONE = 390;

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

    @ParameterizedTest
    @ValueSource(strings = {"look", "compare", "layers", "brush", "report"})
    void areForEveryone(String screen) {
        try (Visit visit = open(screen)) {
            assertForEveryone(visit);
            awaitAll(screen, visit);
            for (int width : new int[] {1280, 1024, 768, PHONE}) {
                visit.page().setViewportSize(width, 844);
                assertFits(visit, width);
            }
        }
    }

    /** Nothing sticks out at the side, and the header's first line has all that belongs there. */
    private static void assertFits(Visit visit, int width) {
        assertThat(visit.page().evaluate("() => document.documentElement.scrollWidth"))
                .isEqualTo(width);
        assertThat(visit.page()
                        .evaluate("() => [...document.querySelectorAll('.segments')]"
                                + ".filter(e => e.scrollWidth > e.clientWidth).map(e => e.innerText)"))
                .as("choices that stick out at " + width)
                .isEqualTo(List.of());
        double name = visit.page().locator(".brand").boundingBox().y;
        assertThat(visit.part("help").boundingBox().y).as("at " + width).isLessThan(name + 10);
        assertThat(visit.part("network").boundingBox().y).as("at " + width).isLessThan(name + 10);
    }

    @Test
    void aLongNameLeavesTheHeaderAsItIs() throws IOException {
        Path network = SmallNetworks.onnx("mini_resnet", folder);
        try (Visit visit = open("look")) {
            visit.drop("a_network_with_a_name_that_goes_on_and_on_and_on.onnx", Files.readAllBytes(network));
            visit.awaitMap("for “class ");
            for (int width : new int[] {1280, 1100, 1081, 1080, 1024, 821, 820, 768, 661, 660, PHONE, 320}) {
                visit.page().setViewportSize(width, 844);
                assertFits(visit, width);
            }
        }
    }

    @Test
    void theDialogsAreForEveryone() {
        try (Visit visit = open("look")) {
            visit.part("help").click();
            visit.part("help-dialog").waitFor();
            assertForEveryone(visit);
            visit.page().keyboard().press("Escape");
            visit.part("network").click();
            visit.part("network-dialog").waitFor();
            assertForEveryone(visit);
        }
    }

    private static Visit open(String screen) {
        Visit visit = live.open(screen.equals("report") ? "#look" : "#" + screen);
        if (screen.equals("report")) {
            visit.awaitMap("“Vizsla”");
            visit.page().keyboard().press("r");
            visit.part("tab-report").click();
        }
        awaitAll(screen, visit);
        return visit;
    }

    static void awaitAll(String screen, Visit visit) {
        switch (screen) {
            case "look" -> visit.awaitMap("Grad-CAM for “Vizsla”");
            case "compare" -> visit.page().waitForCondition(() -> isCompared(visit));
            case "layers" -> visit.await("unit", " = ");
            case "brush" -> visit.part("bars").locator("label").nth(4).waitFor();
            case "report" -> visit.await("command", "vizsla explain");
            default -> throw new IllegalArgumentException(screen);
        }
    }

    /** Whether there are maps of four methods for three classes. */
    private static boolean isCompared(Visit visit) {
        return visit.page().locator("[data-part=compare-cell][data-phase=done]").count() == 12;
    }

    private static void assertForEveryone(Visit visit) {
        Page page = visit.page();
        page.setViewportSize(1280, 1000);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Axe.enter(page);
        assertThat(Axe.findings(page)).as("light").isEmpty();
        assertThat(brightness(page)).isGreaterThan(200);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.findingsOfColours(page)).as("dark").isEmpty();
        assertThat(brightness(page)).isLessThan(80);
        page.setViewportSize(PHONE, 844);
        assertThat(Axe.findings(page)).as("phone").isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(PHONE);
    }

    /** Of the page's ground, 0 to 255. */
    private static int brightness(Page page) {
        Object mean = page.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3)"
                + ".map(Number).reduce((a, b) => a + b) / 3");
        return ((Number) mean).intValue();
    }
}
