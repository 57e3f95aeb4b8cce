package org.vizsla.cli.command.visualize;

import java.util.List;
import org.vizsla.cli.terminal.Environment;
import org.vizsla.cli.terminal.JobProgress;
import org.vizsla.cli.terminal.Progress;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.atlas.AtlasListener;
import org.vizsla.report.atlas.AtlasRequest;
import org.vizsla.report.source.Source;

/** Shows how far an atlas is: first the images that are looked at, then the steps of all pictures. */
final class AtlasProgress implements AtlasListener, AutoCloseable {
    private final Environment environment;
    private final int stepsOfPicture;
    private final JobProgress images;
    private Progress shown;

    AtlasProgress(Environment environment, AtlasRequest request) {
        this.environment = environment;
        this.stepsOfPicture = request.settings().steps();
        this.shown = Progress.of(environment, "Looking", request.sources().size());
        this.images = new JobProgress(shown, request.model().intake(), 1);
    }

    @Override
    public void begins(Source source) {
        images.begins(source);
    }

    @Override
    public void notes(Source source, List<String> notes) {
        images.notes(source, notes);
    }

    @Override
    public void fails(Source source, VizslaException failure) {
        images.fails(source, failure);
    }

    @Override
    public void ends(Source source) {
        images.ends(source);
    }

    @Override
    public void draws(int channels) {
        shown.close();
        shown = Progress.of(environment, "Optimizing", (long) channels * stepsOfPicture);
    }

    @Override
    public void steps() {
        shown.step();
    }

    @Override
    public void drawn(String channel) {
        shown.say(channel);
    }

    @Override
    public void close() {
        shown.close();
    }
}
