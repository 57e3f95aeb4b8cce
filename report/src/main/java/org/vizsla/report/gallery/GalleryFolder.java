package org.vizsla.report.gallery;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Score;
import org.vizsla.evaluate.Truth;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.graph.Leftovers;
import org.vizsla.graph.Tensor;
import org.vizsla.render.Bands;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.ScaleRule;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.explanation.MapScales;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.gallery.GalleryPage;
import org.vizsla.render.gallery.GalleryRow;
import org.vizsla.render.gallery.InsideShare;
import org.vizsla.render.gallery.SamplePictures;
import org.vizsla.render.gallery.ScaledFigure;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Fact;
import org.vizsla.report.MapNotices;
import org.vizsla.report.evolution.EvolutionFrames;
import org.vizsla.report.folder.FolderNames;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplainedMap;
import org.vizsla.report.job.GalleryRequest;
import org.vizsla.report.job.GallerySample;
import org.vizsla.report.job.Training;
import org.vizsla.report.json.GalleryJson;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.Provenance;
import org.vizsla.report.page.Advice;
import org.vizsla.report.page.OldPages;
import org.vizsla.report.page.PageFacts;

/** A gallery as files: a folder for each image, and the page. */
public final class GalleryFolder {
    private final GalleryRequest request;
    private final Path out;
    private final Bands bands;
    private final Advice advice;
    private final ScaleRule scale;
    private final GalleryJson json;
    private final FolderNames names = new FolderNames();
    private final Leftovers leftovers = new Leftovers();
    private final List<GalleryRow> rows = new ArrayList<>();
    private Optional<Training> training = Optional.empty();
    private boolean onlyArrays = true;
    private boolean begun;

    public GalleryFolder(GalleryRequest request, Path out) {
        this(request, out, Bands.FIRST, ScaleRule.SHARED, Advice.PLAIN);
    }

    /**
     * The same, drawn otherwise.
     *
     * @param bands of networks with more than three channels
     * @param advice how the page says what to do
     */
    public GalleryFolder(GalleryRequest request, Path out, Bands bands, ScaleRule scale, Advice advice) {
        this.scale = scale;
        this.advice = advice;
        this.bands = bands;
        this.request = request;
        this.out = out;
        this.json = new GalleryJson(new Provenance(request.model(), request.session()), request.preprocessing());
    }

    /** Writes an image's files, and returns what its {@code result.json} holds. */
    public Map<String, Object> write(GallerySample sample) {
        ExplainedEntry entry = sample.entry();
        String name = sample.rows() == 1 ? names.of(sample.source()) : names.of(sample.source(), sample.row());
        Planes gradient = Planes.of(sample.gradient().values(), 0).showing(bands);
        Optional<Notice> notice =
                MapNotices.ofGradient(sample.gradient().findings().state());
        Optional<Evolution> frames = sample.stages().isEmpty()
                ? Optional.empty()
                : Optional.of(EvolutionFrames.of(entry.target().name(), sample.stages(), entry.truth(), bands, scale));
        Path folder = out.resolve(name);
        removeEarlier(folder);
        Optional<MapPictures> gradCam = sample.gradCam().map(map -> gradCam(map, entry));
        new SamplePictures(
                        Planes.of(entry.image(), 0).showing(bands),
                        gradient,
                        notice,
                        frames,
                        entry.truth().map(known -> known.region().pixels()),
                        scale.over(List.of(gradient)),
                        gradCam.map(pictures -> outlined(pictures, entry)))
                .write(folder, Evolution.FRAME_TIME);
        Map<String, Object> result = json.of(sample);
        Json.write(folder.resolve(GalleryFiles.RESULT), result);
        training = sample.training();
        onlyArrays &= sample.isArray();
        rows.add(new GalleryRow(
                entry.name(),
                name,
                gradient.height(),
                gradient.width(),
                PageFacts.score(request.model(), entry.target()),
                PageFacts.ranking(request.model(), entry),
                frames.map(Evolution::captions).orElse(List.of()),
                notice.map(Notice::line).stream().toList(),
                gradCam.map(pictures -> figure(pictures, sample)),
                entry.truth().map(known -> inside(known, sample.gradient().values()))));
        return result;
    }

    private MapPictures gradCam(ExplainedMap map, ExplainedEntry entry) {
        String name = GradientCam.GRAD_CAM.name();
        MapState state = map.findings().state();
        return MapPictures.of(
                Planes.of(map.values(), 0),
                Planes.of(entry.image(), 0).showing(bands),
                MapNotices.ofValues(name, state),
                MapNotices.ofSums(name, state));
    }

    private BufferedImage outlined(MapPictures pictures, ExplainedEntry entry) {
        BufferedImage over =
                pictures.over(Drawing.original(Planes.of(entry.image(), 0).showing(bands)));
        return entry.truth()
                .filter(known -> pictures.notice().isEmpty())
                .map(known -> SamplePictures.fineOutline(over, known.region().pixels()))
                .orElse(over);
    }

    private static ScaledFigure figure(MapPictures pictures, GallerySample sample) {
        return new ScaledFigure(
                pictures.scales().map(MapScales::heat),
                sample.entry()
                        .truth()
                        .filter(known -> pictures.notice().isEmpty())
                        .flatMap(known -> sample.gradCam().map(map -> inside(known, map.values()))));
    }

    private static InsideShare inside(Truth truth, Tensor map) {
        Score energy = truth.score(Metrics.ENERGY_INSIDE, map);
        return new InsideShare(truth.animal().species().displayName(), energy.value(), energy.chance());
    }

    /** What an earlier call wrote must not stand beside the files of this one. */
    private void removeEarlier(Path folder) {
        if (!begun) {
            OldPages.remove(out);
            leftovers.sweep(out);
            begun = true;
        }
        leftovers.sweep(folder);
        OldPages.removeFiles(folder, GalleryFiles.OF_SAMPLE);
    }

    /** Writes the page, and returns its path. */
    public Path finish() {
        List<Fact> facts = new ArrayList<>(PageFacts.scores(request.model()));
        facts.addAll(PageFacts.pictures(request.model(), request.preprocessing(), onlyArrays));
        training.ifPresent(done -> {
            facts.add(new Fact("objective", done.objective()));
            facts.add(new Fact("trained", String.join(", ", done.layers())));
            facts.add(new Fact("steps", Integer.toString(done.settings().steps())));
            facts.add(PageFacts.pace(done.settings().pace()));
        });
        facts.add(PageFacts.version());
        String model = request.model().name();
        About about = new About(model, PageFacts.now(), facts, PageFacts.assumed(request.model(), advice));
        new GalleryPage("What " + model + " looks at", about, rows).write(out);
        return out.resolve(GalleryFiles.PAGE);
    }
}
