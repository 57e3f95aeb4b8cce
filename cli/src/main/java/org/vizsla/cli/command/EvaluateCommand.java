package org.vizsla.cli.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.MemoryOption;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.ParameterOptions;
import org.vizsla.cli.option.SceneSeed;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.evaluate.MenagerieStudy;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.evaluate.StudyCost;
import org.vizsla.evaluate.StudyState;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.folder.StudyFolder;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.KeptStudyJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well methods point at the animal in newly drawn scenes. */
@Command(
        name = "evaluate",
        description =
                "Measures whether methods point at the right place. On drawn scenes, where it is known: how much of each"
                        + " map's energy lies inside the animal, and how often its peak does, compared with chance.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla evaluate                                    fast methods on 100 scenes, with the embedded network",
            "  vizsla evaluate --method saliency,grad_cam --scenes 50 --seed 7",
            "  vizsla evaluate --method all                       all methods, which takes hours",
            "  vizsla evaluate --method all --resume              goes on where the last one was interrupted",
            "  vizsla evaluate --model net.onnx --labels names.txt --scenes 4 --json",
            "",
            "Each scene is explained as the animal it shows. Energy is the sum of the magnitudes of a map's values; the peak is a",
            "hit if it lies on the animal's own pixels. A map that knows nothing scores the animal's share of the image in",
            "both. Figures after ± are standard errors. Rows are printed and written to result.json as methods finish."
        })
public final class EvaluateCommand implements Runnable {
    private final Environment environment;

    private static final int MOST = 100_000;

    /** Seeds of the scenes that the embedded network was trained and chosen on. */
    private static final List<Long> KNOWN_SCENES = List.of(1L, 2L);

    @Mixin
    private final NetworkOptions network;

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = Methods.FAST,
            description =
                    "Methods or families from 'vizsla methods', comma-separated, or all, or fast: those that take a pass or"
                            + " a few. Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of(Methods.FAST);

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "100",
            description = "Number of scenes; the animals take turns. Default: ${DEFAULT-VALUE}.")
    private int scenes = 100;

    @Mixin
    private SceneSeed seed = new SceneSeed(3);

    @Mixin
    private OutputOption output = new OutputOption("vizsla-evaluation");

    @Option(
            names = "--resume",
            description =
                    "Go on with what an interrupted run left in the folder of --out; methods that it ended are not run again.")
    private boolean resume;

    @Mixin
    private JsonOption json = new JsonOption();

    public EvaluateCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        List<AttributionMethod> chosen = parameters.applied(methods);
        long bytes = memory.bytes();
        if (scenes < 1 || scenes > MOST) {
            throw new UsageException("--scenes must be 1 to " + MOST + ", not " + scenes);
        }
        Path out = output.folder();
        Model model = network.model().loadForScenes();
        if (model.origin() instanceof WeightsOrigin.Embedded && KNOWN_SCENES.contains(seed.value())) {
            Output.note("vizsla: " + EmbeddedNetwork.NAME + " was trained with the scenes of seed " + seed.value()
                    + "; choose another --seed");
        }
        Preprocessing preprocessing = network.preprocessing(model);
        ExplainerSettings settings = parameters
                .settings(network.session(), preprocessing, chosen.size() > 1)
                .withMemory(bytes);
        MenagerieStudy study = new MenagerieStudy(scenes, seed.value());
        StudyFolder folder = new StudyFolder(out, study, model, preprocessing, settings.session(), chosen);
        StudyState kept = kept(folder, out);
        StudyCost cost = StudyCost.of(model, preprocessing, chosen, settings);
        Duration left = cost.left(scenes, MenagerieStudy.groups(model, chosen), kept);
        ExpectedTime.note(left).ifPresent(Output::note);
        try (Progress progress =
                Progress.of(environment, "Evaluating", left.toMillis()).expecting(left)) {
            progress.whenInterrupted("what was counted is kept in " + out + "; the same command with --resume goes on");
            StudyLines lines = new StudyLines(model.name() + ", " + (scenes == 1 ? "one scene" : scenes + " scenes")
                    + " of seed " + seed.value());
            StudyProgress listener =
                    new StudyProgress(progress, cost, scenes, folder, json.isGiven() ? StudyLines.NONE : lines);
            ScoreTable table = study.of(
                    model,
                    preprocessing,
                    chosen,
                    settings,
                    Call.DEFAULT.withSeed(seed.value()).withListener(listener),
                    listener,
                    kept);
            Map<String, Object> result = folder.write(table, true);
            if (json.isGiven()) {
                progress.text(Json.write(result));
            } else {
                SkippedMethods.lines(table.notApplicable(), Remedies::message).forEach(progress::err);
            }
        }
    }

    private StudyState kept(StudyFolder folder, Path out) {
        if (!resume) {
            return StudyState.NONE;
        }
        Optional<KeptStudyJson.Kept> kept;
        try {
            kept = folder.kept();
        } catch (VizslaException e) {
            throw new UsageException(
                    e.getMessage() + "; omit --resume to begin anew, which replaces them, or give another --out");
        }
        if (kept.isEmpty()) {
            Output.note("vizsla: there is nothing to resume in " + out);
        }
        kept.ifPresent(known -> known.notes().forEach(note -> Output.note("vizsla: " + note)));
        return kept.map(KeptStudyJson.Kept::state).orElse(StudyState.NONE);
    }
}
