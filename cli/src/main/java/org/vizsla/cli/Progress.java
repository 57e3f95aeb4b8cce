package org.vizsla.cli;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.download.ProgressListener;

/** A bar on standard error while long work goes on, made when the first of it is done; nothing where that is no terminal. */
final class Progress implements ProgressListener, AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    /** The exit status of a program that Ctrl-C ends: 128 and the signal's number. */
    private static final int INTERRUPTED = 130;

    private final String what;
    private final long total;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable ProgressBar bar;
    private @Nullable Thread wiping;
    private String subject = "";
    private int subjects = 1;

    private Progress(String what, long total) {
        this.what = what;
        this.total = total;
    }

    /** Counts steps up to {@code total}. */
    static Progress of(String what, long total) {
        return new Progress(what, total);
    }

    /** Follows a download, in bytes. */
    static Progress ofDownload() {
        return new Progress("Downloading", 0);
    }

    void step() {
        if (isTerminal()) {
            shown(builder(total)).stepBy(subjects);
        }
    }

    /** Says what is being worked on. */
    void say(String subject) {
        sayAll(subject, 1);
    }

    /** Says which things are being worked on at once: each step that ends counts for so many. */
    void sayAll(String subject, int count) {
        this.subject = subject;
        subjects = count;
        if (isTerminal()) {
            shown(builder(total)).setExtraMessage(" " + subject);
        }
    }

    /** Says how far a step of it is, which is counted when it ends. */
    void say(String step, double part) {
        if (isTerminal()) {
            shown(builder(total)).setExtraMessage(words(subject, step, part));
        }
        if (part >= 1) {
            step();
        }
    }

    /** What moves comes first: a terminal may be too narrow for all of it. */
    static String words(String subject, String step, double part) {
        return " " + step + " " + (int) Math.floor(100 * part) + " %, " + subject;
    }

    /** Counts steps up to this one, also those that nobody counted. */
    void reach(long steps) {
        if (isTerminal()) {
            shown(builder(total)).stepTo(steps);
        }
    }

    @Override
    public void progress(long done, long bytes) {
        if (isTerminal()) {
            shown(builder(bytes).setUnit(" MiB", MEBIBYTE)).stepTo(done);
        }
    }

    private ProgressBar shown(ProgressBarBuilder builder) {
        ProgressBar shown = bar;
        if (shown == null) {
            shown = builder.build();
            bar = shown;
            Thread wipe = new Thread(shown::close);
            wiping = wipe;
            unlessJavaEnds(() -> Runtime.getRuntime().addShutdownHook(wipe));
            // The bar's terminal would have the system end Java, and no hook would run.
            Signals.register("INT", () -> System.exit(INTERRUPTED));
        }
        return shown;
    }

    /** Where Java ends in the midst of the work, as by Ctrl-C, a bar is wiped off by a hook, and hooks can be changed no more. */
    private static void unlessJavaEnds(Runnable change) {
        try {
            change.run();
        } catch (IllegalStateException e) {
            // There is nobody left to tell.
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

    /** Java cannot ask whether standard error is a terminal; the launcher can, and says so in the environment. */
    private static boolean isTerminal() {
        return "1".equals(Main.environment().get("VIZSLA_STDERR_IS_TERMINAL"));
    }

    /** Prints a line to standard output; while a bar is shown, which would write over it, the line waits for its end. */
    void out(String line) {
        later(() -> System.out.println(line));
    }

    /** Prints a line to standard error, as {@link #out}. */
    void err(String line) {
        later(() -> System.err.println(line));
    }

    @Override
    public void note(String line) {
        err(line);
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
