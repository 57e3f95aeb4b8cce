package org.vizsla.cli.command;

import java.util.List;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.ParameterOptions;
import org.vizsla.cli.option.SceneSeed;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.evaluate.MenagerieStudy;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.WeightsOrigin;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.StudyJson;
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
            "  vizsla evaluate                                    all methods on 200 scenes, with the embedded network",
            "  vizsla evaluate --method saliency,grad_cam --scenes 50 --seed 7",
            "  vizsla evaluate --model net.onnx --labels labels.txt --json",
            "",
            "Each scene is explained as the animal it shows. Energy is the sum of the magnitudes of a map's values; the peak is a",
            "hit if it lies on the animal's own pixels. A map that knows nothing scores the animal's share of the image in",
            "both. Figures after ± are standard errors."
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
            defaultValue = Methods.ALL,
            description = "Methods or families from 'vizsla methods', comma-separated, or all. Default: all.")
    private List<String> methods = List.of(Methods.ALL);

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Option(
            names = "--scenes",
            paramLabel = "N",
            defaultValue = "200",
            description = "Number of scenes; the animals take turns. Default: ${DEFAULT-VALUE}.")
    private int scenes = 200;

    @Mixin
    private SceneSeed seed = new SceneSeed(3);

    @Mixin
    private JsonOption json = new JsonOption();

    public EvaluateCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment);
    }

    @Override
    public void run() {
        List<AttributionMethod> chosen = parameters.applied(methods);
        parameters.bytes();
        if (scenes < 1 || scenes > MOST) {
            throw new UsageException("--scenes must be 1 to " + MOST + ", not " + scenes);
        }
        Model model = network.model().loadForScenes();
        if (model.origin() instanceof WeightsOrigin.Embedded && KNOWN_SCENES.contains(seed.value())) {
            Output.note("vizsla: " + EmbeddedNetwork.NAME + " was trained with the scenes of seed " + seed.value()
                    + "; choose another --seed");
        }
        Preprocessing preprocessing = network.preprocessing(model);
        ExplainerSettings settings = parameters.settings(network.session(), preprocessing, chosen.size() > 1);
        long maps = chosen.size();
        try (Progress progress = Progress.of(environment, "Evaluating", maps * scenes)) {
            ScoreTable table = new MenagerieStudy(scenes, seed.value())
                    .of(
                            model,
                            preprocessing,
                            chosen,
                            settings,
                            Call.DEFAULT.withSeed(seed.value()).withListener(progress::say),
                            (first, count) -> {
                                progress.reach(maps * first);
                                progress.sayAll(part(first, count), count);
                            });
            if (json.isGiven()) {
                progress.text(Json.write(StudyJson.of(model.name(), scenes, seed.value(), table)));
            } else {
                lines(model, table).forEach(progress::out);
                SkippedMethods.lines(table.notApplicable(), Remedies::message).forEach(progress::err);
            }
        }
    }

    private String part(int first, int count) {
        String numbers = count == 1 ? "scene " + (first + 1) : "scenes " + (first + 1) + " to " + (first + count);
        return numbers + " of " + scenes;
    }

    private List<String> lines(Model model, ScoreTable table) {
        return ScoreLines.of(
                model.name() + ", " + (scenes == 1 ? "one scene" : scenes + " scenes") + " of seed " + seed.value(),
                table);
    }
}
