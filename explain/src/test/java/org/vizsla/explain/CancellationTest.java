package org.vizsla.explain;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** A call is ended soon, whichever method is at work, and without its neighbours noticing. */
class CancellationTest {
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(200);

    /** A busy machine may hold up any single run. */
    private static final int ATTEMPTS = 3;

    /** So many steps, samples or segments that a method takes much longer than it may to end. Those without such a parameter have their defaults. */
    private static final Map<String, String> LONG = Map.ofEntries(
            entry("integrated_gradients.steps", "100000"),
            entry("smooth_grad.samples", "10000"),
            entry("smooth_grad_squared.samples", "10000"),
            entry("var_grad.samples", "10000"),
            entry("gradient_shap.samples", "10000"),
            entry("blur_ig.steps", "100000"),
            entry("guided_ig.steps", "100000"),
            entry("layer_conductance.steps", "99999"),
            entry("internal_influence.steps", "100000"),
            entry("neuron_integrated_gradients.steps", "100000"),
            entry("smooth_grad_cam_plus_plus.samples", "10000"),
            entry("deep_lift.baseline", "noise:100+noise:100+noise:100+noise:100"),
            entry("deep_lift_shap.baseline", "noise:100+noise:100+noise:100+noise:100"),
            entry("occlusion.window", "1"),
            entry("occlusion.stride", "1"),
            entry("feature_ablation.segments", "grid:1"),
            entry("rise.masks", "100000"),
            entry("lime.samples", "100000"),
            entry("kernel_shap.samples", "100000"),
            entry("shapley_value_sampling.orders", "10000"),
            entry("extremal_perturbation.steps", "100000"),
            entry("xrai.steps", "100000"));

    @TempDir
    Path folder;

    /** All that are not one pass. */
    static Stream<String> streamedMethods() {
        return Methods.all().stream()
                .filter(entry -> entry.standard() instanceof StreamedMethod)
                .map(MethodEntry::name);
    }

    @ParameterizedTest
    @MethodSource("streamedMethods")
    void readsNoFurtherBatch(String method) {
        Model model = Small.network("mini_resnet", folder);
        Tensor image = Small.scene(5, model);
        Cancellation cancellation = new Cancellation();
        List<Double> heard = new ArrayList<>();
        Call call = Call.of(3).withCancellation(cancellation).withListener((name, part) -> {
            heard.add(part);
            if (part > 0) {
                cancellation.cancel();
            }
        });
        Map<String, String> settings = settings(method);
        if (Methods.byName(method).has("rule")) {
            settings.put(method + ".rule", "left");
        }
        try (Explainer explainer =
                Explainer.open(model, Methods.choose(List.of(method), settings, ""), Small.ONE_THREAD)) {
            assertThatThrownBy(() -> explainer.explain(image, call)).isInstanceOf(CancelledException.class);
        }
        assertThat(heard).hasSize(2).first().isEqualTo(0.0);
    }

    /** Wherever it is: before its first batch too, as in the hundred thousand nodes of a quadrature. */
    @ParameterizedTest
    @MethodSource("streamedMethods")
    void endsAMethodSoon(String method) throws Exception {
        Model model = Small.network("mini_resnet", folder);
        Tensor image = Small.scene(5, model);
        ExecutorService other = Executors.newSingleThreadExecutor();
        long taken = Long.MAX_VALUE;
        try (Explainer explainer =
                Explainer.open(model, Methods.choose(List.of(method), settings(method), ""), Small.ONE_THREAD)) {
            for (int attempt = 0; attempt < ATTEMPTS && taken >= SOON; attempt++) {
                CountDownLatch begun = new CountDownLatch(1);
                Cancellation cancellation = new Cancellation();
                Call call = Call.of(3).withCancellation(cancellation).withListener((name, part) -> begun.countDown());
                Future<Explanation> explained = other.submit(() -> explainer.explain(image, call));
                assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
                Thread.sleep(60);
                long start = System.nanoTime();
                cancellation.cancel();
                if (settings(method).isEmpty()) {
                    other.submit(() -> {}).get();
                } else {
                    assertThatThrownBy(explained::get).hasCauseInstanceOf(CancelledException.class);
                }
                taken = System.nanoTime() - start;
            }
        } finally {
            other.shutdownNow();
        }
        assertThat(taken).isLessThan(SOON);
    }

