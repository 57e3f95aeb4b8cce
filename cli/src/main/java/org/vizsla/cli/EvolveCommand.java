package org.vizsla.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.optimize.CheckpointEvolution;
import org.vizsla.optimize.EvolutionSettings;
import org.vizsla.optimize.FeatureDetectorEvolution;
import org.vizsla.optimize.FirstFilters;
import org.vizsla.optimize.Stage;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.evolution.EvolutionFrame;
import org.vizsla.render.gallery.GalleryFiles;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the animation of one picture's gradient over training. */
@Command(
        name = "evolve",
        description =
                "Animates how the gradient of one picture changes over training: while the classifier is trained on from"
                        + " here, or over checkpoints that a training left behind.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla evolve dog.jpg --epochs 12",
            "  vizsla evolve dog.jpg --objective score-descent       as the student project did",
            "  vizsla evolve dog.jpg --checkpoints run1/ --model resnet18",
            "",
            "The folder gets evolution.gif, evolution.png (all frames side by side) and result.json; with --checkpoints also",
            "filters.gif, the filters of the first layer over training, where they are colours."
        })
final class EvolveCommand implements Runnable {
    private static final List<String> TRAINING_OPTIONS = List.of(
            "--weights", "--epochs", "--objective", "--learning-rate", "--momentum", "--weight-decay", "--trainable");

