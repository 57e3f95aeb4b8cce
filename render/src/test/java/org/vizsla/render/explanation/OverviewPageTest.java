package org.vizsla.render.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.About;

class OverviewPageTest {
    private static final PointedAt POINTED = new PointedAt(new InsideShare("cat", 0.636, 0.21), true);
    private static final Signs SIGNS = new Signs("speaks for it", "speaks against it");
    private static final Map<String, OverviewCell> MAPS = Map.of(
            "Saliency",
            new OverviewCell(Optional.of(pictures("saliency", true)), false, "", Optional.of(POINTED)),
            "Grad-CAM",
            new OverviewCell(Optional.of(pictures("grad_cam", false)), false, "zero everywhere", Optional.empty()));

    private static CardPictures pictures(String name, boolean visible) {
        HeatScale scale = new HeatScale(true, -2, 2);
        return new CardPictures(
                        name + "_layer.png",
                        Optional.empty(),
                        name + "_map.png",
                        name + ".png",
                        Optional.empty(),
                        Optional.of(name + "_overlay.png"),
                        Optional.empty(),
                        visible
                                ? Optional.of(new MapScales(
                                        scale,
                                        Optional.of(new HeatScale(true, -0.5, 0.5)),
                                        new HeatScale(false, 0, 2),
                                        Optional.empty()))
                                : Optional.empty())
                .in(file -> "a b/" + file);
    }

    private static final About NET = new About("net", "today", List.of(), List.of());

    private static OverviewEntry entry(String name, Optional<String> outline) {
        return new OverviewEntry(
                name,
                new ClassScore(3, "tabby", 0.5),
                "a b/index.html",
                Optional.of("a b/original.png"),
                outline,
                10,
                20,
                MAPS);
    }

    private static OverviewEntry entry(String name) {
        return entry(name, Optional.of("a b/outline.png"));
    }

