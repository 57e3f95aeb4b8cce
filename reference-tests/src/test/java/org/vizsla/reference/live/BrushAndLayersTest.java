package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Covering a picture by hand, and looking into a layer. */
class BrushAndLayersTest {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

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
    void theAnswerFollowsTheBrush() {
        try (Visit visit = live.open("#brush")) {
            visit.part("bars").locator("label").nth(4).waitFor();
            String before = visit.words("bars");
            BoundingBox easel = visit.part("easel").boundingBox();
            Mouse mouse = visit.page().mouse();
            mouse.move(easel.x + 0.2 * easel.width, easel.y + 0.5 * easel.height);
            mouse.down();
            long start = System.nanoTime();
            for (int i = 0; System.nanoTime() - start < 1_000_000_000; i++) {
                double along = 0.5 - 0.3 * Math.cos(0.1 * i);
                mouse.move(easel.x + along * easel.width, easel.y + (0.4 + 0.002 * i) * easel.height);
            }
            mouse.up();
            visit.await("headline", "covered");
            assertThat(updates(visit)).as("updates in a stroke of a second").isGreaterThan(1);
            assertThat(visit.words("bars")).isNotEqualTo(before);

            visit.part("undo").click();
            visit.page().waitForCondition(() -> visit.words("bars").equals(before));
            visit.part("play").click();
            visit.await("verdict", "in the map’s order");
            assertThat(visit.part("deleted").isVisible()).isTrue();
        }
    }

    @Test
    void theClassThatIsFollowedChangesPlacesWithItsRival() {
        try (Visit visit = live.open("#look")) {
            visit.awaitMap("“Vizsla”");
            visit.part("rival-on").check();
            visit.page().waitForCondition(() -> visit.hash().contains("class=0&against="));
            String rival = visit.hash().replaceFirst(".*against=(\\d+).*", "$1");
            visit.page().keyboard().press("b");
            visit.part("bars").locator("label[data-class='" + rival + "']").click();
            visit.page().waitForCondition(() -> visit.hash().contains("class=" + rival + "&against=0"));
            visit.part("play").click();
            visit.await("verdict", "to begin with");
        }
    }

    private static int updates(Visit visit) {
        return (int) visit.page().evaluate("() => performance.getEntriesByName('vizsla:brush').length");
    }

    @Test
    void aUnitIsAddedUpInWords() {
        try (Visit visit = live.open("#layers?layers.layer=features.4")) {
            visit.await("unit", "relu(");
            String strongest = visit.words("unit");
            BoundingBox channel = visit.part("channel").boundingBox();
            visit.page().mouse().move(channel.x + 0.3 * channel.width, channel.y + 0.6 * channel.height);
            visit.page().waitForCondition(() -> !visit.words("unit").equals(strongest));
            assertThat(visit.part("unit").getAttribute("data-y")).isEqualTo("16");
            assertThat(visit.part("unit").getAttribute("data-x")).isEqualTo("8");
            assertAddsUp(visit);
            assertThat(visit.part("terms").locator("li").count()).isGreaterThan(3);
            assertThat(visit.part("field").isVisible()).isTrue();

            visit.part("stages").locator("label:has(input[value='features.5'])").click();
            visit.await("unit", "largest of 9 values");
            visit.part("stages")
                    .locator("label:has(input[value='classifier.5'])")
                    .click();
            visit.await("unit", "relu(");
            assertAddsUp(visit);
        }
    }

    @Test
    void theOpenedLayerStaysInTheMiddleOfAWindowOfAnyWidth() {
        try (Visit visit = live.open("#layers?layers.layer=features.5")) {
            visit.await("unit", " = ");
            for (int width : List.of(700, 390, 560)) {
                visit.page().setViewportSize(width, 900);
                visit.page()
                        .waitForCondition(
                                () -> Math.abs(middle(visit, "") - middle(visit, " label:has(:checked)")) < 2);
            }
        }
    }

    /** Of the strip of layers, or of a part of it, from the left. */
    private static double middle(Visit visit, String part) {
        BoundingBox box = visit.page().locator("[data-part=stages]" + part).boundingBox();
        return box.x + box.width / 2;
    }

    /** {@code 0.094 = relu(0.412 + bias −0.319)} */
    private static void assertAddsUp(Visit visit) {
        double[] numbers = NUMBER.matcher(visit.words("unit").replace('−', '-'))
                .results()
                .map(MatchResult::group)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(numbers).hasSize(3);
        assertThat(Math.max(0, numbers[1] + numbers[2])).as(visit.words("unit")).isCloseTo(numbers[0], within(0.02));
        assertThat(Double.parseDouble(visit.part("unit").getAttribute("data-value")))
                .isCloseTo(numbers[0], within(0.01));
    }
}
