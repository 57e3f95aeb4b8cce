package org.vizsla.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.evaluate.JudgedMap;
import org.vizsla.evaluate.Metrics;
import org.vizsla.evaluate.Region;
import org.vizsla.evaluate.Score;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.ModelLoader;
import org.vizsla.models.ModelRequest;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** States how good the network is on scenes that it never saw. */
@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description = "Draws fresh scenes and states how good the shipped network is.")
final class FiguresCommand implements Callable<Integer> {
    private static final int BATCH = 24;
    private static final int BINS = 15;

    @Option(names = "--scenes", paramLabel = "N", defaultValue = "167", description = "scenes of each animal")
    private int perClass;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + Seeds.FRESH, description = "seed of the scenes")
    private long seed;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "weights to use instead of the shipped ones, such as a checkpoint")
    private @Nullable Path weights;

    private record Seen(Answer answer, boolean hidden, Score energy) {}

    @Override
    public Integer call() {
        if (seed == Seeds.TRAINING || seed == Seeds.HELD_OUT) {
            System.err.println("the network knows the scenes of seed " + seed + "; take another");
            return 2;
        }
        Model model = model();
        int count = perClass * SceneSet.CLASSES;
        List<Seen> all = new ArrayList<>();
        try (Explainer explainer = Explainer.open(model, List.of(Saliency.DEFAULT))) {
            for (int first = 0; first < count; first += BATCH) {
                all.addAll(batch(explainer, first, Math.min(count, first + BATCH)));
            }
        }
        print(model, all);
        return 0;
    }

    private Model model() {
        if (weights == null) {
            return EmbeddedNetwork.load();
        }
        ModelRequest request = ModelRequest.of(weights.toString());
        return new ModelLoader(WeightsStore.of(System.getenv())).load(request, ProgressListener.NONE);
    }

    private List<Seen> batch(Explainer explainer, int first, int end) {
        List<Scene> scenes = IntStream.range(first, end)
                .parallel()
                .mapToObj(number -> Menagerie.scene(SceneSet.request(seed, number)))
                .toList();
        Tensor pictures = Preprocessing.IMAGENET.apply(scenes.stream()
                .map(Scene::picture)
                .map(drawn -> Picture.of(drawn.height(), drawn.width(), drawn.pixels()))
                .toList());
        List<Integer> labels = scenes.stream()
                .map(scene -> Species.all().indexOf(scene.subject().species()))
                .toList();
        Explanation explanation = explainer.explain(pictures, Call.ofClasses(labels));
        List<Answer> answers = Answer.all(
                explanation.scores().floats(),
                labels.stream().mapToInt(label -> label).toArray());
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            Scene scene = scenes.get(i);
            Region animal = new Region(
                    scene.picture().height(),
                    scene.picture().width(),
                    scene.subject().mask().pixels());
            Score energy = Metrics.ENERGY_INSIDE.of(
                    new JudgedMap(explanation.map("saliency").rows(i, 1), animal));
            seen.add(new Seen(answers.get(i), scene.occluder().isPresent(), energy));
        }
        return seen;
    }

    private static void print(Model model, List<Seen> all) {
        List<Answer> answers = all.stream().map(Seen::answer).toList();
        List<Answer> hidden =
                all.stream().filter(Seen::hidden).map(Seen::answer).toList();
        say("%d fresh scenes", answers.size());
        say("right                       %6.2f %%", 100 * Answer.accuracy(answers));
        say("right, something in front   %6.2f %%  (%d scenes)", 100 * Answer.accuracy(hidden), hidden.size());
        for (Species species : Species.all()) {
            List<Answer> own = answers.stream()
                    .filter(answer -> answer.label() == Species.all().indexOf(species))
                    .toList();
            say("  %-25s %6.2f %%%s", species.displayName(), 100 * Answer.accuracy(own), mistakes(own));
        }
        double temperature = model.temperature();
        say("temperature                 %6.4f", temperature);
        say(
                "calibration error           %6.4f  (%.4f without temperature)",
                Calibration.expectedError(answers, temperature, BINS), Calibration.expectedError(answers, 1, BINS));
        say(
                "saliency inside the animal  %6.2f %%  (chance %.2f %%)",
                100
                        * all.stream()
                                .mapToDouble(seen -> seen.energy().value())
                                .average()
                                .orElseThrow(),
                100
                        * all.stream()
                                .mapToDouble(seen -> seen.energy().chance())
                                .average()
                                .orElseThrow());
    }

    private static String mistakes(List<Answer> answers) {
        List<String> seen = answers.stream()
                .filter(answer -> !answer.isRight())
                .map(answer -> Species.all().get(answer.seen()).displayName())
                .sorted()
                .toList();
        return seen.isEmpty() ? "" : "  taken for " + String.join(", ", seen);
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