    @Parameters(paramLabel = "PICTURE", description = "A picture, or an .npy file of one (float32, preprocessed).")
    private Path path = Path.of("");

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Mixin
    private PreprocessingOptions preprocessingOptions = new PreprocessingOptions();

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description =
                    "A folder of checkpoints (.pth, .pt, .safetensors, .onnx) of the network that --model or --arch names,"
                            + " in the order of their names.")
    private @Nullable Path checkpoints;

    @Mixin
    private EvolutionOptions evolutionOptions = new EvolutionOptions();

    @Mixin
    private OutputOption output = new OutputOption("vizsla-out");

    @Option(names = "--json", description = "Print what result.json holds.")
    private boolean json;

    @Mixin
    private RunOptions runOptions = new RunOptions();

    @Spec
    private @Nullable CommandSpec command;

    /** What the animation shows, with which network it ended, and how it was trained, if it was trained here. */
    private record Run(
            Model model,
            Tensor input,
            int target,
            List<String> labels,
            List<Stage> stages,
            List<Tensor> filters,
            Map<String, Object> training) {}

    @Override
    public void run() {
        long start = System.nanoTime();
        Path out = output.folder();
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a folder; evolve takes one picture, gallery takes folders");
        }
        Source source = Sources.in(List.of(path), out).of(Labels.numbered(0)).get(0);
        Run done = checkpoints == null ? train(source) : follow(source, checkpoints);
        Preprocessing preprocessing = preprocessingOptions.of(done.model());
        Optional<Truth> truth = Truth.about(source, done.target(), done.model(), preprocessing);
        List<EvolutionFrame> frames = new ArrayList<>();
        for (int i = 0; i < done.stages().size(); i++) {
            frames.add(EvolutionFrames.frame(done.labels().get(i), done.stages().get(i), truth));
        }
        Evolution evolution = new Evolution(done.model().labels().name(done.target()), frames);
        evolution.writeGif(out.resolve(GalleryFiles.EVOLUTION), Evolution.FRAME_TIME);
        evolution.writeSheet(out.resolve(GalleryFiles.EVOLUTION_SHEET));
        EvolutionFrames.filters(done.model(), done.labels(), done.filters())
                .ifPresent(filters -> filters.writeGif(out.resolve(GalleryFiles.FILTERS), Evolution.FRAME_TIME));
        Map<String, Object> result = new Report(done.model(), runOptions.settings()).of(source, preprocessing);
        truth.ifPresent(known -> result.put("truth", known.entry()));
        result.put("target", targetOf(done));
        if (!done.training().isEmpty()) {
            result.put("training", done.training());
        }
        result.put("stages", entries(done, truth));
        result.put("seconds", Report.secondsSince(start));
        Report.write(out.resolve(GalleryFiles.RESULT), result);
        System.out.println(
                json ? Json.write(result) : out.resolve(GalleryFiles.EVOLUTION).toString());
    }

    private Run train(Source source) {
        EvolutionSettings settings = UsageException.unlessRefused(evolutionOptions::settings);
        Model model = modelOptions.load(List.of(source.file()));
        Tensor input = one(source, source.load(model, preprocessingOptions.of(model)));
        int explained = explained(source, model, input);
        try (FeatureDetectorEvolution evolution =
                        FeatureDetectorEvolution.open(model, settings, runOptions.settings());
                Progress progress = Progress.of("Evolving", settings.epochs() + 1L)) {
            List<Stage> stages = evolution.run(input, explained, stage -> progress.step(), Cancellation.NEVER);
            List<String> labels =
                    stages.stream().map(stage -> "epoch " + stage.epoch()).toList();
            return new Run(
                    model, input, explained, labels, stages, List.of(), EvolutionFrames.training(settings, evolution));
        }
    }

    /** The class that the last checkpoint finds most probable is the target, unless one is named. */
    private Run follow(Source source, Path folder) {
        refuseTrainingOptions();
        List<Path> files = CheckpointFiles.in(folder);
        Model last = modelOptions.loadCheckpoint(files.get(files.size() - 1));
        Tensor input = one(source, source.load(last, preprocessingOptions.of(last)));
        int explained = explained(source, last, input);
        List<Stage> stages = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        List<Tensor> filters = new ArrayList<>();
        try (Progress progress = Progress.of("Evolving", files.size())) {
            for (Path file : files) {
                Model model = modelOptions.loadCheckpoint(file);
                checkLike(model, last, file);
                stages.add(CheckpointEvolution.stage(
                        model, stages.size(), input, Target.of(explained), runOptions.settings()));
                FirstFilters.of(model).ifPresent(filters::add);
                labels.add(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
                progress.step();
            }
        }
        return new Run(last, input, explained, labels, stages, filters, Map.of());
    }

    private void refuseTrainingOptions() {
        for (String option : TRAINING_OPTIONS) {
            if (command != null && command.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException(option + " means nothing with --checkpoints; leave it out");
            }
        }
    }

    private static void checkLike(Model model, Model last, Path file) {
        String shape = shape(model);
        if (!shape.equals(shape(last))) {
            throw new VizslaException(
                    file + " is another network than the last checkpoint: " + shape + ", not " + shape(last));
        }
    }

    private static String shape(Model model) {
        return model.channels() + " x " + model.height() + " x " + model.width() + " to " + model.classes()
                + " classes";
    }

    /** The class that the network finds most probable, unless one is named. */
    private int explained(Source source, Model model, Tensor input) {
        Target wanted =
                TargetOption.of(target.named(model.labels()), source, 0, 1, 1).get(0);
        try (Explainer explainer = Explainer.open(model, List.of(), runOptions.settings())) {
            return explainer.explain(input, Call.of(wanted)).targets().get(0);
        }
    }

    private static Tensor one(Source source, Tensor input) {
        if (input.shape().size(0) != 1) {
            throw new UsageException(source.file() + " holds " + input.shape().size(0) + " entries; evolve takes one");
        }
        return input;
    }

    private static Map<String, Object> targetOf(Run run) {
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("index", run.target());
        target.put("name", run.model().labels().name(run.target()));
        return target;
    }

    private static List<Map<String, Object>> entries(Run run, Optional<Truth> truth) {
        List<Map<String, Object>> entries = new ArrayList<>();
        List<Map<String, Object>> stages = EvolutionFrames.entries(run.stages(), truth);
        for (int i = 0; i < stages.size(); i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("label", run.labels().get(i));
            entry.putAll(stages.get(i));
            entries.add(entry);
        }
        return entries;
    }
}
