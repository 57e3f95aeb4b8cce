package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.Output;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.cli.terminal.Remedies;
import org.vizsla.explain.Reason;
import org.vizsla.explain.SkippedMethods;
import org.vizsla.models.input.Intake;
import org.vizsla.report.batch.BatchListener;
import org.vizsla.report.source.Source;

/** Shows how far a batch is, and how fast; what is odd about many images is reported once. */
final class BatchProgress implements BatchListener, AutoCloseable {
    private static final double SECOND = 1e9;

    private final Environment environment;
    private final Intake intake;
    private final Path out;
    private final Set<String> told = new HashSet<>();
    private final SkippedMethods.Told skipped = new SkippedMethods.Told(Remedies::message);
    private @Nullable Progress progress;
    private long start;
    private long all;
    private long kept;
    private long before;
    private long done;

    /**
     * For a call.
     *
     * @param out where the results go
     */
    BatchProgress(Environment environment, Intake intake, Path out) {
        this.environment = environment;
        this.intake = intake;
        this.out = out;
    }

    @Override
    public void begins(long left, long all) {
        start = System.nanoTime();
        this.all = all;
        kept = all - left;
        before = kept;
        if (left > 0) {
            progress = Progress.of(environment, "Explaining", left);
            keeps();
            Remedies.lines(intake).forEach(note -> err("vizsla: " + note));
        }
    }

    @Override
    public void ends(Source source) {
        done++;
        tell();
    }

    private void tell() {
        if (progress != null) {
            double seconds = (System.nanoTime() - start) / SECOND;
            progress.say(String.format(
                    Locale.ROOT, "%,d of %,d, %.1f images a second", before + done, all, done / Math.max(1, seconds)));
            progress.reach(done);
        }
    }

    @Override
    public void written(int inputs) {
        kept += inputs;
        if (kept - before > done) {
            // Another machine did it.
            done = kept - before;
            tell();
        }
        keeps();
    }

    private void keeps() {
        if (progress != null) {
            progress.whenInterrupted(
                    "the results of " + kept + " of " + all + " images are kept in " + out + "; the same call goes on");
        }
    }

    @Override
    public void notes(Source source, List<String> notes) {
        notes.stream().filter(told::add).forEach(note -> err("vizsla: " + note));
    }

    @Override
    public void skips(Map<String, Reason> reasons) {
        skipped.news(reasons).forEach(this::err);
    }

    /** Prints a line to standard error. */
    private void err(String line) {
        if (progress == null) {
            Output.note(line);
        } else {
            progress.err(line);
        }
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
