package org.vizsla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
            "",
            "For each method METHOD the folder gets METHOD.png (strength, grey), METHOD_colour.png (the values themselves),",
            "METHOD_heat.png (for and against, over the picture), and result.json with parameters and self-checks. Maps of",
            "layers are drawn at the picture's size, summed over channels; --raw writes them as they are."
        })
final class ExplainCommand implements Runnable {
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
    private MethodOptions methodOptions = new MethodOptions();

    @Option(
            names = "--raw",
            description =
                    "Write METHOD.npy too: the method's own values, float32 [N,C,H,W]; of layers at their resolution.")
    private boolean raw;

    @Mixin
    private OutputOption output = new OutputOption();

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
        Sources.check(paths);
        Model model = modelOptions.load();
        Preprocessing preprocessing = preprocessingOptions.of(model);
        List<Integer> named = target.named(model.labels());
        List<Source> sources = Sources.of(paths, out, model.labels());
        FolderNames names = new FolderNames();
        Report report = new Report(model, settings);
        List<Object> printed = new ArrayList<>();
        ExplainerSettings explaining = methodOptions.settings(settings, preprocessing, chosen.size() > 1);
        try (Explainer explainer = Explainer.open(model, chosen, explaining);
                Progress progress = Progress.of("Explaining", sources.size())) {
            Failures failures = new Failures(sources.size(), progress);
            for (int i = 0; i < sources.size(); i++) {
                Source source = sources.get(i);
                Path folder = sources.size() == 1 ? out : out.resolve(names.of(source));
                progress.say(source.name());
                int place = i;
                failures.attempt(() -> {
                    long start = System.nanoTime();
                    Tensor input = source.load(model, preprocessing);
                    int rows = Math.toIntExact(input.shape().size(0));
                    List<Integer> targets = TargetOption.of(named, source, place, sources.size(), rows);
                    Explanation explanation = explainer.explain(input, targets);
                    ExplanationFiles files = new ExplanationFiles(model, input, explanation, folder);
                    Map<String, Object> result = report.of(source, preprocessing);
                    result.put("entries", entries(report, explanation));
                    result.put("seed", methodOptions.seed());
                    result.put("methods", files.write(chosen, raw));
                    result.put("seconds", Report.secondsSince(start));
                    Report.write(folder.resolve("result.json"), result);
                    printed.add(result);
                    if (!json) {
                        lines(source, model, report, explanation, folder).forEach(progress::out);
                    }
                    explanation.notApplicable().forEach((method, why) -> progress.err("no " + method + ": " + why));
                });
                progress.step();
            }
            if (json) {
                progress.out(Json.write(printed));
            }
            failures.finish();
        }
    }

    private static List<Map<String, Object>> entries(Report report, Explanation explanation) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int row = 0; row < explanation.targets().size(); row++) {
            Tensor scores = explanation.scores().rows(row, 1);
            float[] probabilities = report.probabilities(scores);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("target", report.entry(explanation.targets().get(row), scores, probabilities));
            entry.put("top", report.top(scores, probabilities));
            entries.add(entry);
        }
        return entries;
    }

    private static List<String> lines(Source source, Model model, Report report, Explanation explanation, Path folder) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < explanation.targets().size(); row++) {
            int index = explanation.targets().get(row);
            float probability = report.probabilities(explanation.scores().rows(row, 1))[index];
            String name = explanation.targets().size() == 1 ? source.name() : source.name() + "[" + row + "]";
            String className = model.labels().name(index);
            lines.add(String.format(
                    Locale.ROOT, "%s: %s (%d), %.1f %%  -> %s", name, className, index, 100 * probability, folder));
        }
        return lines;
    }
}
