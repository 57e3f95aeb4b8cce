package org.vizsla.cli.terminal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.Intake;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.GalleryListener;
import org.vizsla.report.job.JobSummary;
import org.vizsla.report.source.Source;

/** Shows the progress of a job, and reports its failures. */
public final class JobProgress implements GalleryListener {
    private final Progress progress;
    private final Intake intake;
    private final long steps;
    private final Set<String> told = new HashSet<>();
    private final ToDoubleFunction<String> stepsOfMethod;
    private final Consumer<ExplainedSource> parts;
    private int ended;
    private double done;
    private String name = "";

    /**
     * For a job.
     *
     * @param steps how many each source takes
     */
    public JobProgress(Progress progress, Intake intake, long steps) {
        this(progress, intake, steps, method -> 0, part -> {});
    }

    /**
     * For a job with methods that run batches of their own.
     *
     * @param steps how many each source takes
     * @param stepsOfMethod how many of them a method takes
     * @param parts takes what some methods found about a source, of which more come
     */
    public JobProgress(
            Progress progress,
            Intake intake,
            long steps,
            ToDoubleFunction<String> stepsOfMethod,
            Consumer<ExplainedSource> parts) {
        this.progress = progress;
        this.intake = intake;
        this.steps = steps;
        this.stepsOfMethod = stepsOfMethod;
        this.parts = parts;
    }

    @Override
    public void begins(Source source) {
        name = source.name();
        done = 0;
        progress.say(name);
    }

    @Override
    public void progresses(String method, double part) {
        progress.say(method + ", " + name);
        progress.reach((long) Math.min(
                (double) steps * (ended + 1),
                (double) steps * ended + done + part * stepsOfMethod.applyAsDouble(method)));
        if (part >= 1) {
            done += stepsOfMethod.applyAsDouble(method);
        }
    }

    @Override
    public void explains(ExplainedSource part) {
        parts.accept(part);
    }

    @Override
    public void explained(String name) {
        progress.say(name);
        progress.step();
    }

    @Override
    public void evolved() {
        progress.step();
    }

    @Override
    public void notes(Source source, List<String> notes) {
        Stream.concat(Remedies.lines(intake), notes.stream())
                .filter(told::add)
                .forEach(note -> progress.err("vizsla: " + note));
    }

    @Override
    public void fails(Source source, VizslaException failure) {
        progress.err("vizsla: " + Remedies.message(failure));
    }

    @Override
    public void ends(Source source) {
        ended++;
        progress.reach(steps * ended);
    }

    /** Fails if any source did. */
    public static void finish(JobSummary summary) {
        if (summary.failed() > 0) {
            throw new VizslaException(
                    summary.failed() + " of " + summary.sources() + " images could not be explained; see above");
        }
    }
}
