package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** A call is ended without its neighbours noticing. */
class CancellationTest {
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(200);

    /** So many steps or samples that each method takes much longer than it may to end. */
    private static final Map<String, String> LONG = Map.of(
            "integrated_gradients.steps", "4000",
            "rise.masks", "100000",
            "lime.samples", "100000",
            "kernel_shap.samples", "100000",
            "extremal_perturbation.steps", "100000",
            "guided_ig.steps", "100000",
            "shapley_value_sampling.orders", "10000");

    @TempDir
    Path folder;

    static Collection<String> longMethods() {
        return LONG.keySet().stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .sorted()
                .toList();
    }

    /** While one call runs that would take minutes, another runs beside it. The first is ended, and the second has the bytes that it has alone. */
    @ParameterizedTest
    @MethodSource("longMethods")
    void endsOneCallAndNotItsNeighbour(String method) throws Exception {
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
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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
