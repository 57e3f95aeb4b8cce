package org.vizsla.cli.terminal;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.input.Intake;
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
    private final Map<Source, Double> begun = new LinkedHashMap<>();
    private int ended;

    /**
     * For a job.
     *
     * @param steps how many each source takes
     */
    public JobProgress(Progress progress, Intake intake, long steps) {
        this(progress, intake, steps, method -> 0);
    }

    /**
     * For a job with methods that run batches of their own.
     *
     * @param steps how many each source takes
     * @param stepsOfMethod how many of them a method takes
     */
    public JobProgress(Progress progress, Intake intake, long steps, ToDoubleFunction<String> stepsOfMethod) {
        this.progress = progress;
        this.intake = intake;
        this.steps = steps;
        this.stepsOfMethod = stepsOfMethod;
    }

    @Override
    public void begins(Source source) {
        begun.put(source, 0.0);
        progress.say(source.name());
    }

    @Override
    public void progresses(Source source, String method, double part) {
        progress.say(method + ", " + source.name());
        double ofMethod = part * stepsOfMethod.applyAsDouble(method);
        reach(ofMethod);
        if (part >= 1) {
            begun.merge(source, ofMethod, Double::sum);
        }
    }

    /** Shows the steps of all that has ended, and some more of what has not. */
    private void reach(double more) {
        double some = begun.values().stream().mapToDouble(Double::doubleValue).sum() + more;
        progress.reach((long) (steps * ended + Math.min(some, (double) steps * begun.size())));
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
        begun.remove(source);
        ended++;
        reach(0);
    }

    /** Fails if any source did. */
    public static void finish(JobSummary summary) {
        if (summary.failed() > 0) {
            throw new VizslaException(
                    summary.failed() + " of " + summary.sources() + " images could not be explained; see above");
        }
    }
}
