package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.batch.Cluster;
import org.vizsla.cli.batch.SharedBatch;
import org.vizsla.cli.batch.SparkSubmit;
import org.vizsla.cli.option.BandsOption;
import org.vizsla.cli.option.ExplanationOptions;
import org.vizsla.cli.option.InputsOption;
import org.vizsla.cli.option.JsonOption;
import org.vizsla.cli.option.MasterOption;
import org.vizsla.cli.option.OutputOption;
import org.vizsla.cli.option.PicturesOption;
import org.vizsla.cli.option.Values;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.cli.terminal.UsageException;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.report.batch.BatchFolder;
import org.vizsla.report.batch.BatchRequest;
import org.vizsla.report.batch.FirstInput;
import org.vizsla.report.batch.OtherBatchException;
import org.vizsla.report.batch.PartWorker;
import org.vizsla.report.folder.SavedFile;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.json.BatchRows;
import org.vizsla.report.json.Json;
import org.vizsla.report.source.FileSources;
import org.vizsla.runtime.Cancellation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
            "  vizsla batch /data/photos --model net.onnx --out /data/maps --master spark://host:7077",
            "                                                                  by many computers, see the guide",
            "",
            "The images are listed once, and explained in parts, each of which is written whole or not at all: repeat the call",
            "after an interruption, and it goes on; other words are refused. The path of manifest.jsonl is printed last: it has",
            "a line of JSON for each image, with its class, the file and row of its maps, and self-checks, or with the error",
            "if it failed. Maps are in maps/METHOD/PART.npy, float32 [N,C,h,w]. 'vizsla explain' makes pages for people."
        })
public final class BatchCommand implements Callable<Integer> {
    private static final int MOST = 100_000;

    private final Environment environment;
    private final Optional<Cluster> cluster;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private InputsOption inputs = new InputsOption();

    @Mixin
    private final ExplanationOptions explanation;

    @Mixin
    private BandsOption bands = new BandsOption();

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

    @Mixin
    private MasterOption master = new MasterOption();

    @Option(names = "--retry", description = "Do the parts in which images failed once more.")
    private boolean retry;

    @Option(
            names = "--strict",
            description = "Fail (status 1) if an image or a method's self-check fails; all files are written.")
    private boolean strict;

    @Mixin
    private JsonOption json = new JsonOption();

    /**
     * A call.
     *
     * @param cluster machines that do the parts; empty where they are done here, or another process asks a cluster
     */
    public BatchCommand(Environment environment, Optional<Cluster> cluster) {
        this.environment = environment;
        this.cluster = cluster;
        explanation = new ExplanationOptions(environment);
    }

    /**
     * Reads the words of a call that another machine got. A word that comes twice counts as it comes last.
     *
     * @param words behind the command's name
     */
    public static BatchCommand of(Environment environment, List<String> words) {
        BatchCommand command = new BatchCommand(environment, Optional.empty());
        CommandLine line =
                new CommandLine(command).setOverwrittenOptionsAllowed(true).setUnmatchedArgumentsAllowed(true);
        Values.read(line);
        line.parseArgs(words.toArray(String[]::new));
        return command;
    }

    /**
     * Compiles what is asked, to do parts of a batch that another machine began.
     *
     * @param threads for all that is done at a time
     */
    public PartWorker worker(int threads) {
        Path out = output.folder();
        Model model = model(FirstInput.of(out));
        BatchRequest request = request(model);
        return PartWorker.open(out, request.with(request.request().withThreads(threads)), Cancellation.NEVER);
    }

    @Override
    public Integer call() {
        explanation.check();
        check(pictures.files());
        master.check(Stream.concat(inputs.words().stream().map(Path::of), Stream.of(output.folder())));
        if (master.master().isPresent() && cluster.isEmpty()) {
            return SparkSubmit.in(environment.variables()).run(master.master().get(), words());
        }
        explain(output.folder());
        return CommandLine.ExitCode.OK;
    }

    private void explain(Path out) {
        try (BatchFolder folder = BatchFolder.open(out, inputs.search(out))) {
            Model model = model(folder.first());
            BatchRequest request = request(model);
            Map<String, Object> batch;
            try (BatchProgress progress = new BatchProgress(environment, model.intake(), out)) {
                batch = cluster.map(machines -> machines.work(new SharedBatch(words(), explanation.sent(model), out)))
                        .map(work -> folder.run(request, work, progress, Cancellation.NEVER))
                        .orElseGet(() -> folder.run(request, progress, Cancellation.NEVER));
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

    /** All words behind the command's name. */
    private List<String> words() {
        CommandSpec command = Objects.requireNonNull(spec);
        List<String> all = command.root().commandLine().getParseResult().originalArgs();
        return all.subList(all.indexOf(command.name()) + 1, all.size());
    }

    private BatchRequest request(Model model) {
        ExplanationRequest request = explanation.request(model);
        Set<SavedFile> files = pictures.files();
        Saving saving = new Saving(
                files,
                explanation.network().model().isOriginalSize(),
                bands.of(model, request.preprocessing()),
                Remedies::words);
        return new BatchRequest(
                inputs.words(),
                inputs.list(),
                part,
                request,
                Optional.of(saving).filter(any -> !files.isEmpty()),
                retry,
                Remedies::words);
    }

    private void check(Set<SavedFile> files) {
        if (part < 1 || part > MOST) {
            throw new UsageException("--part must be 1 to " + MOST + ", not " + part);
        }
        if (explanation.network().model().isOriginalSize() && files.isEmpty()) {
            throw new UsageException("--size original is about pictures; give --save, or omit it");
        }
    }

    /** The network, for images of which the first stands for all. */
    private Model model(Optional<FirstInput> first) {
        return explanation.model(
                first.flatMap(FirstInput::file).stream().toList(),
                FileSources.size(first.map(FirstInput::opened)),
                first.filter(known -> known.opened().isArray()).isPresent());
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
