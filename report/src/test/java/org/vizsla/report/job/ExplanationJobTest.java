package org.vizsla.report.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vizsla.evaluate.Metrics;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Target;
import org.vizsla.explain.map.MapState;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.report.source.BytesSource;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.SessionSettings;

/** A job with all in memory: no file is read, and none is written. */
@Tag("once")
class ExplanationJobTest {
    private static final Model MODEL = EmbeddedNetwork.load();
    private static final List<AttributionMethod> METHODS = List.of(Saliency.DEFAULT, GradientCam.GRAD_CAM);

    private static CountingSource drawn(SceneRequest request) {
        return new CountingSource(DrawnUploads.of(request));
    }

    private static CountingSource owl(long seed) {
        return drawn(SceneRequest.of(seed, Species.OWL));
    }

    private static ExplanationRequest request(Targets targets, List<? extends Source> sources) {
        return new ExplanationRequest(
                MODEL,
                MODEL.preprocessing(),
                METHODS,
                List.copyOf(sources),
                targets,
                ExplainerSettings.DEFAULT.skippingNotApplicable(),
                0);
    }

    private static List<ExplainedSource> run(ExplanationRequest request) {
        List<ExplainedSource> results = new ArrayList<>();
        new ExplanationJob(request).run(new Cancellation(), JobListener.NONE, results::add);
        return results;
    }

