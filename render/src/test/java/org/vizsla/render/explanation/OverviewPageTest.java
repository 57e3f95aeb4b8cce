package org.vizsla.render.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.page.About;

class OverviewPageTest {
    private static final PointedAt POINTED = new PointedAt(new InsideShare("cat", 0.636, 0.21), true);
    private static final Map<String, OverviewCell> MAPS = Map.of(
            "saliency",
            new OverviewCell(Optional.of("a b/saliency_heat.png"), "", Optional.of(POINTED)),
            "grad_cam",
            new OverviewCell(Optional.of("a b/grad_cam_heat.png"), "zero everywhere", Optional.empty()));

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
        return new OverviewPage("What it looks at", NET, methods, all, Optional.of("sheet.png")).html();
    }

    @Test
    void methodsGoDownWhereThereAreAtLeastAsManyAsPictures() {
        String html = html(List.of("saliency", "cam"), 2);
        assertThat(html.split("<th scope=\"row\" class=\"method\">", -1)).hasSize(3);
        assertThat(html.split("<th scope=\"col\" class=\"entry\">", -1)).hasSize(3);
        assertThat(html).contains("no map", "src=\"./a%20b/saliency_heat.png\"");
    }

    @Test
    void picturesGoDownWhereThereAreMore() {
        String html = html(List.of("saliency", "grad_cam"), 5);
        assertThat(html.split("<th scope=\"row\" class=\"entry\">", -1)).hasSize(6);
        assertThat(html).contains("<th scope=\"col\" class=\"method\">grad_<wbr>cam<wbr></th>");
        assertThat(html).contains("href=\"./a%20b/index.html\"");
    }

    @Test
    void namesAreTextAndNothingRuns() {
        assertThat(html(List.of("saliency"), 1))
                .contains("&lt;b&gt;0.png", "script-src 'none'", "href=\"./sheet.png\"")
                .doesNotContain("<b>", "<script");
    }

    /** Around the picture and each map that can be seen; and how well the map points. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void theTruthIsDrawnWhereItIsKnown(int pictures) {
        String html = html(List.of("saliency", "grad_cam"), pictures);
        assertThat(html.split("class=\"truth\" src=\"./a%20b/outline.png\"", -1))
                .hasSize(1 + 2 * pictures);
        assertThat(html)
                .contains("<strong>63.6 %</strong> inside; by chance <span class=\"number\">21.0 %</span>")
                .contains("left:21.00%", "Peak inside.", "The line is the true outline of the animal");
        OverviewEntry unknown = entry("photo.jpg", Optional.empty());
        assertThat(new OverviewPage("T", NET, List.of("saliency"), List.of(unknown), Optional.empty()).html())
                .doesNotContain("class=\"truth\"", "A line goes around");
    }
}
