package org.vizsla.cli.command;

import java.util.List;
import java.util.function.BiFunction;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.evaluate.ScoreTable;
import org.vizsla.evaluate.StudyCost;
import org.vizsla.evaluate.StudyListener;
import org.vizsla.evaluate.StudyState;
import org.vizsla.explain.Call;
import org.vizsla.report.folder.StudyFolder;

/** Shows and keeps the progress of a study, which is counted in milliseconds of its estimate. */
final class StudyProgress implements StudyListener, Call.Listener {
    private final Progress progress;
    private final StudyCost cost;
    private final int scenes;
    private final StudyFolder folder;
    private final BiFunction<ScoreTable, List<String>, List<String>> rows;
    private String subject = "";
    private double done;
    private double part;

    /**
     * For one run.
     *
     * @param rows of methods that have ended, to be printed
     */
    StudyProgress(
            Progress progress,
            StudyCost cost,
            int scenes,
            StudyFolder folder,
            BiFunction<ScoreTable, List<String>, List<String>> rows) {
        this.progress = progress;
        this.cost = cost;
        this.scenes = scenes;
        this.folder = folder;
        this.rows = rows;
    }

    @Override
    public void explains(List<String> methods, int first, int count) {
        subject = (methods.size() == 1 ? methods.get(0) : methods.size() + " fast methods") + ", "
                + (count == 1 ? "scene " + (first + 1) : "scenes " + (first + 1) + " to " + (first + count)) + " of "
                + scenes;
        part = cost.ofScene(methods).toMillis() * (double) count;
        progress.say(subject);
    }

    @Override
    public void progress(String method, double fraction) {
        progress.reach((long) (done + fraction * part));
    }

    @Override
    public void counted(StudyState state) {
        folder.keep(state);
        done += part;
        progress.reach((long) done);
    }

    @Override
    public void ended(ScoreTable table, List<String> methods) {
        folder.write(table, false);
        rows.apply(table, methods).forEach(progress::out);
    }
}
