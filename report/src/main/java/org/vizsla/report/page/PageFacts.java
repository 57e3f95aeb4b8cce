package org.vizsla.report.page;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
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
        return new ClassScore(scored.index(), scored.name(), scored.probability());
    }
}
