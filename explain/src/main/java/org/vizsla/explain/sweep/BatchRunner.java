package org.vizsla.explain.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Device;
import org.vizsla.runtime.Opened;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/**
 * Runs an explainer's graph on a batch, part by part, so that memory stays bounded.
 *
 * <p>Where a picture's activations outweigh the weights, as in SqueezeNet and ResNet, a batch of at least as many pictures as threads is shared out: each thread
 * takes {@value #SMALL_PART} pictures at a time, which stay in the cache, and what ONNX Runtime does in one thread is done by all at once. Where weights outweigh
 * activations, as in AlexNet and VGG, each part has up to {@value #LARGE_PART} pictures, so that the weights are read seldom, and the threads work on it together. The
 * session for single threads is opened when it is first needed.
 */
public final class BatchRunner implements AutoCloseable {
    private static final int SMALL_PART = 2;
    private static final int LARGE_PART = 16;

    private final Graph graph;
    private final Model model;
    private final SessionSettings settings;
    private final int threads;
    private final boolean canShareOut;
    private final Opened opened = new Opened();
    private final Session together;
    private @Nullable Session apart;

    private BatchRunner(Graph graph, Model model, SessionSettings settings, Session together) {
        this.graph = graph;
        this.model = model;
        this.settings = settings;
        this.together = opened.add(together, Session::close);
        threads = settings.threads() > 0
                ? settings.threads()
                : Runtime.getRuntime().availableProcessors();
        canShareOut = model.isBatchDynamic()
                && threads > 1
                && together.device() == Device.CPU
                && Footprint.of(model.graph()).activationsOutweighWeights();
    }

    public static BatchRunner open(Graph graph, Model model, SessionSettings settings) {
        return new BatchRunner(graph, model, settings, Session.open(graph, settings));
    }

    /** How many pictures a part of a batch of so many has. */
    public int partSize(int pictures) {
        if (!model.isBatchDynamic()) {
            return Math.toIntExact(model.fixedBatch());
        }
        return sharesOut(pictures) ? Math.min(SMALL_PART, pictures / threads) : LARGE_PART;
    }

    /**
     * The results of the parts of a batch of so many pictures, in their order. Where a part fails, the others are cancelled; no run goes on when this returns
     * or throws.
     */
    public List<Tensors> run(int pictures, List<Map<String, Tensor>> parts) {
        if (!sharesOut(pictures)) {
            return parts.stream().map(together::run).toList();
        }
        Session session = apart();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Cancellation afterFailure = new Cancellation();
            AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
            List<CompletableFuture<Tensors>> results = new ArrayList<>();
            for (Map<String, Tensor> part : parts) {
                results.add(CompletableFuture.supplyAsync(() -> session.run(part, afterFailure), workers)
                        .whenComplete((result, failure) -> {
                            if (failure != null && firstFailure.compareAndSet(null, failure)) {
                                afterFailure.cancel();
                            }
                        }));
            }
            CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
                    .handle((all, failure) -> failure == null)
                    .join();
            Throwable failure = firstFailure.get();
            if (failure != null) {
                Throwable cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
                throw cause instanceof RuntimeException known ? known : new CompletionException(cause);
            }
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            workers.shutdown();
        }
    }

    private boolean sharesOut(int pictures) {
        return canShareOut && pictures >= threads;
    }

    private synchronized Session apart() {
        Session known = apart;
        if (known == null) {
            known = opened.add(Session.open(graph, settings.withThreads(1)), Session::close);
            apart = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        opened.close();
    }
}
