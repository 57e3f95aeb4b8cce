package org.vizsla.render.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Assumed;
import org.vizsla.render.page.Fact;

class ExplanationPageTest {
    private static final ClassScore CAT = new ClassScore(3, "tabby cat", 0.859);
    private static final String EVIL = "</style><script>alert(1)</script>\"'&";

    private static final Signs SIGNS = new Signs("speaks for “cat”", "speaks for “dog”");

    private static ExplainedPicture picture(String name, ClassScore target, Optional<String> outline) {
        return new ExplainedPicture(
                name,
                168,
                224,
                Optional.of("original.png"),
                outline,
                Optional.of("result.json"),
                target,
                List.of(target),
                "Why “" + target.name() + "”?",
                "class " + target.index(),
                SIGNS);
    }

    private static MethodCard card(String name, List<CheckLine> checks, Optional<HeatScale> scale) {
        return card(name, checks, scale, Optional.empty());
    }

    /** A card that is seen in colour first, if there are colours. */
    private static MethodCard card(
            String name, List<CheckLine> checks, Optional<HeatScale> scale, Optional<String> colours) {
        return new MethodCard(
                name,
                "Title of " + name,
                "what it shows",
                "Someone, 2020: A Paper",
                "1 forward",
                List.of("features.12"),
                List.of(new Fact("samples", "20")),
                checks,
                List.of("this is peculiar"),
                Optional.of(new PointedAt(new InsideShare("tabby cat", 0.612, 0.129), false)),
                new CardPictures(
                        name + "_layer.png",
                        Optional.of(name + "_layer_raw.png"),
                        name + "_map.png",
                        name + ".png",
                        colours,
                        Optional.of(name + "_overlay.png"),
                        Optional.of(name + ".npy"),
                        scale.map(heat -> new MapScales(
                                heat,
                                Optional.of(new HeatScale(heat.signed(), heat.signed() ? -0.5 : 0, 0.5)),
                                new HeatScale(false, 0, 3),
                                colours.map(file -> new HeatScale(false, -2, 4))))),
                true);
    }

    private static ExplanationPage page(ExplainedPicture picture, MethodGroup... groups) {
        return new ExplanationPage(
                new About(
                        "alexnet",
                        "1 May 2026",
                        List.of(new Fact("seed", "0")),
                        List.of(
                                new Assumed("images are 224 x 224", "choose it with size"),
                                new Assumed("half precision", ""))),
                picture,
                List.of(groups),
                Optional.of("sheet.png"),
                Optional.empty());
    }

    private static MethodGroup group(MethodCard... cards) {
        return new MethodGroup("gradient", "Gradients", "They ask.", List.of(cards), List.of());
    }

    @Test
    void aCardSaysAllAboutItsMethod() {
        CheckLine passed = new CheckLine("completeness", true, "the sum is 5, the score is 5");
        CheckLine failed = new CheckLine("zero_sum", false, "the sum is 7");
        String html = page(
                        picture("cat.jpg", CAT, Optional.of("outline.png")),
                        group(card("grad_cam", List.of(passed, failed), Optional.of(new HeatScale(false, 0, 76)))))
                .html();
        assertThat(html)
                .contains("grad_<wbr>cam<wbr>", "What it shows.", "Someone, 2020: A Paper", "1 forward")
                .contains("<code>features.12</code>", "<code>samples</code></dt><dd>20", "This is peculiar.")
                .contains("completeness passed.</strong>", "The sum is 5, the score is 5.", "zero sum failed.</strong>")
                .contains("61.2 %", "12.9 %", "Peak outside.")
                .contains("<h3>Title of grad_cam</h3>")
                .contains("href=\"./grad_cam.npy\"", "data-strength=\"./grad_cam.png\"", "./outline.png")
                .doesNotContain("value=\"colours\"", " signed\"><span class=\"strip");
    }

    /** Each way to look at a map has the scale of what it shows; the overlay, which is smoothed, says so. */
    @Test
    void legendsFollowTheViewChosen() {
        String html = page(
                        picture("cat.jpg", CAT, Optional.empty()),
                        group(card("saliency", List.of(), Optional.of(new HeatScale(true, -76, 76)))))
                .html();
        assertThat(html)
                .contains(scale("of-smooth signed", "−0.5", "0", "+0.5")
                        + "<span class=\"smoothed\">lightly smoothed</span>")
                .contains(scale("of-heat signed", "−76", "0", "+76") + "</p>")
                .contains(scale("of-strength grey", "0", "1.5", "3") + "</p>")
                .doesNotContain("of-colours grey")
                .contains("data-over=\"./saliency_layer.png\"", "data-raw=\"./saliency_layer_raw.png\"")
                .contains(
                        "name=\"opacity\"",
                        "name=\"threshold\"",
                        "name=\"grey\"",
                        "name=\"raw\"",
                        "Smoothed for display")
                .contains("red speaks for “cat”, blue speaks for “dog”");
    }

