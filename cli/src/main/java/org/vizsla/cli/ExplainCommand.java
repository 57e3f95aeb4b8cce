package org.vizsla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains pictures by methods of attribution. */
@Command(
        name = "explain",
        description = "Shows which parts of a picture matter for a class.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla explain cat.jpg                                       what speaks for the network's own answer?",
            "  vizsla explain cat.jpg --target tabby                        what speaks for a tabby?",
            "  vizsla explain cat.jpg --model net.onnx --labels names.txt   a network of your own",
            "  vizsla explain cat.jpg --method grad_cam --layer layer3      where does a layer look?",
            "  vizsla explain cat.jpg --method integrated_gradients --set integrated_gradients.steps=300",
            "  vizsla explain batch.npy --target 3,7 --raw --out maps       the numbers, for arrays preprocessed elsewhere",
            "  vizsla explain cat.jpg --method all                          a page about all methods",
            "  vizsla explain photos/ --method saliency,grad_cam            a page that sets the pictures beside each other",
            "  vizsla explain cat.jpg --target tabby,vizsla --method all    the same for the classes of one picture",
            "",
            "With several methods, pictures or targets the folder gets index.html, to be opened in a browser, and sheet.png,",
            "all of it in one picture. For each method METHOD there are METHOD_heat.png (the map over the picture),",
            "METHOD_map.png (the map alone), METHOD.png (its strength, grey), METHOD_colour.png (the values themselves, where",
            "they are those of pixels), and result.json with parameters and self-checks; of a picture that 'vizsla menagerie'",
            "drew also METHOD_outlined.png, with a line around the animal. Sums of layers are drawn at the picture's size,",
            "summed over channels; --raw writes them as they are."
        })
final class ExplainCommand implements Runnable {
    @Mixin
    private PictureArguments pictures = new PictureArguments();

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Mixin
    private PreprocessingOptions preprocessingOptions = new PreprocessingOptions();

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private MethodOptions methodOptions = new MethodOptions();

    @Option(
            names = "--raw",
            description =
                    "Write METHOD.npy too: the method's own values, float32 [N,C,H,W]; of layers at their resolution.")
    private boolean raw;

    @Mixin
    private OutputOption output = new OutputOption("vizsla-out");

    @Option(names = "--json", description = "Print what each result.json holds, as a list.")
    private boolean json;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Override
    public void run() {
        List<AttributionMethod> chosen = methodOptions.chosen();
        methodOptions.bytes();
        Path out = output.folder();
        SessionSettings settings = runOptions.settings();
        Sources found = pictures.sources(out);
        Model model = modelOptions.load(found.files());
        Preprocessing preprocessing = preprocessingOptions.of(model);
        List<Target> named = target.named(model.labels());
        List<Source> sources = found.of(model.labels());
        FolderNames names = new FolderNames();
        Report report = new Report(model, settings);
        List<Object> printed = new ArrayList<>();
        ExplainerSettings explaining = methodOptions.settings(settings, preprocessing, chosen.size() > 1);
        ExplanationPages pages =
                new ExplanationPages(model, preprocessing, chosen, methodOptions.seed(), out, sources.size());
        long maps = chosen.size();
        try (Progress progress = Progress.of("Explaining", maps * sources.size());
                Explainer explainer = Explainer.open(model, chosen, explaining)) {
            ExplanationWork work = new ExplanationWork(
                    model,
                    preprocessing,
                    explainer,
                    methodOptions.call().withListener(progress::say),
                    chosen,
                    report,
                    pages,
                    out);
            Failures failures = new Failures(sources.size(), progress);
            Set<String> missing = new HashSet<>();
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                String folder = sources.size() == 1 ? "" : names.of(source);
                int place = i;
                progress.say(source.name());
                failures.attempt(() -> {
                    Tensor input = source.load(model, preprocessing);
                    int rows = Math.toIntExact(input.shape().size(0));
                    ExplanationWork.Question question = TargetOption.areOfOnePicture(named, sources.size(), rows)
                            ? ExplanationWork.Question.ofClasses(source, folder, input, named)
                            : new ExplanationWork.Question(
                                    source, folder, input, TargetOption.of(named, source, place, sources.size(), rows));
                    ExplanationWork.Done done = work.explain(question, raw);
                    printed.add(done.result());
                    if (!json) {
                        done.lines().forEach(progress::out);
                    }
                    done.notices().forEach(progress::err);
                    done.notApplicable().forEach((method, why) -> {
                        if (missing.add(method)) {
                            progress.err("no " + method + ": " + why);
                        }
                    });
                });
                progress.reach(maps * (i + 1));
            }
            Optional<Path> page = pages.finish();
            if (json) {
                progress.out(Json.write(printed));
            } else {
                page.ifPresent(made -> progress.out(made.toString()));
            }
            failures.finish();
        }
    }
}
