package org.vizsla.render.explanation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vizsla.graph.AtomicFile;
import org.vizsla.render.gallery.Bars;
import org.vizsla.render.heat.Gradients;
import org.vizsla.render.page.About;
import org.vizsla.render.page.PagePart;
import org.vizsla.render.page.RelativeUrl;

/**
 * The page about one image and one class, as many methods explain it: one card per method, family by family.
 *
 * <p>Names of files, classes and layers are not trusted: each is escaped, and a content security policy allows the page's own script alone.
 *
 * @param groups one per family, without those that have no method
 * @param sheet a file with all maps in one picture
 * @param up the page about all images, if there are several
 */
public record ExplanationPage(
        About about, ExplainedPicture picture, List<MethodGroup> groups, Optional<String> sheet, Optional<String> up) {
    /** So many cards are drawn larger. */
    private static final int FEW = 3;

    public ExplanationPage {
        groups = List.copyOf(groups);
    }

    /**
     * Writes or replaces a file.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.writeRepeatable(file, html().getBytes(StandardCharsets.UTF_8));
    }

    /** The page's text. */
    public String html() {
        String script = PagePart.read(ExplanationPage.class, "explanation.js");
        Map<String, Object> values = about.values();
        values.put("title", picture.question());
        values.put("css", Gradients.css() + PagePart.style(ExplanationPage.class, "explanation.css"));
        values.put("script", script);
        values.put("cuts", List.of("cut-signed", "cut-unsigned"));
        values.put("scriptHash", PagePart.policyHash(script));
        values.put("picture", picture.name());
        values.put("width", picture.width());
        values.put("height", picture.height());
        values.put("target", picture.target());
        values.put("role", picture.role());
        values.put("positive", picture.signs().positive());
        values.put("negative", picture.signs().negative());
        values.put("scores", Bars.scores(picture.target(), picture.top()));
        values.put("original", link(picture.original()));
        values.put("outline", link(picture.outline()));
        values.put("result", link(picture.result()));
        values.put("sheet", link(sheet));
        values.put("up", up.stream().toList());
        values.put("methods", counted());
        CardView view = new CardView(picture);
        values.put("groups", groups.stream().map(view::group).toList());
        values.put(
                "few", groups.stream().mapToInt(group -> group.cards().size()).sum() <= FEW);
        values.put("coloured", anyCard(card -> card.pictures().colours().isPresent()));
        values.put("mixed", anyCard(MethodCard::isSeenInColour));
        values.put("signed", anyScale(true));
        values.put("unsigned", anyScale(false));
        values.put("smoothed", anyCard(card -> card.pictures().rawLayer().isPresent()));
        values.put("layered", anyCard(card -> !card.layers().isEmpty()));
        values.put("checked", anyCard(card -> !card.checks().isEmpty()));
        return PagePart.filled(ExplanationPage.class, "explanation.mustache", values);
    }

    private boolean anyScale(boolean signed) {
        return anyCard(card -> card.pictures()
                .scales()
                .filter(scales -> scales.heat().signed() == signed)
                .isPresent());
    }

    private boolean anyCard(Predicate<MethodCard> has) {
        return groups.stream().flatMap(group -> group.cards().stream()).anyMatch(has);
    }

    private String counted() {
        int count = groups.stream().mapToInt(group -> group.cards().size()).sum();
        return count == 1 ? "one attribution method" : count + " attribution methods";
    }

    private static List<String> link(Optional<String> file) {
        return file.map(RelativeUrl::to).stream().toList();
    }
}
