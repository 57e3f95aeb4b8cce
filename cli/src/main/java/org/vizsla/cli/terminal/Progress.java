package org.vizsla.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.text.ShownText;
import org.vizsla.models.download.ProgressListener;
import org.vizsla.models.download.PublishedWeights;

/** A progress bar on standard error, shown once the first step is done; nothing if that is not a terminal. */
public final class Progress implements ProgressListener, AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    /** The exit status of a program that Ctrl-C ends: 128 and the signal's number. */
    private static final int INTERRUPTED = 130;

    private final boolean shown;
    private final String what;
    private final long total;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable ProgressBar bar;
    private @Nullable Thread wiping;
    private String subject = "";
    private int subjects = 1;

    private Progress(Environment environment, String what, long total) {
        this.shown = environment.hasTerminal();
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

    public void step() {
        if (shown) {
            bar(builder(total)).stepBy(subjects);
        }
    }

    /** Shows what is being worked on. */
    public void say(String subject) {
        sayAll(subject, 1);
    }

    /** Shows what is being worked on, several things at once: each finished step counts that often. */
    public void sayAll(String subject, int count) {
        this.subject = subject;
        subjects = count;
        if (shown) {
            bar(builder(total)).setExtraMessage(" " + ShownText.line(subject));
        }
    }

    /** Shows the progress of a step, which is counted when it is finished. */
    public void say(String step, double part) {
        if (shown) {
            bar(builder(total)).setExtraMessage(ShownText.line(words(subject, step, part)));
        }
        if (part >= 1) {
            step();
        }
    }

    /** The part that changes comes first, since a terminal may be too narrow for the whole line. */
    public static String words(String subject, String step, double part) {
        return " " + step + " " + (int) Math.floor(100 * part) + " %, " + subject;
    }

    /** Counts all steps up to this one. */
    public void reach(long steps) {
        if (shown) {
            bar(builder(total)).stepTo(steps);
        }
    }

    @Override
    public void progress(long done, long bytes) {
        if (shown) {
            bar(builder(bytes).setUnit(" MiB", MEBIBYTE)).stepTo(done);
        }
    }

    private ProgressBar bar(ProgressBarBuilder builder) {
        ProgressBar known = bar;
        if (known == null) {
            known = builder.build();
            bar = known;
            Thread wipe = new Thread(known::close);
            wiping = wipe;
            unlessJavaEnds(() -> Runtime.getRuntime().addShutdownHook(wipe));
            // Without this, Ctrl-C would end Java before the hook runs.
            Signals.register("INT", () -> System.exit(INTERRUPTED));
        }
        return known;
    }

    /** When Java ends during the work, as by Ctrl-C, a hook clears the bar, and hooks can no longer be changed. */
    private static void unlessJavaEnds(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            // Java is ending already.
        }
    }

    private ProgressBarBuilder builder(long most) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .clearDisplayOnFinish();
    }

    /** Prints a line to standard output, after the bar if one is shown, which would overwrite it. */
    public void out(String line) {
        later(() -> Output.line(line));
    }

    /** Prints lines of ours, such as JSON, as {@link #out}. */
    public void text(String lines) {
        later(() -> Output.text(lines));
    }

    /** Prints a line to standard error, as {@link #out}. */
    public void err(String line) {
        later(() -> Output.note(line));
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

    private void later(Runnable print) {
        if (bar == null) {
            print.run();
        } else {
            waiting.add(print);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
        Thread wipe = wiping;
        if (wipe != null) {
            unlessJavaEnds(() -> Runtime.getRuntime().removeShutdownHook(wipe));
            wiping = null;
        }
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
