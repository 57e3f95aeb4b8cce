package org.vizsla.render.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.render.gallery.ClassScore;

class OverviewPageTest {
    private static final Map<String, OverviewCell> MAPS = Map.of(
            "saliency", new OverviewCell(Optional.of("a b/saliency_heat.png"), "63.6 % inside, hit"),
            "cam", new OverviewCell(Optional.empty(), "no map"));

    private static OverviewEntry entry(String name) {
        return new OverviewEntry(
                name, new ClassScore(3, "tabby", 0.5), "a b/index.html", Optional.of("a b/original.png"), 20, 10, MAPS);
    }

    private static String html(List<String> methods, int entries) {
        List<OverviewEntry> all = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            all.add(entry("<b>" + i + ".png"));
        }
        return new OverviewPage("What it looks at", "net", "today", List.of(), methods, all, Optional.of("sheet.png"))
                .html();
    }

    @Test
    void methodsGoDownWhereThereAreAtLeastAsManyAsPictures() {
        String html = html(List.of("saliency", "cam"), 2);
        assertThat(html.split("<th scope=\"row\" class=\"method\">", -1)).hasSize(3);
        assertThat(html.split("<th scope=\"col\" class=\"entry\">", -1)).hasSize(3);
        assertThat(html).contains("63.6 % inside, hit", "no map", "src=\"./a%20b/saliency_heat.png\"");
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
}
