package org.vizsla.render.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.render.gallery.Bars;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.RelativeUrl;

/** Families and their cards as the template names them. */
final class CardView {
    private final ExplainedPicture picture;

    CardView(ExplainedPicture picture) {
        this.picture = picture;
    }

    Map<String, Object> group(MethodGroup group) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", group.name());
        values.put("title", group.title());
        values.put("about", group.about());
        values.put("count", group.cards().size());
        values.put("cards", group.cards().stream().map(this::card).toList());
        values.put("absent", group.absent());
        values.put("hasAbsent", !group.absent().isEmpty());
        return values;
    }

    private Map<String, Object> card(MethodCard card) {
        CardPictures files = card.pictures();
        Map<String, Object> values = new HashMap<>();
        values.put("name", card.name());
        values.put("pieces", pieces(card.name()));
        values.put("does", sentence(card.description()));
        values.put("paper", card.paper());
        values.put("cost", card.cost());
        values.put("layers", String.join(", ", card.layers()));
        values.put("isLayer", !card.layers().isEmpty());
        values.put("parameters", card.parameters());
        values.put("notes", card.notes().stream().map(CardView::sentence).toList());
        values.put("title", card.title());
        values.put("link", RelativeUrl.to(files.over().orElse(files.layer())));
        values.put("over", files.over().map(RelativeUrl::to).stream().toList());
        values.put("layer", RelativeUrl.to(files.layer()));
        values.put("raw", files.rawLayer().map(RelativeUrl::to).stream().toList());
        values.put("heat", RelativeUrl.to(files.heat()));
        values.put("strength", RelativeUrl.to(files.strength()));
        values.put("colours", files.colours().map(RelativeUrl::to).stream().toList());
        values.put("usual", card.isSeenInColour() ? "colours" : "over");
        values.put(
                "shown", RelativeUrl.to(card.isSeenInColour() ? files.colours().orElseThrow() : files.layer()));
        values.put("values", files.values().map(RelativeUrl::to).stream().toList());
        values.put("visible", files.scales().isPresent());
        values.put(
                "over_kind",
                files.scales()
                        .filter(scales -> scales.smooth().orElse(scales.heat()).signed())
                        .map(scales -> "signed-layer")
                        .orElse("unsigned-layer"));
        values.put("scales", files.scales().map(CardView::scales).orElse(List.of()));
        values.put("pointed", card.pointed().map(CardView::pointed).stream().toList());
        values.put("checks", card.checks().stream().map(CardView::check).toList());
        values.put("alt", card.title() + " for " + picture.target().name() + " in " + picture.name());
        return values;
    }

    /** A method's name, split where a line may break. */
    static List<String> pieces(String name) {
        return List.of(name.split("(?<=_)"));
    }

    /** The scale of each way to look, by which the page chooses. */
    private static List<Map<String, Object>> scales(MapScales scales) {
        List<Map<String, Object>> all = new ArrayList<>();
        String kind = kind(scales.heat());
        scales.smooth().ifPresent(smooth -> all.add(scale("of-smooth", kind(smooth), smooth, true)));
        all.add(scale(scales.smooth().isPresent() ? "of-heat" : "of-heat of-smooth", kind, scales.heat(), false));
        all.add(scale("of-strength", "grey", scales.strength(), false));
        scales.colours().ifPresent(colours -> all.add(scale("of-colours", "grey", colours, false)));
        return all;
    }

    /** A scale of a heat map that is laid over an image. */
    static Map<String, Object> scale(String view, HeatScale scale) {
        return scale(view, kind(scale), scale, false);
    }

    private static String kind(HeatScale scale) {
        return scale.signed() ? "signed" : "unsigned";
    }

    private static Map<String, Object> scale(String view, String kind, HeatScale scale, boolean smoothed) {
        List<String> labels = scale.labels();
        return Map.of(
                "view",
                view,
                "kind",
                kind,
                "low",
                labels.get(0),
                "middle",
                labels.get(1),
                "high",
                labels.get(2),
                "smoothed",
                smoothed);
    }

    /** How well a map points, as the templates name it. */
    static Map<String, Object> pointed(PointedAt pointed) {
        Map<String, Object> values = new HashMap<>(Bars.inside(pointed.energy()));
        values.put("hit", pointed.hit());
        return values;
    }

    private static Map<String, Object> check(CheckLine check) {
        return Map.of(
                "name",
                check.name().replace('_', ' '),
                "style",
                check.passed() ? "passed" : "failed",
                "mark",
                check.passed() ? "✓" : "✗",
                "result",
                check.passed() ? "passed" : "failed",
                "words",
                sentence(check.words()));
    }

    /** Text as a sentence, with a capital letter and a full stop. */
    static String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        int second = words.offsetByCodePoints(0, 1);
        String end = words.matches("(?s).*[.!?]") ? "" : ".";
        return words.substring(0, second).toUpperCase(Locale.ROOT) + words.substring(second) + end;
    }
}
