package org.vizsla.report.page;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.models.Model;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.Pace;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.page.Assumed;
import org.vizsla.render.page.Fact;
import org.vizsla.report.Version;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ScoredClass;

/** Facts about the call that made a page. */
public final class PageFacts {
    private PageFacts() {}

    /**
     * How images were brought to the network's size, and normalized.
     *
     * @param asArrays whether they were given as arrays, to which nothing is done
     */
    public static List<Fact> pictures(Model model, Preprocessing preprocessing, boolean asArrays) {
        String size = model.height() + " × " + model.width() + " pixels (height × width)";
        if (asArrays) {
            return List.of(new Fact("images", "arrays of " + size + ", as they are"));
        }
        Fact fit = new Fact(
                "images",
                preprocessing.fit().describe(model.height(), model.width()).replace(" x ", " × "));
        Normalization normalization = preprocessing.normalization();
        return normalization.isKnown()
                ? List.of(fit, new Fact("normalized", normalization(normalization)))
                : List.of(fit);
    }

    private static String normalization(Normalization normalization) {
        String order = normalization.bgr() ? ", blue first" : "";
        return "0 to " + text(normalization.white()) + order + ", minus " + texts(normalization.mean())
                + ", divided by " + texts(normalization.standardDeviation());
    }

    private static String texts(List<Float> values) {
        List<String> texts = values.stream().map(PageFacts::text).distinct().toList();
        return texts.size() == 1
                ? texts.get(0)
                : values.stream().map(PageFacts::text).collect(Collectors.joining(", "));
    }

    private static String text(float value) {
        return value == Math.rint(value) ? Integer.toString(Math.round(value)) : Float.toString(value);
    }

    /** What was taken for granted about a network, and how to choose otherwise. */
    public static List<Assumed> assumed(Model model, Advice advice) {
        return model.intake().assumptions().stream()
                .map(assumption -> new Assumed(
                        assumption.text(),
                        assumption
                                .setting()
                                .map(setting -> advice.words(Remedy.give(setting)))
                                .orElse("")))
                .toList();
    }

    /** What the scores mean, unless they are of classes; and which class they are compared with, if any. */
    public static List<Fact> scores(Model model) {
        List<Fact> facts = new ArrayList<>();
        switch (model.answer()) {
            case CLASSES -> {}
            case LABELS -> facts.add(new Fact("answer", "labels, each there or not whatever the others are"));
            case SIDES -> facts.add(new Fact("answer", "two sides of one score"));
            case NUMBER -> facts.add(new Fact("answer", "a number, up or down"));
        }
        model.rival()
                .ifPresent(rival -> facts.add(new Fact("against", model.labels().name(rival))));
        return facts;
    }

    /** How far the steps of a training went. */
    public static Fact pace(Pace pace) {
        if (pace instanceof Pace.Sgd sgd) {
            return new Fact("learning rate", Float.toString(sgd.learningRate()));
        }
        Pace.Even even = (Pace.Even) pace;
        String from = even.kept() < 1
                ? String.format(Locale.ROOT, "from %.0f %% of each weight", 100 * even.kept())
                : "from the network's own state";
        return new Fact("pace", String.format(Locale.ROOT, "%s to a probability of %.0f %%", from, 100 * even.to()));
    }

    public static Fact version() {
        return new Fact("Vizsla", Version.current());
    }

    /** Date and time. */
    public static String now() {
        return LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH));
    }

    /** A class as pages and terminals show it; a number has one score, whether what raises or what lowers it is explained. */
    public static ClassScore score(Model model, ScoredClass scored) {
        boolean lowers = model.answer() == Answer.NUMBER && scored.index() == 1;
        return new ClassScore(
                scored.index(), scored.name(), scored.probability(), lowers ? -scored.score() : scored.score());
    }

    /** The best classes as pages list them; of a number there is nothing to list but the number itself. */
    public static List<ClassScore> ranking(Model model, ExplainedEntry entry) {
        return model.answer() == Answer.NUMBER
                ? List.of(score(model, entry.target()))
                : entry.ranking().stream().map(each -> score(model, each)).toList();
    }
}
