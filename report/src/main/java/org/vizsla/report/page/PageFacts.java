package org.vizsla.report.page;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.Pace;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.Fact;
import org.vizsla.report.Version;
import org.vizsla.report.job.ScoredClass;

/** Facts about the call that made a page. */
public final class PageFacts {
    private PageFacts() {}

    /** How images were brought to the network's size. */
    public static Fact pictures(Model model, Preprocessing preprocessing) {
        return new Fact(
                "images",
                preprocessing.fit().name().toLowerCase(Locale.ROOT) + " to " + model.width() + " × " + model.height());
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

    /** A class as pages show it. */
    public static ClassScore score(ScoredClass scored) {
        return new ClassScore(scored.index(), scored.name(), scored.probability(), scored.score());
    }
}
