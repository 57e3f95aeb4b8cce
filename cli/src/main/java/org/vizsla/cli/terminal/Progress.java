package org.vizsla.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.text.ShownText;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.PublishedWeights;

/** A line on the terminal that shows how far a command is, what it does, and when it ends; nothing where standard error is no terminal. Printed lines go above it. */
public final class Progress implements ProgressListener, AutoCloseable {
    /** The exit status of a program that Ctrl-C ends: 128 and the signal's number. */
    private static final int INTERVAL = 200;

    /** Sooner than this nobody can say when a thing ends. */
    private static final Duration FIRST = Duration.ofSeconds(5);

    private static final double LEAST = 0.02;
    private static final double MEGABYTE = 1e6;

    private final Environment environment;
    private final String what;
    private final Instant begin = Instant.now();
    private long total;
    private long done;
    private Duration expected = Duration.ZERO;
    private volatile String subject = "";
    private boolean interrupted;
    private volatile @Nullable ProgressBar bar;
    private @Nullable Thread ending;
    private volatile @Nullable String kept;

    private Progress(Environment environment, String what, long total) {
        this.environment = environment;
        this.what = what;
        this.total = total;
    }

    /** Counts steps up to {@code total}. */
    public static Progress of(Environment environment, String what, long total) {
        return new Progress(environment, what, total);
    }

    /** Follows a download, in bytes. */
    public static Progress ofDownload(Environment environment) {
        return new Progress(environment, "Downloading", 0);
    }

    /** Tells how long all of it is likely to take, which is shown until its own course says more. */
    public Progress expecting(Duration time) {
        expected = time;
        return this;
    }

    /** What is said if the work is interrupted, such as where the results so far are. */
    public void whenInterrupted(String line) {
        kept = line;
        listenForEnd();
    }

    public void step() {
        steps(1);
    }

    /** Counts so many. */
    public void steps(int count) {
        reach(done + count);
    }

    /** Shows what is being worked on. */
    public void say(String subject) {
        this.subject = ShownText.line(subject);
        show();
    }

    /** Counts all steps up to this one. */
    public void reach(long steps) {
        done = steps;
        show();
    }

    @Override
    public void progress(long bytes, long all) {
        total = Math.max(0, all);
        done = bytes;
        subject = all > 0
                ? String.format(Locale.ROOT, "%.1f of %.1f MB", bytes / MEGABYTE, all / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
        show();
    }

    private synchronized void show() {
        if (environment.hasTerminal() && !interrupted) {
            ProgressBar known = bar;
            ProgressBar shown = known == null ? begun() : known;
            shown.maxHint(total);
            shown.stepTo(done);
        }
    }

    private ProgressBar begun() {
        int columns = environment.columns();
        ProgressBar shown = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setRenderer((state, width) -> line(state.getNormalizedProgress(), columns))
                .setConsumer(new StatusLine(columns))
                .setUpdateIntervalMillis(INTERVAL)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .build();
        bar = shown;
        listenForEnd();
        return shown;
    }

    private String line(double progress, int columns) {
        double share = Math.max(0, Math.min(1, progress));
        return ProgressLine.of(what, share, left(share), subject, columns);
    }

    private Optional<Duration> left(double share) {
        Duration elapsed = Duration.between(begin, Instant.now());
        if (share >= LEAST && elapsed.compareTo(FIRST) > 0) {
            return Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - share) / share)));
        }
        Duration left = expected.minus(elapsed);
        return expected.isZero() || left.isNegative() ? Optional.empty() : Optional.of(left);
    }

    /** When Java ends during the work, as by Ctrl-C, the line is cleared. */
    private synchronized void listenForEnd() {
        if (ending == null) {
            Thread end = new Thread(this::interrupted);
            ending = end;
            unlessJavaEnds(() -> Runtime.getRuntime().addShutdownHook(end));
            // A terminal that was asked for its width would end Java before the hook runs.
            Signals.register("INT", () -> System.exit(StoppedException.STATUS));
        }
    }

    /** The work goes on while Java ends, but is no longer shown. */
    private synchronized void interrupted() {
        interrupted = true;
        wipe();
        String line = kept;
        if (line != null) {
            Output.note("vizsla: " + line);
        }
    }

    /** Hooks can no longer be changed while Java ends. */
    private static void unlessJavaEnds(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            // Java is ending already.
        }
    }

    private synchronized void wipe() {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.close();
            bar = null;
        }
    }

    /** Prints a line to standard output. */
    public void out(String line) {
        wipe();
        Output.line(line);
    }

    /** Prints lines of ours, such as JSON. */
    public void text(String lines) {
        wipe();
        Output.text(lines);
    }

    /** Prints a line to standard error. */
    public void err(String line) {
        wipe();
        Output.note(line);
    }

    @Override
    public void note(String line) {
        err("vizsla: " + line);
    }

    @Override
    public void unverified(PublishedWeights weights) {
        note("the weights of " + weights.name()
                + " are unverified: they came from a mirror or by hand, and of their SHA-256"
                + " only " + weights.digest().length() + " digits are known, which others can match; 'vizsla models"
                + " verify " + weights.name() + " --sha256 DIGEST' verifies them");
    }

    @Override
    public void close() {
        wipe();
        Thread end = ending;
        if (end != null) {
            unlessJavaEnds(() -> Runtime.getRuntime().removeShutdownHook(end));
            ending = null;
        }
    }
}