    private static String html(List<String> methods, int entries) {
        List<OverviewEntry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            all.add(entry("<b>" + i + ".png"));
        }
        return new OverviewPage("What it looks at", NET, methods, all, SIGNS, Optional.of("sheet.png")).html();
    }

    @Test
    void methodsGoDownWhereThereAreAtLeastAsManyAsPictures() {
        String html = html(List.of("Saliency", "CAM"), 2);
        assertThat(headings(html)).containsExactly("Original", "Saliency", "CAM");
        assertThat(html.split("<li class=\"cell\">", -1)).hasSize(1 + 3 * 2);
        assertThat(html).contains("no map", "class=\"map\" src=\"./a%20b/saliency_layer.png\"");
    }

    @Test
    void picturesGoDownWhereThereAreMore() {
        String html = html(List.of("Saliency", "Grad-CAM"), 5);
        assertThat(headings(html))
                .hasSize(5)
                .allMatch(heading -> heading.contains("href=\"./a%20b/index.html\">tabby</a>"));
        assertThat(html).contains("<strong>Grad-CAM</strong>", "style=\"--n:3\"");
    }

    /** A guided map is shown by itself, and its colours are no scale that others share. */
    @Test
    void aGuidedMapIsShownInColour() {
        CardPictures saliency = pictures("saliency", true);
        CardPictures guided = new CardPictures(
                "layer.png",
                Optional.empty(),
                "map.png",
                "strength.png",
                Optional.of("colour.png"),
                Optional.empty(),
                Optional.empty(),
                saliency.scales());
        OverviewEntry entry = new OverviewEntry(
                "cat.png",
                new ClassScore(3, "tabby", 0.5),
                "index.html",
                Optional.of("original.png"),
                Optional.of("outline.png"),
                10,
                20,
                Map.of("Guided", new OverviewCell(Optional.of(guided), true, "", Optional.empty())));
        String html = new OverviewPage(
                        "What it looks at", NET, List.of("Guided"), List.of(entry), SIGNS, Optional.empty())
                .html();
        assertThat(html)
                .contains("<img class=\"colours\" src=\"./colour.png\"", "class=\"truth\"", "grey is zero")
                .contains("Each map is shown by itself.")
                .doesNotContain("layer.png", "<p class=\"scale", "one scale per method</span>", "Red and blue");
        assertThat(html(List.of("Saliency"), 1)).doesNotContain("grey is zero").contains("laid over the image");
    }

    private static List<String> headings(String html) {
        return Pattern.compile("<h2 id=\"row-[0-9]+\">(.*?)</h2>")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The scale is that of the smoothed map, which is shown; a map with nothing to see has none. */
    @Test
    void eachMapHasItsScaleAndTheLegendStandsBelow() {
        String html = html(List.of("Saliency", "Grad-CAM"), 1);
        assertThat(html)
                .contains("<span>−0.5</span><span>0</span><span>+0.5</span>", "class=\"panel\"", "zero everywhere")
                .contains("red speaks for it, blue speaks against it", "lightly smoothed", "How to read this")
                .doesNotContain("Dark to bright");
        assertThat(html.split("<p class=\"scale own ", -1)).hasSize(2);
        assertThat(html).doesNotContain("overflow: auto", "max-height");
    }

    @Test
    void namesAreTextAndItsOwnScriptAloneRuns() {
        String html = html(List.of("Saliency"), 1);
        assertThat(html)
                .contains("&lt;b&gt;0.png", "script-src 'sha256-", "href=\"./sheet.png\"")
                .doesNotContain("<b>");
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    /** On request; and none is offered where there is nothing to see. */
    @Test
    void mapsOfAMethodHaveOneScaleToo() {
        assertThat(html(List.of("Saliency"), 2))
                .contains("data-own=\"signed -0.5 0.5\" data-one=\"signed -0.5 0.5\"", "one scale per method")
                .contains("<p class=\"scale one signed\">");
        assertThat(html(List.of("Grad-CAM"), 2)).doesNotContain("<input", "data-one=");
    }

    /** Around the picture and each map that can be seen; and how well the map points. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theTruthIsDrawnWhereItIsKnown(int pictures) {
        String html = html(List.of("Saliency", "Grad-CAM"), pictures);
        assertThat(html.split("class=\"truth\" src=\"./a%20b/outline.png\"", -1))
                .hasSize(1 + 2 * pictures);
        assertThat(html)
                .contains("<strong>63.6 %</strong> inside; by chance <span class=\"number\">21.0 %</span>")
                .contains("left:21.00%", "Peak inside.", "The line is the true outline of the animal");
        OverviewEntry unknown = entry("photo.jpg", Optional.empty());
        assertThat(new OverviewPage("T", NET, List.of("Saliency"), List.of(unknown), SIGNS, Optional.empty()).html())
                .doesNotContain("class=\"truth\"", "A line goes around");
    }

    /** All rows are in the page, most of them as text that the browser reads later, or at once where there are no scripts. */
    @Test
    void rowsAfterTheFirstPartAreMadeLater() {
        String html = html(List.of("Saliency"), 45);
        String[] parts = html.split("<div class=\"part", -1);
        assertThat(headings(html)).hasSize(45);
        assertThat(parts).hasSize(4);
        assertThat(headings(parts[1])).hasSize(20);
        assertThat(parts[1]).startsWith("\" style=\"--rows:20\">").doesNotContain("noscript");
        assertThat(parts[2])
                .startsWith(" later\" style=\"--rows:20\"><noscript>")
                .contains("</noscript></div>");
        assertThat(parts[3])
                .startsWith(" later\" style=\"--rows:5\"><noscript>")
                .contains("row-45", "</noscript></div>");
    }

    @Test
    void theFileIsTheText(@TempDir Path folder) throws IOException {
        OverviewPage page = new OverviewPage(
                "What it looks at", NET, List.of("Saliency"), List.of(entry("größe.png")), SIGNS, Optional.empty());
        page.write(folder.resolve("index.html"));
        assertThat(Files.readString(folder.resolve("index.html")))
                .isEqualTo(page.html())
                .contains("größe.png");
    }
}
