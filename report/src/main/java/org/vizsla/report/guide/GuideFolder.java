package org.vizsla.report.guide;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.Leftovers;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.render.guide.GuideBodies;
import org.vizsla.render.guide.GuideBodies.Picture;
import org.vizsla.render.guide.GuidePage;
import org.vizsla.report.Version;
import org.vizsla.report.job.ExplainedEntry;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.scene.MenagerieFiles;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;

/**
 * Writes the user guide.
 *
 * @param out its folder
 * @param methods those that explain its images; each method has a page
 */
public record GuideFolder(Path out, List<AttributionMethod> methods) {
    private static final long SEED = 3;

    /** The page to open first. */
    public static final String START = "index.html";

    public GuideFolder {
        methods = List.copyOf(methods);
    }

    /** The guide with pictures by all methods. */
    public static GuideFolder in(Path out) {
        return new GuideFolder(
                out,
                Methods.all().stream()
                        .<AttributionMethod>map(MethodEntry::standard)
                        .toList());
    }

    /** A job that explains the guide's drawn scene with the embedded network; the scene's file is written. */
    public ExplanationRequest scene(ExplainerSettings settings) {
        Model model = EmbeddedNetwork.load();
        SceneRequest request = SceneRequest.of(SceneRequest.seed(SEED, Species.VIZSLA, 1), Species.VIZSLA);
        Path picture =
                out.resolve(new MenagerieFiles(out, false).write(request, 1).picture());
        return new ExplanationRequest(
                model,
                model.preprocessing(),
                methods,
                FileSources.in(List.of(picture), out.resolve("none")).sources(),
                Targets.IMPLIED,
                settings,
                0);
    }

    /**
     * Writes all pages.
     *
     * @param photograph explains a photograph; empty for the pictures that come with Vizsla
     * @param commands what each command does
     * @param call that explains a photograph by a method
     * @return the page to open first
     * @throws org.vizsla.graph.VizslaException if an image cannot be explained, or a file not written
     */
    public Path write(
            ExplanationRequest scene,
            Optional<ExplanationRequest> photograph,
            List<GuideBodies.Command> commands,
            UnaryOperator<String> call,
            Cancellation cancellation,
            JobListener listener) {
        new Leftovers().sweep(out);
        Map<String, Picture> drawn = maps(scene, "scene", cancellation, listener);
        Map<String, Picture> photographed = photograph
                .map(request -> maps(request, GuidePhotograph.NAME, cancellation, listener))
                .orElseGet(() -> GuidePhotograph.copy(out));
        GuideMethods about = new GuideMethods(drawn, photographed, call);
        List<GuidePage> use = texts(GuideText.USE);
        List<GuidePage> pages = new ArrayList<>(List.of(about.index()));
        pages.addAll(about.pages());
        List<GuidePage> calls = commands.stream()
                .map(command ->
                        new GuidePage("command-" + command.name() + ".html", command.name(), GuideBodies.of(command)))
                .toList();
        List<GuidePage.Chapter> contents = List.of(
                new GuidePage.Chapter("Using Vizsla", use),
                new GuidePage.Chapter("Methods", pages),
                new GuidePage.Chapter("Commands", calls),
                new GuidePage.Chapter("Facts", texts(GuideText.FACTS)));
        String edition = "Vizsla " + Version.current();
        for (GuidePage.Chapter chapter : contents) {
            chapter.pages().forEach(page -> page.write(out, contents, edition));
        }
        return out.resolve(START);
    }

    private List<GuidePage> texts(List<GuideText> texts) {
        return texts.stream().map(text -> text.page(out)).toList();
    }

    private Map<String, Picture> maps(
            ExplanationRequest request, String name, Cancellation cancellation, JobListener listener) {
        List<Map<String, Picture>> made = new ArrayList<>();
        new ExplanationJob(request).run(cancellation, listener, explained -> {
            ExplainedEntry entry = explained.entries().get(0);
            String caption = GuideMaps.answer(request.model().name(), entry);
            AtomicFile.write(
                    out.resolve("pictures").resolve(name).resolve(GuidePhotograph.CAPTION),
                    (caption + "\n").getBytes(StandardCharsets.UTF_8));
            made.add(new GuideMaps(out, name, caption).write(entry));
        });
        return made.get(0);
    }
}
