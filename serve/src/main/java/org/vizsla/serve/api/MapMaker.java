package org.vizsla.serve.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vizsla.explain.Target;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.http.Frames;
import org.vizsla.serve.shelf.KeptMaps;
import org.vizsla.serve.shelf.KeptMaps.KeptMap;
import org.vizsla.serve.work.Lane;
import org.vizsla.serve.work.WorkQueue;

/**
 * Computes maps, each once while it is kept.
 *
 * @param desk where they get what they need
 */
record MapMaker(Desk desk) {
    /** What is made of a map, within the same turn. */
    interface Use<T> {
        T of(WorkQueue.Border border, Desk.Opened opened, KeptMap map);
    }

    /**
     * Uses a map, which is computed if it is not kept.
     *
     * @param lane in which that takes its turn; empty for that of the method, or a prompt one if it is kept
     * @param frames that hear of its progress, if anybody does
     */
    <T> T use(Ask ask, Optional<Lane> lane, Optional<Frames> frames, Cancellation cancellation, Use<T> use) {
        return desk.open(ask.of(), opened -> {
            KeptMaps.Question question = question(ask, opened);
            Optional<KeptMap> kept = desk.shelves().maps().find(question);
            Lane turn = lane.orElseGet(() -> kept.isPresent() ? Lane.PROMPT : Desk.lane(ask.method()));
            return desk.queue()
                    .run(turn, cancellation, ahead -> frames.ifPresent(told -> told.waits(ahead)), border -> {
                        KeptMap map = kept.orElseGet(() -> made(ask, opened, cancellation, listener(border, frames)));
                        desk.shelves().maps().keep(question, map);
                        return use.of(border, opened, map);
                    });
        });
    }

    private static KeptMaps.Question question(Ask ask, Desk.Opened opened) {
        Target target = ask.target(opened.network().model());
        return new KeptMaps.Question(
                opened.network().id(),
                opened.picture().id(),
                opened.preprocessing(),
                target instanceof Target.OfClass named ? OptionalInt.of(named.index()) : OptionalInt.empty(),
                ask.against(),
                ask.method(),
                ask.seed());
    }

    private KeptMap made(Ask ask, Desk.Opened opened, Cancellation cancellation, JobListener listener) {
        return desk.explainer(opened, ask.against(), Optional.of(ask.method()), cancellation, explainer -> {
            ExplanationRequest request = new ExplanationRequest(
                    explainer.model(),
                    opened.preprocessing(),
                    List.of(ask.method()),
                    List.of(opened.picture().source()),
                    Targets.of(List.of(ask.target(explainer.model()))),
                    desk.shelves().explainers().settings(),
                    ask.seed());
            List<ExplainedSource> results = new ArrayList<>();
            new ExplanationJob(request).run(explainer, cancellation, listener, results::add);
            return new KeptMap(request, results.get(0));
        });
    }

    /** Between the parts of a sweep, progress is told, and prompt work goes before. */
    private static JobListener listener(WorkQueue.Border border, Optional<Frames> frames) {
        return new JobListener() {
            @Override
            public void begins(Source source) {
                frames.ifPresent(told -> told.reaches(0));
            }

            @Override
            public void progresses(Source source, String method, double part) {
                border.pause();
                frames.ifPresent(told -> told.reaches(part));
            }
        };
    }
}