    @Test
    void aMethodOfFineLinesIsSeenInColourFirst() {
        String html = page(
                        picture("cat.jpg", CAT, Optional.empty()),
                        group(
                                card(
                                        "guided_backprop",
                                        List.of(),
                                        Optional.of(new HeatScale(true, -76, 76)),
                                        Optional.of("guided_backprop_colour.png")),
                                card("grad_cam", List.of(), Optional.of(new HeatScale(false, 0, 76)))))
                .html();
        assertThat(html)
                .contains("value=\"usual\" checked", "value=\"over\"><span>overlay", "Usual: each map")
                .contains(
                        "class=\"card view-colours\" data-usual=\"colours\"",
                        "src=\"./guided_backprop_colour.png\" data-over=\"./guided_backprop_layer.png\"",
                        scale("of-colours grey", "−2", "1", "4"))
                .contains("class=\"card view-over\" data-usual=\"over\"", "src=\"./grad_cam_layer.png\" data-over");
        assertThat(page(
                                picture("cat.jpg", CAT, Optional.empty()),
                                group(card("saliency", List.of(), Optional.of(new HeatScale(true, -76, 76)))))
                        .html())
                .contains("value=\"over\" checked")
                .doesNotContain("usual\" checked", "Usual: each map");
    }

    private static String scale(String classes, String low, String middle, String high) {
        return "<p class=\"scale " + classes + "\"><span class=\"strip\" aria-hidden=\"true\"></span><span>" + low
                + "</span><span>" + middle + "</span><span>" + high + "</span>";
    }

    @Test
    void namesAreOnlyEverText() {
        ExplainedPicture picture = picture(EVIL + ".jpg", new ClassScore(0, EVIL, 0.5), Optional.empty());
        MethodGroup absent = new MethodGroup(
                "layer", "Layers", "", List.of(), List.of(new MethodGroup.Absent("cam", "there is no " + EVIL)));
        String html = page(picture, absent).html();
        assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html).contains("script-src 'sha256-", "Not for this network", "there is no &lt;/style&gt;");
    }

    @Test
    void aMapWithNothingToSeeHasNoScale() {
        String html = page(
                        picture("cat.jpg", CAT, Optional.empty()), group(card("var_grad", List.of(), Optional.empty())))
                .html();
        assertThat(html)
                .doesNotContain("class=\"scale ", "class=\"truth\"", "Dark to bright", "Red and blue", "Self-checks");
    }

    @Test
    void theStyleHoldsTheColoursOfBothScales() {
        String html = page(picture("cat.jpg", CAT, Optional.empty())).html();
        String signed = String.format("#%06x", new HeatScale(true, -1, 1).colourAt(0) & 0xffffff);
        String unsigned = String.format("#%06x", new HeatScale(false, 0, 1).colourAt(1) & 0xffffff);
        assertThat(html)
                .contains("--signed: linear-gradient(to right, " + signed)
                .contains(unsigned + ");");
    }

    @Test
    void linksLeadToThePageAboveAndToTheSheet(@TempDir Path folder) throws IOException {
        ExplanationPage page = new ExplanationPage(
                new About("alexnet", "today", List.of(), List.of()),
                picture("cat.jpg", CAT, Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.of("../index.html"));
        page.write(folder.resolve("cat/index.html"));
        assertThat(Files.readString(folder.resolve("cat/index.html")))
                .contains("href=\"../index.html\"", "href=\"./result.json\"")
                .doesNotContain("sheet.png");
    }

    @Test
    void whatWasAssumedStandsInTheHeadAndSettingsInTheFooter() {
        String html = page(picture("cat.jpg", CAT, Optional.empty())).html();
        String head = html.substring(0, html.indexOf("</header>"));
        assertThat(head)
                .contains("<li>images are 224 x 224<span>; choose it with size</span></li>", "<li>half precision</li>")
                .doesNotContain("<dl");
        assertThat(html.substring(html.indexOf("<footer"))).contains("<dt>seed</dt><dd>0</dd>", "<dd>alexnet</dd>");
        assertThat(new ExplanationPage(
                                new About("alexnet", "today", List.of(), List.of()),
                                picture("cat.jpg", CAT, Optional.empty()),
                                List.of(),
                                Optional.empty(),
                                Optional.empty())
                        .html())
                .doesNotContain("assumed-title");
    }

    @Test
    void picturesWithoutASizeAreRefused() {
        assertThatThrownBy(() -> new ExplainedPicture(
                        "cat.jpg",
                        5,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        CAT,
                        List.of(),
                        "",
                        "",
                        SIGNS))
                .isInstanceOf(VizslaException.class)
                .hasMessage("a page cannot show pictures of 0 x 5 pixels");
    }
}