    /** Methods that run many batches take their turns by their cost, whatever the order asked for, which the result has. */
    @Test
    void handsOverTheFastestMethodsFirst() {
        List<String> names = List.of("rise", "integrated_gradients", "saliency", "layer_conductance");
        ExplanationRequest request = new ExplanationRequest(
                MODEL,
                MODEL.preprocessing(),
                Methods.choose(names, Map.of("rise.masks", "500"), ""),
                List.of(owl(3)),
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT,
                0);
        List<ExplainedEntry> parts = new ArrayList<>();
        List<ExplainedSource> results = new ArrayList<>();
        new ExplanationJob(request).runSideBySide(new Cancellation(), JobListener.NONE, new JobResults() {
            @Override
            public void some(ExplainedSource part) {
                assertThat(results).isEmpty();
                parts.addAll(part.entries());
            }

            @Override
            public Runnable all(ExplainedSource explained) {
                return () -> results.add(explained);
            }
        });

        assertThat(parts)
                .extracting(part -> List.copyOf(part.maps().keySet()))
                .containsExactly(List.of("saliency"), List.of("layer_conductance"), List.of("integrated_gradients"));
        ExplainedEntry whole = results.get(0).entries().get(0);
        assertThat(whole.maps().keySet()).containsExactlyElementsOf(names);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.target()).isEqualTo(whole.target());
            part.maps()
                    .forEach((method, map) ->
                            assertThat(whole.maps().get(method)).isSameAs(map));
        });
    }

    @Test
    void givesTheSameSideBySide() {
        BytesSource text = new BytesSource("notes.jpg", "shopping list".getBytes(StandardCharsets.UTF_8));
        List<Source> sources = List.of(owl(1), owl(2), text, owl(4), owl(5), owl(6), owl(7));
        ExplanationRequest request = new ExplanationRequest(
                MODEL,
                MODEL.preprocessing(),
                Methods.choose(List.of("grad_cam", "integrated_gradients"), Map.of(), ""),
                sources,
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT.withSession(SessionSettings.DEFAULT.withThreads(3)),
                0);
        List<String> course = Collections.synchronizedList(new ArrayList<>());
        JobListener listener = new JobListener() {
            @Override
            public void fails(Source source, VizslaException failure) {
                course.add("fails " + source.name());
            }

            @Override
            public void ends(Source source) {
                course.add("ends " + source.name());
            }
        };
        List<ExplainedSource> after = new ArrayList<>();
        JobSummary summary = new ExplanationJob(request).run(new Cancellation(), listener, after::add);
        List<String> expected = List.copyOf(course);
        course.clear();
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        List<ExplainedSource> beside = new ArrayList<>();
        JobSummary same = new ExplanationJob(request).runSideBySide(new Cancellation(), listener, explained -> {
            threads.add(Thread.currentThread());
            return () -> beside.add(explained);
        });

        assertThat(same).isEqualTo(summary).isEqualTo(new JobSummary(7, 1));
        assertThat(course).isEqualTo(expected).contains("fails notes.jpg");
        assertThat(threads).doesNotContain(Thread.currentThread());
        assertThat(beside).extracting(ExplainedSource::place).containsExactly(0, 1, 3, 4, 5, 6);
        for (int i = 0; i < after.size(); i++) {
            ExplainedEntry one = after.get(i).entries().get(0);
            ExplainedEntry other = beside.get(i).entries().get(0);
            assertThat(other.target()).isEqualTo(one.target());
            one.maps()
                    .forEach((method, map) -> assertThat(
                                    Objects.requireNonNull(other.maps().get(method))
                                            .values()
                                            .floats())
                            .isEqualTo(map.values().floats()));
        }
    }

    @Test
    void findsWhatAnUploadShowsAndHowTrueTheMapsAre() {
        ExplainedSource explained =
                run(request(Targets.IMPLIED, List.of(owl(3)))).get(0);

        ExplainedEntry entry = explained.entries().get(0);
        assertThat(entry.target().name()).isEqualTo("owl");
        assertThat(entry.ranking()).hasSize(5).first().isEqualTo(entry.target());
        assertThat(entry.truth()).isPresent();
        assertThat(entry.maps()).containsOnlyKeys("saliency", "grad_cam");
        entry.maps().values().forEach(map -> {
            assertThat(map.findings().state()).isEqualTo(MapState.VISIBLE);
            assertThat(map.scores())
                    .hasValueSatisfying(scores ->
                            assertThat(scores.of(Metrics.ENERGY_INSIDE).value()).isBetween(0.0, 1.0));
        });
    }

    @Test
    void opensASourceOnceHoweverManyTargetsItHas() {
        CountingSource source = drawn(SceneRequest.of(3, Species.OWL).beside(Species.ZEBRA));
        Targets targets =
                Targets.of(List.of(Target.of(Species.OWL.index()), Target.of(Species.ZEBRA.index()), Target.of(0)));
        List<ExplainedEntry> entries =
                run(request(targets, List.of(source))).get(0).entries();

        assertThat(source.opened()).isEqualTo(1);
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).truth().orElseThrow().animal().species()).isEqualTo(Species.OWL);
        assertThat(entries.get(1).truth().orElseThrow().animal().species()).isEqualTo(Species.ZEBRA);
        assertThat(entries.get(2).truth().orElseThrow())
                .as("fitted once, for all targets that mean the same animal")
                .isSameAs(entries.get(0).truth().orElseThrow());
    }

    /** Two jobs share an explainer; the one that is cancelled after its first source ends, the other does not. */
    @Test
    void endsAloneWhenItIsCancelled() throws Exception {
        List<CountingSource> first = List.of(owl(1), owl(2), owl(3));
        List<CountingSource> second = List.of(owl(4), owl(5), owl(6));
        Cancellation cancellation = new Cancellation();
        CountDownLatch bothRun = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Explainer explainer = Explainer.open(MODEL, METHODS)) {
            Future<JobSummary> cancelled = threads.submit(() -> new ExplanationJob(request(Targets.IMPLIED, first))
                    .run(explainer, cancellation, JobListener.NONE, explained -> {
                        met(bothRun);
                        cancellation.cancel();
                    }));
            Future<JobSummary> whole = threads.submit(() -> new ExplanationJob(request(Targets.IMPLIED, second))
                    .run(explainer, new Cancellation(), JobListener.NONE, explained -> met(bothRun)));

            assertThatThrownBy(cancelled::get).hasCauseInstanceOf(CancelledException.class);
            assertThat(whole.get()).isEqualTo(new JobSummary(3, 0));
            assertThat(first).extracting(CountingSource::opened).containsExactly(1, 0, 0);
            assertThat(second).extracting(CountingSource::opened).containsExactly(1, 1, 1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static void met(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** While one source is explained, nothing is kept of those before it. */
    @Test
    void keepsNoResultThatWasHandedOver() {
        List<WeakReference<ExplainedSource>> handedOver = new ArrayList<>();
        ExplanationRequest request = request(Targets.IMPLIED, Collections.nCopies(6, owl(7)));
        new ExplanationJob(request).run(new Cancellation(), JobListener.NONE, explained -> {
            for (WeakReference<ExplainedSource> earlier : handedOver) {
                assertCollected(earlier);
            }
            handedOver.add(new WeakReference<>(explained));
        });
        assertThat(handedOver).hasSize(6);
    }

    private static void assertCollected(WeakReference<?> earlier) {
        for (int i = 0; i < 50 && earlier.get() != null; i++) {
            System.gc();
        }
        assertThat(earlier.get()).isNull();
    }

    @Test
    void goesOnWhenSomethingNobodyForesawFails() {
        List<String> told = new ArrayList<>();
        JobListener listener = new JobListener() {
            @Override
            public void fails(Source source, VizslaException failure) {
                told.add(String.valueOf(failure.getMessage()));
            }
        };
        List<ExplainedSource> results = new ArrayList<>();
        JobSummary summary = new ExplanationJob(request(Targets.IMPLIED, List.of(owl(1), owl(2), owl(3))))
                .run(new Cancellation(), listener, explained -> {
                    results.add(explained);
                    if (results.size() == 2) {
                        throw new ArithmeticException("/ by zero");
                    }
                });
        assertThat(summary).isEqualTo(new JobSummary(3, 1));
        assertThat(results).hasSize(3);
        assertThat(told)
                .singleElement()
                .asString()
                .startsWith("internal error at ")
                .endsWith(": java.lang.ArithmeticException: / by zero");
    }

    @Test
    void goesOnWhenASourceFails() {
        BytesSource text = new BytesSource("notes.jpg", "shopping list".getBytes(StandardCharsets.UTF_8));
        List<ExplainedSource> results = new ArrayList<>();
        AtomicReference<String> told = new AtomicReference<>("");
        JobListener listener = new JobListener() {
            @Override
            public void fails(Source source, VizslaException failure) {
                told.set(source.name() + ": " + failure.getMessage());
            }
        };
        JobSummary summary = new ExplanationJob(request(Targets.IMPLIED, List.of(text, owl(3))))
                .run(new Cancellation(), listener, results::add);

        assertThat(summary).isEqualTo(new JobSummary(2, 1));
        assertThat(results).hasSize(1);
        assertThat(told.get()).startsWith("notes.jpg: notes.jpg is not an image that can be read");
    }

    @Test
    void refusesClassesThatFitNoImage() {
        Targets targets = Targets.onePerImage(List.of(Target.of(0), Target.of(1)));
        assertThatThrownBy(() -> run(request(targets, List.of(owl(3)))))
                .isInstanceOf(TargetCountException.class)
                .hasMessage("2 classes are named for one image; name one for all, or one for each");
        assertThatThrownBy(() -> run(request(targets, List.of(owl(3), owl(4), owl(5)))))
                .hasMessage("2 classes are named for 3 images; name one for all, or one for each");
    }

    @Test
    void failsWhereNoMethodApplies() {
        ExplanationRequest cams = new ExplanationRequest(
                MODEL,
                MODEL.preprocessing(),
                List.of(org.vizsla.explain.method.registry.Methods.byName("cam").standard()),
                List.of(owl(3), owl(4)),
                Targets.IMPLIED,
                ExplainerSettings.DEFAULT.skippingNotApplicable(),
                0);
        assertThatThrownBy(() -> run(cams))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageStartingWith(
                        "no method applies; cam skipped: 'alexnet_menagerie' has no class activation map");
    }
}
