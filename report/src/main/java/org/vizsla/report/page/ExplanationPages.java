package org.vizsla.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.method.registry.Methods;
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
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Assumed;
import org.vizsla.render.page.Fact;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationRequest;

/**
 * The pages and sheets about all images of a call: one for each image and target, and one that compares them where there are several.
 */
public final class ExplanationPages {
    static final String OVERVIEW_SHEET = "sheet.png";

    private final Model model;
    private final List<AttributionMethod> methods;
    private final Path out;
    private final int sources;
    private final Advice advice;
    private final boolean sheets;
    private final Optional<String> result;
    private final Preprocessing preprocessing;
    private final long seed;
    private final Set<Assumed> assumedOfAll = new LinkedHashSet<>();
    private boolean onlyArrays = true;
    private final List<OverviewEntry> entries = new ArrayList<>();
    private final List<ComparisonSheet.Entry> compared = new ArrayList<>();
    private int pages;

    /**
     * Pages about the results of a request, in a folder.
     *
     * @param advice how they say what to do
     * @param sheets whether there is a sheet beside each page with several maps
     * @param json whether the raw results are written
     */
    public ExplanationPages(ExplanationRequest request, Path out, Advice advice, boolean sheets, boolean json) {
        this.sheets = sheets;
        this.result = json ? Optional.of(GalleryFiles.RESULT) : Optional.empty();
        this.model = request.model();
        this.methods = request.methods();
        this.out = out;
        this.sources = request.sources().size();
        this.advice = advice;
        this.preprocessing = request.preprocessing();
        this.seed = request.seed();
    }

    private About about(boolean asArrays, Collection<Assumed> assumed) {
        List<Fact> facts = new ArrayList<>(PageFacts.scores(model));
        facts.addAll(PageFacts.pictures(model, preprocessing, asArrays));
        facts.add(new Fact("seed", Long.toString(seed)));
        facts.add(PageFacts.version());
        return new About(model.name(), PageFacts.now(), facts, List.copyOf(assumed));
    }

    /** What was assumed about the network, and done to a source's images. */
    private List<Assumed> assumed(ExplainedSource explained) {
        List<Assumed> assumed = new ArrayList<>(PageFacts.assumed(model, advice));
        explained.notes().forEach(note -> assumed.add(new Assumed(note, "")));
        assumed.addAll(ChosenLayers.of(methods, explained.explanation(), advice));
        return assumed;
    }

    /**
     * What the page about all images needs to know of a page about one entry.
     *
     * @param groups the cards on its page
     * @param assumed what was assumed about the network, and done to its image
     */
    public record Written(
            DrawnEntry drawn,
            String folder,
            boolean isArray,
            List<MethodGroup> groups,
            List<Assumed> assumed,
            int rows) {}

    /**
     * Writes the page about an entry whose pictures are there. Safe to use from several threads.
     *
     * @param explained the source that it is of
     * @param folder of its files, relative to the folder of all; empty where that is the same
     */
    public Written write(ExplainedSource explained, DrawnEntry drawn, String folder) {
        int rows = explained.entries().size();
        ExplainedEntry entry = drawn.entry();
        ExplainedPicture picture = new ExplainedPicture(
                entry.name(),
                model.height(),
                model.width(),
                drawn.original(),
                drawn.outline(),
                result,
                PageFacts.score(model, entry.target()),
                PageFacts.ranking(model, entry),
                Question.of(model, entry),
                Question.role(model, entry),
                Question.signs(model, entry));
        List<MethodGroup> groups = new MethodCards(explained.explanation(), drawn, advice).groups(methods);
        Path place = out.resolve(folder);
        Optional<String> sheet =
                sheets && methods.size() > 1 ? Optional.of("sheet" + drawn.suffix() + ".png") : Optional.empty();
        Optional<String> up = sources > 1 ? Optional.of("../" + GalleryFiles.PAGE) : Optional.of(GalleryFiles.PAGE);
        List<Assumed> assumed = assumed(explained);
        new ExplanationPage(
                        about(explained.isArray(), assumed),
                        picture,
                        groups,
                        sheet,
                        isOneOfSeveral(rows) ? up : Optional.empty())
                .write(place.resolve(page(drawn)));
        // The sheet comes last, since it may fail, and is not needed.
        sheet.ifPresent(name -> Png.write(
                place.resolve(name),
                ContactSheet.of(picture, model.name(), drawn.shown(), groups, drawn.maps())
                        .picture()));
        return new Written(drawn, folder, explained.isArray(), groups, assumed, rows);
    }

    private boolean isOneOfSeveral(int rows) {
        return sources > 1 || rows > 1;
    }

    /** Lists an entry on the page about all images, in the order of the calls. */
    public void list(Written written) {
        assumedOfAll.addAll(written.assumed());
        onlyArrays &= written.isArray();
        pages++;
        if (isOneOfSeveral(written.rows())) {
            compare(written.drawn(), written.folder(), written.groups());
        }
    }

    private static String page(DrawnEntry drawn) {
        return "index" + drawn.suffix() + ".html";
    }

    private void compare(DrawnEntry drawn, String folder, List<MethodGroup> groups) {
        UnaryOperator<String> path = file -> folder.isEmpty() ? file : folder + "/" + file;
        Map<String, OverviewCell> cells = new LinkedHashMap<>();
        groups.stream()
                .flatMap(group -> group.cards().stream())
                .forEach(card -> cells.put(
                        card.title(),
                        new OverviewCell(
                                Optional.of(card.pictures().in(path)),
                                card.isSeenInColour(),
                                Optional.ofNullable(drawn.maps().get(card.name()))
                                        .flatMap(DrawnMap::notice)
                                        .orElse(""),
                                card.pointed())));
        ClassScore target = PageFacts.score(model, drawn.entry().target());
        entries.add(new OverviewEntry(
                drawn.entry().name(),
                target,
                path.apply(page(drawn)),
                drawn.original().map(path),
                drawn.outline().map(path),
                model.height(),
                model.width(),
                cells));
        if (sheets && (compared.size() + 1) * (methods.size() + 1) <= Sheet.mostPictures()) {
            compared.add(new ComparisonSheet.Entry(drawn.entry().name(), target, drawn.shown(), drawn.maps()));
        }
    }

    /** Writes the page about all images, and returns the page to open first, if there is any. */
    public Optional<Path> finish() {
        if (entries.isEmpty()) {
            return pages == 0 ? Optional.empty() : Optional.of(out.resolve(GalleryFiles.PAGE));
        }
        List<String> names = methods.stream().map(AttributionMethod::name).toList();
        boolean onePicture =
                entries.stream().map(OverviewEntry::name).distinct().count() == 1;
        String title = onePicture ? "What speaks for which class?" : "What " + model.name() + " looks at";
        Optional<String> sheet = compared.isEmpty() ? Optional.empty() : Optional.of(OVERVIEW_SHEET);
        new OverviewPage(
                        title,
                        about(onlyArrays, assumedOfAll),
                        names.stream().map(name -> Methods.byName(name).title()).toList(),
                        entries,
                        Question.signs(model),
                        sheet)
                .write(out.resolve(GalleryFiles.PAGE));
        sheet.ifPresent(name -> Png.write(
                out.resolve(name),
                ComparisonSheet.of(model.name(), names, compared, entries.size())
                        .picture()));
        return Optional.of(out.resolve(GalleryFiles.PAGE));
    }
}
