package org.vizsla.cli;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vizsla.models.download.ProgressListener;

/** A bar on standard error while long work goes on, made when the first of it is done; nothing where that is no terminal. */
final class Progress implements ProgressListener, AutoCloseable {
    private static final long MEBIBYTE = 1 << 20;

    private final String what;
    private final long total;
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable ProgressBar bar;
    private String subject = "";

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
            shown(builder(total)).step();
        }
    }

    /** Says what is being worked on. */
    void say(String subject) {
        this.subject = subject;
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
        }
        return shown;
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
        waiting.forEach(Runnable::run);
        waiting.clear();
    }
}
