package org.vizsla.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.evolution.EvolutionSettings;
import org.vizsla.explain.evolution.FeatureDetectorEvolution;
import org.vizsla.explain.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.gallery.Fact;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.render.gallery.GalleryPage;
import org.vizsla.render.gallery.GalleryRow;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the page about many pictures. */
@Command(
        name = "gallery",
        description =
                "Makes a page about pictures: for each its class, what the network saw, the gradient in colour and as"
                        + " saliency, and how the gradient evolves when the classifier is trained on.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla gallery photos/ --out gallery             all pictures of a folder",
            "  vizsla gallery viz/                              viz/211/dog.jpg is explained as class 211",
            "  vizsla gallery cat.jpg dog.jpg --target tabby,vizsla",
            "  vizsla gallery photos/ --model net.onnx --no-evolution",
            "",
            "Open index.html of the folder in a browser."
        })
final class GalleryCommand implements Runnable {
    @Parameters(
            paramLabel = "PICTURE",
            arity = "1..*",
            description =
                    "A picture, a folder of pictures, or an .npy file (float32 [3,H,W] or [N,3,H,W], preprocessed).")
    private List<Path> paths = List.of();

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Mixin
    private PreprocessingOptions preprocessingOptions = new PreprocessingOptions();

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Mixin
    private EvolutionOptions evolutionOptions = new EvolutionOptions();

    @Option(names = "--no-evolution", description = "Leave the evolution out, which takes most of the time.")
    private boolean withoutEvolution;

    @Option(names = "--json", description = "Print what each result.json holds, as a list.")
    private boolean json;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Override
    public void run() {
        EvolutionSettings evolving = UsageException.unlessRefused(evolutionOptions::settings);
        if (modelOptions.explainsProbability() && !withoutEvolution) {
            throw new UsageException(
                    "training starts from class scores; leave --probability out, or give --no-evolution");
        }
        Path out = output.folder();
        SessionSettings settings = runOptions.settings();
        Sources.check(paths);
        Model model = modelOptions.load();
        Preprocessing preprocessing = preprocessingOptions.of(model);
        List<Integer> named = target.named(model.labels());
        List<Source> sources = Sources.of(paths, out, model.labels());
        FolderNames names = new FolderNames();
        int steps = withoutEvolution ? 1 : evolving.epochs() + 2;
        List<GalleryRow> rows = new ArrayList<>();
        List<Object> printed = new ArrayList<>();
        Optional<FeatureDetectorEvolution> evolution = withoutEvolution
                ? Optional.empty()
                : Optional.of(FeatureDetectorEvolution.open(model, evolving, settings));
        try (Explainer explainer = Explainer.open(model, List.of(new Saliency()), settings);
                Progress progress = Progress.of("Gallery", (long) sources.size() * steps)) {
            GalleryWork work = new GalleryWork(model, explainer, evolution, evolving, out, progress);
            Report report = new Report(model, settings);
            Failures failures = new Failures(sources.size(), progress);
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                int place = i;
                failures.attempt(() -> {
                    Tensor input = source.load(model, preprocessing);
                    int count = Math.toIntExact(input.shape().size(0));
                    List<Integer> targets = TargetOption.of(named, source, place, sources.size(), count);
                    for (int row = 0; row < count; row++) {
                        GalleryWork.Sample sample = new GalleryWork.Sample(
                                count == 1 ? source.name() : source.name() + "[" + row + "]",
                                count == 1 ? names.of(source) : names.of(source, row),
                                input.rows(row, 1),
                                targets.get(row));
                        Map<String, Object> result = report.of(source, preprocessing);
                        rows.add(work.explain(sample, result, report));
                        printed.add(result);
                    }
                });
            }
            if (!failures.areAll()) {
                page(model, preprocessing, evolving, evolution, rows).write(out);
                progress.out(
                        json
                                ? Json.write(printed)
                                : out.resolve(GalleryFiles.PAGE).toString());
            }
            failures.finish();
        } finally {
            evolution.ifPresent(FeatureDetectorEvolution::close);
        }
    }

    private static GalleryPage page(
            Model model,
            Preprocessing preprocessing,
            EvolutionSettings settings,
            Optional<FeatureDetectorEvolution> evolution,
            List<GalleryRow> rows) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "pictures",
                preprocessing.fit().name().toLowerCase(Locale.ROOT) + " to " + model.width() + " × " + model.height()));
        evolution.ifPresent(shown -> {
            facts.add(new Fact("objective", EvolutionOptions.nameOf(settings.objective())));
            facts.add(new Fact("trained", String.join(", ", shown.part().layers())));
            facts.add(new Fact("epochs", Integer.toString(settings.epochs())));
            facts.add(new Fact("learning rate", Float.toString(settings.learningRate())));
        });
        facts.add(new Fact("Vizsla", Version.current()));
        String created = LocalDateTime.now(ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH));
        return new GalleryPage("What " + model.name() + " looks at", model.name(), created, facts, rows);
    }
}
