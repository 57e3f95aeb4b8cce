package org.vizsla.report.batch;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.report.batch.input.InputSource;
import org.vizsla.report.folder.ExplanationFolder;
import org.vizsla.report.job.JobInParts;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.JobResults;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;

/** Explains the inputs of a part, and puts a row for each, and its maps, into the part's files. */
record PartRun(BatchPlaces places, BatchRequest request, int part, List<InputSource> sources, PartFiles files) {
    void run(JobInParts job, BatchListener listener, Cancellation cancellation) {
        Optional<ExplanationFolder> pictures = request.pictures()
                .map(saving -> new ExplanationFolder(
                        request.request().withSources(sources), places.pictures(part), saving, true));
        JobResults results = explained -> {
            Optional<ExplanationFolder.Written> drawn = pictures.map(folder -> folder.write(explained));
            List<PartRow> rows = PartRow.of(
                    (InputSource) explained.source(), explained, drawn.map(written -> places.named(written.folder())));
            return () -> {
                listener.skips(explained.explanation().notApplicable());
                drawn.ifPresent(written -> pictures.ifPresent(folder -> folder.list(written)));
                rows.forEach(files::add);
            };
        };
        job.run(sources, cancellation, new Failures(listener), results);
        pictures.ifPresent(ExplanationFolder::finish);
    }

    /** Writes the rows of inputs that fail, and hands all else on. */
    private final class Failures implements JobListener {
        private final JobListener listener;

        Failures(JobListener listener) {
            this.listener = listener;
        }

        @Override
        public void begins(Source source) {
            listener.begins(source);
        }

        @Override
        public void progresses(Source source, String method, double part) {
            listener.progresses(source, method, part);
        }

        @Override
        public void fails(Source source, VizslaException failure) {
            files.add(PartRow.failed((InputSource) source, sentence(failure)));
            listener.fails(source, failure);
        }

        @Override
        public void ends(Source source) {
            listener.ends(source);
        }

        @Override
        public void notes(Source source, List<String> notes) {
            listener.notes(source, notes);
        }
    }

    /** What is wrong, and what to do about it, on one line. */
    private String sentence(VizslaException failure) {
        String problem = String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        return failure.remedy()
                .map(request.advice()::words)
                .filter(words -> !words.isEmpty())
                .map(words -> problem + "; " + words)
                .orElse(problem);
    }
}
