package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.reference.Chromium;

/** Fingers, cameras, and people whom motion makes ill. */
class DevicesTest {
    /** What can be touched and is smaller than 44 pixels; an input that lies over its label is as large as that. */
    private static final String SMALL =
            "() => [...document.querySelectorAll('button, a[href], input, select, summary, [role=switch]')]"
                    + ".map(e => e.closest('label') ?? e)"
                    + ".filter(e => e.checkVisibility({opacityProperty: false, visibilityProperty: true}) && !e.closest('.unseen'))"
                    + ".map(e => [e, e.getBoundingClientRect()])"
                    + ".filter(([e, box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))"
                    + ".map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`)";

    /** How many animations a place has where something is about to be. */
    private static final String MOVING = "() => { const place = document.createElement('div');"
            + " place.className = 'skeleton sheen'; document.body.append(place);"
            + " const moving = place.getAnimations().length; place.remove(); return moving; }";

    @TempDir
    static Path folder;

    private static LivePage live;

    @BeforeAll
    static void start() {
        live = new LivePage(folder, Map.of(), Chromium.withCamera());
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"look", "compare", "layers", "brush", "report"})
    void fingersFindAllControls(String screen) {
        try (Visit visit = live.open(screen.equals("report") ? "#look" : "#" + screen, phone())) {
            if (screen.equals("report")) {
                visit.awaitMap("“Vizsla”");
                visit.page().keyboard().press("r");
                visit.part("tab-report").click();
            }
            ScreensTest.awaitAll(screen, visit);
            assertThat(visit.page().evaluate("() => matchMedia('(pointer: coarse)').matches"))
                    .isEqualTo(true);
            assertThat((List<?>) visit.page().evaluate(SMALL)).isEmpty();
        }
    }

    @Test
    void fingersFindAllControlsOfDialogs() {
        try (Visit visit = live.open("#look?method=occlusion", phone())) {
            visit.awaitMap("“Vizsla”");
            visit.part("settings").locator("summary").click();
            for (String dialog : List.of("help", "network", "camera")) {
                visit.part(dialog).click();
                visit.part(dialog + "-dialog").waitFor();
                assertThat((List<?>) visit.page().evaluate(SMALL)).as(dialog).isEmpty();
                visit.page().keyboard().press("Escape");
            }
        }
    }

    private static Browser.NewPageOptions phone() {
        return new Browser.NewPageOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
    }

    @Test
    void nothingMovesWhereThatIsUnwelcome() {
        try (Visit visit = live.open("#look?method=rise&set.masks=400000")) {
            visit.part("progress").waitFor();
            Page page = visit.page();
            assertThat(page.evaluate(MOVING)).as("without that wish").isEqualTo(1);
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(page.evaluate(MOVING)).isEqualTo(0);
            assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
            visit.part("cancel").click();
            page.keyboard().press("b");
            visit.part("bars").locator("label").nth(4).waitFor();
            visit.part("deletion-method").selectOption("grad_cam");
            visit.part("play").click();
            page.waitForCondition(() -> visit.part("step").count() == 1);
            assertThat(visit.part("deleted").count())
                    .as("pictures that change by themselves")
                    .isZero();
            visit.await("verdict", "in the map’s order");
            assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
        }
    }

    @Test
    void theCameraTakesAPicture() {
        try (Visit visit = live.open("")) {
            visit.awaitMap("“Vizsla”");
            visit.part("camera").click();
            visit.part("camera-dialog")
                    .getByText("Take the picture")
                    .and(visit.page().locator("button:enabled"))
                    .click();
            visit.awaitMap("over camera.jpg");
            assertThat(visit.part("camera-dialog").count()).isZero();
        }
    }
}
