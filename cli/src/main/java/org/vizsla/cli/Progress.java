package org.vizsla.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.vizsla.models.download.ProgressListener;

/** A bar on standard error while long work goes on; nothing where that is no terminal. */
final class Progress implements AutoCloseable {
    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /** A bar that counts to {@code total}. */
    static Progress of(String what, long total) {
        return new Progress(isTerminal() ? Optional.of(builder(what, total).build()) : Optional.empty());
    }

    void step() {
        bar.ifPresent(ProgressBar::step);
    }

    void say(String what) {
        bar.ifPresent(shown -> shown.setExtraMessage(" " + what));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }

    /** Follows a download. */
    static ProgressListener download() {
        return isTerminal() ? new DownloadBar() : (done, total) -> {};
    }

    private static ProgressBarBuilder builder(String what, long total) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish();
    }

    /** Java cannot ask whether standard error is a terminal; the launcher can, and says so in the environment. */
    private static boolean isTerminal() {
        return "1".equals(Main.environment().get("VIZSLA_STDERR_IS_TERMINAL"));
    }

    /** A bar in bytes, made when the first of them arrive. */
    private static final class DownloadBar implements ProgressListener {
        private Optional<ProgressBar> shown = Optional.empty();

        @Override
        public void progress(long done, long total) {
            if (shown.isEmpty()) {
                shown = Optional.of(
                        builder("Downloading", total).setUnit("MB", 1 << 20).build());
            }
            ProgressBar bar = shown.get();
            bar.stepTo(done);
            if (done == total) {
                bar.close();
            }
        }
    }
}
