package org.vizsla.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explanation;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.Png;
import org.vizsla.render.explanation.ExplainedPicture;
import org.vizsla.render.explanation.ExplanationPage;
import org.vizsla.render.explanation.MethodGroup;
import org.vizsla.render.explanation.OverviewCell;
import org.vizsla.render.explanation.OverviewEntry;
import org.vizsla.render.explanation.OverviewPage;
import org.vizsla.render.gallery.ClassScore;
import org.vizsla.render.gallery.Fact;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.sheet.Sheet;

/**
 * The pages and sheets about all pictures of a call: one about each picture and target, and one that sets them beside each other. A single picture with a single
 * method has none: its files are all there is to see.
 */
final class ExplanationPages {
    static final String OVERVIEW_SHEET = "sheet.png";

    private final Model model;
    private final List<AttributionMethod> methods;
    private final Path out;
    private final int sources;
    private final List<Fact> facts;
    private final List<OverviewEntry> entries = new ArrayList<>();
    private final List<ComparisonSheet.Entry> compared = new ArrayList<>();
    private int pages;
    private boolean begun;

    ExplanationPages(
            Model model,
            Preprocessing preprocessing,
            List<AttributionMethod> methods,
            long seed,
            Path out,
            int sources) {
        this.model = model;
        this.methods = methods;
        this.out = out;
        this.sources = sources;
        this.facts = List.of(
                new Fact(
                        "pictures",
                        preprocessing.fit().name().toLowerCase(Locale.ROOT) + " to " + model.width() + " × "
                                + model.height()),
                new Fact("seed", Long.toString(seed)),
                new Fact("Vizsla", Version.current()));
    }

    /**
     * What the files of one source show.
     *
     * @param folder of its files, relative to the folder of all; empty where that is the same
     */
    record Explained(Source source, String folder, Explanation explanation, ExplanationFiles files) {
        /** What an entry of it is called. */
        private String name(int row) {
            return source.isArray() && files.rows() > 1 ? source.name() + "[" + row + "]" : source.name();
        }

        private String path(String file) {
            return folder.isEmpty() ? file : folder + "/" + file;
        }
    }

    /** Begins with a source: pages of an earlier call must not stand beside its files. */
    void begin(Path folder) {
        if (!begun) {
            OldPages.remove(out);
            begun = true;
        }
        OldPages.remove(folder);
    }

    /** Writes the page about one entry of a source, once its files are there. */
    void add(Explained explained, int row, Report report) {
        if (sources == 1 && explained.files().rows() == 1 && methods.size() == 1) {
            return;
        }
        ExplanationFiles files = explained.files();
        Explanation explanation = explained.explanation();
        float[] probabilities = report.probabilities(explanation.scores().rows(row, 1));
        ClassScore target = score(explanation.targets().get(row), probabilities);
        Optional<BufferedImage> original = files.outlined(row);
        ExplainedPicture picture = new ExplainedPicture(
                explained.name(row),
                model.width(),
                model.height(),
                original.map(shown -> files.originalName(row)),
                files.truth(row).map(truth -> files.outlineName(row)),
                "result.json",
                target,
                Report.best(probabilities).stream()
                        .map(index -> score(index, probabilities))
                        .toList());
        List<MethodGroup> groups = new MethodCards(explanation, files, row).groups(methods);
        Path folder = out.resolve(explained.folder());
        Optional<String> sheet =
                methods.size() > 1 ? Optional.of("sheet" + files.suffix(row) + ".png") : Optional.empty();
        sheet.ifPresent(name -> Png.write(
                folder.resolve(name),
                ContactSheet.of(picture, model.name(), original, groups, files.drawn(row))
                        .picture()));
        boolean several = sources > 1 || files.rows() > 1;
        Optional<String> up = sources > 1 ? Optional.of("../" + GalleryFiles.PAGE) : Optional.of(GalleryFiles.PAGE);
        String page = "index" + files.suffix(row) + ".html";
        new ExplanationPage(model.name(), Report.now(), facts, picture, groups, sheet, several ? up : Optional.empty())
                .write(folder.resolve(page));
        pages++;
        if (several) {
            compare(explained, row, target, original, groups);
        }
    }

    private void compare(
            Explained explained,
            int row,
            ClassScore target,
            Optional<BufferedImage> original,
            List<MethodGroup> groups) {
        ExplanationFiles files = explained.files();
        Map<String, OverviewCell> cells = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.cards().stream())
                .forEach(card -> cells.put(
                        card.name(),
                        new OverviewCell(
                                Optional.of(explained.path(card.pictures().over())),
                                Optional.ofNullable(files.drawn(row).get(card.name()))
                                        .flatMap(DrawnMap::notice)
                                        .orElse(""),
                                card.pointed())));
        entries.add(new OverviewEntry(
                explained.name(row),
                target,
                explained.path("index" + files.suffix(row) + ".html"),
                original.map(shown -> explained.path(files.originalName(row))),
                files.truth(row).map(truth -> explained.path(files.outlineName(row))),
                model.width(),
                model.height(),
                cells));
        if ((compared.size() + 1) * (methods.size() + 1) <= Sheet.MOST_CELLS) {
            compared.add(new ComparisonSheet.Entry(explained.name(row), target, original, files.drawn(row)));
        }
    }

    /** Writes the page about all pictures, and answers the page to begin with, if there is any. */
    Optional<Path> finish() {
        if (entries.isEmpty()) {
            return pages == 0 ? Optional.empty() : Optional.of(out.resolve(GalleryFiles.PAGE));
        }
        List<String> names = methods.stream().map(AttributionMethod::name).toList();
        boolean onePicture =
                entries.stream().map(OverviewEntry::name).distinct().count() == 1;
        String title = onePicture ? "What speaks for which class?" : "What " + model.name() + " looks at";
        Png.write(
                out.resolve(OVERVIEW_SHEET),
                ComparisonSheet.of(model.name(), names, compared, entries.size())
                        .picture());
        new OverviewPage(title, model.name(), Report.now(), facts, names, entries, Optional.of(OVERVIEW_SHEET))
                .write(out.resolve(GalleryFiles.PAGE));
        return Optional.of(out.resolve(GalleryFiles.PAGE));
    }

    private ClassScore score(int index, float[] probabilities) {
        return new ClassScore(index, model.labels().name(index), probabilities[index]);
    }
}
