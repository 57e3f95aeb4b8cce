package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vizsla.cli.option.AgainstOption;
import org.vizsla.cli.option.BandsOption;
import org.vizsla.cli.option.InputsOption;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.MemoryOption;
import org.vizsla.cli.option.NetworkOptions;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.ParameterOptions;
import org.vizsla.cli.option.PicturesOption;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Target;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.batch.BatchFolder;
import org.vizsla.report.batch.BatchRequest;
import org.vizsla.report.batch.FirstInput;
import org.vizsla.report.batch.OtherBatchException;
import org.vizsla.report.folder.SavedFile;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.BatchRows;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains any number of images, and goes on where it was interrupted. */
@Command(
        name = "batch",
        description = "Explains any number of images, and writes numbers for programs. A call that broke off goes on"
                + " when it is repeated.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  vizsla batch photos/ --model net.onnx --out maps                all images in a folder and its subfolders",
            "  vizsla batch \"photos/**/*.png\" --model net.onnx --out chosen   those that a pattern matches",
            "  vizsla batch shards/ --model net.onnx --out all                 the images in the archives (.tar) of a folder",
            "  vizsla batch --list list.txt --model net.onnx --method grad_cam,saliency --out listed",
            "                                                                  those of a list, by two methods",
            "  find photos | vizsla batch --list - --model net.onnx --out found",
            "                                                                  those that another program lists",
            "  vizsla batch photos/ --model net.onnx --save overlay --out drawn",
            "                                                                  pictures and pages, too",
            "  vizsla batch photos/ --model net.onnx --out maps --retry        the parts with images that failed, again",
            "",
            "The images are listed once, and explained in parts, each of which is written whole or not at all: repeat the call",
            "after an interruption, and it goes on; other words are refused. The path of manifest.jsonl is printed last: it has",
            "a line of JSON for each image, with its class, the file and row of its maps, and self-checks, or with the error",
            "if it failed. Maps are in maps/METHOD/PART.npy, float32 [N,C,h,w]. 'vizsla explain' makes pages for people."
        })
public final class BatchCommand implements Runnable {
    private static final int MOST = 100_000;

    private final Environment environment;

    @Mixin
    private InputsOption inputs = new InputsOption();

    @Mixin
    private final NetworkOptions network;

    @Mixin
    private BandsOption bands = new BandsOption();

    @Mixin
    private TargetOption target = new TargetOption();

    @Mixin
    private AgainstOption against = new AgainstOption();

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "grad_cam",
            description =
                    "Methods or families from 'vizsla methods', comma-separated, or all. Those that do not apply to the"
                            + " network are skipped, and reported. Default: ${DEFAULT-VALUE}.")
    private List<String> methods = List.of("grad_cam");

    @Mixin
    private ParameterOptions parameters = new ParameterOptions();

    @Mixin
    private MemoryOption memory = new MemoryOption();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of all random numbers: the same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private OutputOption output = new OutputOption("vizsla-batch");

    @Option(
            names = "--part",
            paramLabel = "N",
            defaultValue = "256",
            description =
                    "Images in each part; an interruption costs at most the work of one. Default: ${DEFAULT-VALUE}.")
    private int part = 256;

    @Mixin
    private PicturesOption pictures = new PicturesOption();

    @Option(names = "--retry", description = "Do the parts in which images failed once more.")
    private boolean retry;

    @Option(
            names = "--strict",
            description = "Fail (status 1) if an image or a method's self-check fails; all files are written.")
    private boolean strict;

    @Mixin
    private JsonOption json = new JsonOption();

    public BatchCommand(Environment environment) {
        this.environment = environment;
        network = new NetworkOptions(environment, true);
    }

    @Override
    public void run() {
        List<AttributionMethod> chosen = parameters.applied(methods);
        long bytes = memory.bytes();
        Set<SavedFile> files = pictures.files();
        check(files);
        Path out = output.folder();
        SessionSettings session = network.session();
        try (BatchFolder folder = BatchFolder.open(out, inputs.search(out))) {
            Model model = against.of(model(folder.first()));
            Preprocessing preprocessing = network.preprocessing(model);
            ExplanationRequest request = new ExplanationRequest(
                    model,
                    preprocessing,
                    chosen,
                    List.of(),
                    Targets.onePerImage(target(model)),
                    parameters
                            .settings(session, preprocessing, chosen.size() > 1)
                            .withMemory(bytes),
                    seed);
            Saving saving = new Saving(
                    files, network.model().isOriginalSize(), bands.of(model, preprocessing), Remedies::words);
            Map<String, Object> batch;
            try (BatchProgress progress = new BatchProgress(environment, model.intake(), out)) {
                batch = folder.run(
                        new BatchRequest(
                                inputs.words(),
                                inputs.list(),
                                part,
                                request,
                                Optional.of(saving).filter(any -> !files.isEmpty()),
                                retry,
                                Remedies::words),
                        progress,
                        Cancellation.NEVER);
            }
            if (json.isGiven()) {
                Output.text(Json.write(batch));
            } else {
                Output.line(folder.rows().toString());
            }
            end(BatchRows.Totals.of(batch), folder);
        } catch (OtherBatchException e) {
            throw new UsageException(e.getMessage() + "; repeat the words of that call, or give another --out");
        }
    }

    private void check(Set<SavedFile> files) {
        if (part < 1 || part > MOST) {
            throw new UsageException("--part must be 1 to " + MOST + ", not " + part);
        }
        if (network.model().isOriginalSize() && files.isEmpty()) {
            throw new UsageException("--size original is about pictures; give --save, or omit it");
        }
    }

    /** The network, for images of which the first stands for all. */
    private Model model(Optional<FirstInput> first) {
        return network.load(
                first.flatMap(FirstInput::file).stream().toList(),
                FileSources.size(first.map(FirstInput::opened)),
                first.filter(known -> known.opened().isArray()).isPresent());
    }

    private List<Target> target(Model model) {
        List<Target> named = target.named(model);
        if (named.size() > 1) {
            throw new UsageException(
                    "--target names " + named.size() + " classes; a batch explains one for all images");
        }
        return named;
    }

    private void end(BatchRows.Totals totals, BatchFolder folder) {
        if (totals.failed() > 0) {
            String line = totals.failed() + " of " + totals.rows() + " images could not be explained; their rows in "
                    + folder.rows() + " say why, and --retry tries them again";
            if (strict || totals.failed() == totals.rows()) {
                throw new VizslaException(line);
            }
            Output.note("vizsla: " + line);
        }
        if (totals.failedChecks() > 0) {
            String line = (totals.failedChecks() == 1 ? "a self-check" : totals.failedChecks() + " self-checks")
                    + " failed; " + folder.rows() + " says which";
            if (strict) {
                throw new VizslaException(line);
            }
            Output.note("vizsla: " + line);
        }
    }
}
