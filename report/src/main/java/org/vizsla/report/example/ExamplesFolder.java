package org.vizsla.report.example;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.field.Field;
import org.vizsla.graph.Leftovers;
import org.vizsla.optimize.example.ChannelExamples;
import org.vizsla.optimize.example.Example;
import org.vizsla.optimize.example.Ranking;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Fact;
import org.vizsla.render.visualization.ExamplePicture;
import org.vizsla.render.visualization.ExampleRow;
import org.vizsla.render.visualization.ExamplesPage;
import org.vizsla.report.json.ExamplesJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.page.PageFacts;

/**
 * Examples in a folder: a PNG file of each crop, a page, and {@code result.json}.
 *
 * @param advice how the page says what to do
 */
public record ExamplesFolder(Path out, Advice advice) {
    /** Writes all files, and returns what {@code result.json} holds. */
    public Map<String, Object> write(ExamplesRequest request, FoundExamples found) {
        new Leftovers().sweep(out);
        OldPages.remove(out);
        OldPages.removeResult(out);
        List<ExampleRow> rows = new ArrayList<>();
        List<ExamplesJson.Channel> channels = new ArrayList<>();
        try (ExampleCrops crops = new ExampleCrops(request.model(), request.preprocessing(), request.session())) {
            for (ChannelExamples each : found.channels()) {
                String name =
                        (channels.size() + 1) + "_" + each.channel().toString().replaceAll("[^A-Za-z0-9.-]+", "_");
                List<ExamplesJson.Entry> most =
                        entries(crops, request, found, each.channel(), each.most(), name + "_most");
                List<ExamplesJson.Entry> least =
                        entries(crops, request, found, each.channel(), each.least(), name + "_least");
                channels.add(new ExamplesJson.Channel(each.channel(), most, least));
                rows.add(new ExampleRow(each.channel().toString(), pictures(most), pictures(least)));
            }
        }
        new ExamplesPage(about(request, found), rows, request.ranking() == Ranking.RELEVANCE, found.complete())
                .write(out.resolve(GalleryFiles.PAGE));
        Map<String, Object> result = ExamplesJson.of(
                new Provenance(request.model(), request.session()),
                request.preprocessing(),
                new ExamplesJson.Search(
                        request.ranking(), request.count(), found.seen().size(), found.failed(), found.complete()),
                channels);
        Json.write(out.resolve(GalleryFiles.RESULT), result);
        return result;
    }

    private List<ExamplesJson.Entry> entries(
            ExampleCrops crops,
            ExamplesRequest request,
            FoundExamples found,
            ChannelObjective channel,
            List<Example> examples,
            String name) {
        List<ExamplesJson.Entry> entries = new ArrayList<>();
        for (Example example : examples) {
            SeenImage image = found.seen().get(example.image());
            Field field = crops.field(channel, example);
            String file = name + "_" + (entries.size() + 1);
            crops.write(image, field, out.resolve(file + ".png"));
            Optional<ExamplesJson.Relevance> relevance = request.ranking() == Ranking.RELEVANCE
                    ? Optional.of(new ExamplesJson.Relevance(
                            file + "_relevance.png",
                            example.target(),
                            request.model().labels().name(example.target())))
                    : Optional.empty();
            relevance.ifPresent(
                    own -> crops.writeRelevance(channel, image, own.target(), field, out.resolve(own.file())));
            entries.add(new ExamplesJson.Entry(
                    image.source().origin(), image.name(), image.row(), example, field, file + ".png", relevance));
        }
        return entries;
    }

    private static List<ExamplePicture> pictures(List<ExamplesJson.Entry> entries) {
        return entries.stream()
                .map(entry -> new ExamplePicture(
                        entry.name(),
                        entry.file(),
                        entry.relevance().map(ExamplesJson.Relevance::file),
                        entry.relevance().map(ExamplesJson.Relevance::name),
                        entry.field().width(),
                        entry.field().height(),
                        String.format(Locale.ROOT, "%.3g", entry.example().value())))
                .toList();
    }

    private About about(ExamplesRequest request, FoundExamples found) {
        List<Fact> facts = List.of(
                new Fact("ranked by", request.ranking().name().toLowerCase(Locale.ROOT)),
                new Fact("images", Integer.toString(found.seen().size())),
                PageFacts.version());
        return new About(request.model().name(), PageFacts.now(), facts, PageFacts.assumed(request.model(), advice));
    }
}