    /** While one call runs that would take minutes, another runs beside it. The first is ended, and the second has the bytes that it has alone. */
    @Test
    void endsOneCallAndNotItsNeighbour() throws Exception {
        String method = "rise";
        Model model = Small.network("mini_resnet", folder);
        Tensor image = Small.scene(5, model);
        List<AttributionMethod> methods = Methods.choose(List.of(method, "grad_cam"), settings(method), "");
        ExecutorService others = Executors.newFixedThreadPool(2);
        Cancellation cancellation = new Cancellation();
        CountDownLatch running = new CountDownLatch(1);
        Set<String> heard = new ConcurrentSkipListSet<>();
        Call ended = Call.of(3).withCancellation(cancellation).withListener((name, part) -> {
            heard.add(name);
            if (part > 0) {
                running.countDown();
            }
        });
        try (Explainer explainer = Explainer.open(model, methods, Small.ONE_THREAD);
                Explainer neighbours =
                        Explainer.open(model, Methods.choose(List.of("occlusion"), Map.of(), ""), Small.ONE_THREAD)) {
            float[] alone =
                    neighbours.explain(image, Call.of(3)).map("occlusion").floats();
            Future<Explanation> first = others.submit(() -> explainer.explain(image, ended));
            Future<Explanation> second = others.submit(() -> neighbours.explain(image, Call.of(3)));
            assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            cancellation.cancel();
            assertThatThrownBy(first::get).hasCauseInstanceOf(CancelledException.class);
            assertThat(System.nanoTime() - start).isLessThan(SOON);
            assertThat(second.get().map("occlusion").floats()).containsExactly(alone);
            assertThat(heard).containsExactly(method);
        } finally {
            others.shutdownNow();
        }
    }

    private static Map<String, String> settings(String method) {
        return LONG.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(method + "."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, HashMap::new));
    }

    /** On one explainer: a call that is ended leaves all that is kept as it was. */
    @Test
    void callsOfOneExplainerAreIndependent() throws Exception {
        Model model = Small.network("mini_resnet", folder);
        Tensor image = Small.scene(5, model);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Explainer explainer = Explainer.open(
                model,
                Methods.choose(List.of("rise", "occlusion"), Map.of("rise.masks", "400"), ""),
                Small.ONE_THREAD)) {
            Explanation alone = explainer.explain(image, Call.of(3));
            Cancellation cancellation = new Cancellation();
            CountDownLatch bothRun = new CountDownLatch(1);
            Set<Double> heard = new ConcurrentSkipListSet<>();
            Call neighbour = Call.of(3).withListener((method, part) -> heard.add(part));
            Call ended = Call.of(3).withCancellation(cancellation).withListener((method, part) -> {
                if (part > 0) {
                    bothRun.countDown();
                    cancellation.cancel();
                }
            });
            Future<Explanation> kept = other.submit(() -> explainer.explain(image, neighbour));
            assertThatThrownBy(() -> explainer.explain(image, ended)).isInstanceOf(CancelledException.class);
            assertThat(bothRun.getCount()).isZero();
            for (Explanation explanation : List.of(kept.get(), explainer.explain(image, Call.of(3)))) {
                for (String method : List.of("rise", "occlusion")) {
                    assertThat(explanation.map(method).floats())
                            .containsExactly(alone.map(method).floats());
                }
            }
            assertThat(heard).contains(1.0);
            assertThatThrownBy(() -> explainer.explain(image, ended)).isInstanceOf(CancelledException.class);
        } finally {
            other.shutdownNow();
        }
    }
}
