package org.vizsla.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vizsla.cli.option.TargetOption;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.report.gallery.GalleryFolder;
import org.vizsla.report.job.GalleryJob;
import org.vizsla.report.job.GalleryRequest;
import org.vizsla.report.job.JobSummary;
import org.vizsla.runtime.Cancellation;

/** A gallery job whose results become a folder, with progress on the terminal. */
final class GalleryRun {
    private GalleryRun() {}

    /** What follows a page that was written. */
    interface Finish {
        /**
         * Tells about the page.
         *
         * @param results what each {@code result.json} holds
         */
        void with(Path page, List<Object> results, Progress progress);
    }

    /** Explains all sources and writes the page, unless none could be explained. */
    static void of(Environment environment, GalleryRequest request, Path out, Finish finished) {
        int steps = request.evolution().map(training -> training.steps() + 2).orElse(1);
        GalleryFolder folder = new GalleryFolder(request, out);
        List<Object> results = new ArrayList<>();
        try (Progress progress =
                Progress.of(environment, "Gallery", (long) request.sources().size() * steps)) {
            JobSummary summary = TargetOption.fitting(() -> new GalleryJob(request)
                    .run(
                            Cancellation.NEVER,
                            new JobProgress(progress, steps),
                            sample -> results.add(folder.write(sample))));
            if (!summary.isEmpty()) {
                finished.with(folder.finish(), results, progress);
            }
            JobProgress.finish(summary);
        }
    }
}
