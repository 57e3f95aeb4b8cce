package org.vizsla.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.runtime.SessionSettings;

/**
 * A network that explains its class scores. Safe to use from several threads.
 *
 * <pre>{@code
 * try (Explainer explainer = Explainer.open(model, List.of(new Saliency()))) {
 *     Tensor gradient = explainer.explain(pictures, List.of(56)).maps().get("saliency");
 * }
 * }</pre>
 */
public final class Explainer implements AutoCloseable {
    /** The target that stands for the class with the highest score. */
    public static final int TOP = -1;

    private final Model model;
    private final List<AttributionMethod> methods;
    private final BatchRunner runner;

    private Explainer(Model model, List<AttributionMethod> methods, BatchRunner runner) {
        this.model = model;
        this.methods = List.copyOf(methods);
        this.runner = runner;
    }

    public static Explainer open(Model model, List<AttributionMethod> methods) {
        return open(model, methods, SessionSettings.DEFAULT);
    }

    public static Explainer open(Model model, List<AttributionMethod> methods, SessionSettings settings) {
        return new Explainer(model, methods, BatchRunner.open(ExplainerGraph.compile(model, methods), model, settings));
    }

    /**
     * Explains a batch; a long one is run in parts, so that memory stays bounded.
     *
     * @param pictures preprocessed, FLOAT32 {@code [N, C, H, W]}
     * @param targets a class for each picture, or one for all; {@link #TOP} stands for the class with the highest score
     * @throws IllegalArgumentException if a target is no class of the network, or the shapes do not fit
     */
    public Explanation explain(Tensor pictures, List<Integer> targets) {
        int count = Math.toIntExact(pictures.shape().size(0));
        List<Integer> each = targets.size() == 1 ? java.util.Collections.nCopies(count, targets.get(0)) : targets;
        check(pictures, each);
        long[] row = LongStream.of(pictures.shape().sizes()).skip(1).toArray();
        int step = runner.partSize(count);
        Rows input = Rows.of(pictures, row);
        List<Map<String, Tensor>> batches = new ArrayList<>();
        for (int start = 0; start < count; start += step) {
            int size = Math.min(step, count - start);
            int fed = model.isBatchDynamic() ? size : step;
            long[] classes = new long[fed];
            for (int i = 0; i < fed; i++) {
                classes[i] = i < size ? each.get(start + i) : TOP;
            }
            Map<String, Tensor> feeds = new HashMap<>();
            feeds.put(model.input(), input.part(start, size, fed));
            feeds.put(ExplainerGraph.TARGET, Tensor.ofLongs(Shape.of(fed), classes));
            batches.add(feeds);
        }
        Map<String, List<Tensor>> parts = new LinkedHashMap<>();
        int start = 0;
        for (Tensors results : runner.run(count, batches)) {
            int size = Math.min(step, count - start);
            results.byName()
                    .forEach((name, value) -> parts.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(Rows.first(value, size)));
            start += step;
        }
        List<Integer> chosen = new ArrayList<>();
        parts.getOrDefault(ExplainerGraph.CHOSEN, List.of())
                .forEach(part -> LongStream.of(part.longs()).forEach(target -> chosen.add((int) target)));
        Map<String, Tensor> maps = new LinkedHashMap<>();
        methods.forEach(method -> maps.put(method.name(), Rows.join(parts.getOrDefault(method.name(), List.of()))));
        return new Explanation(Rows.join(parts.getOrDefault(ExplainerGraph.SCORES, List.of())), chosen, maps);
    }

    private void check(Tensor pictures, List<Integer> targets) {
        Shape shape = pictures.shape();
        Shape expected = Shape.batchOf(model.channels(), model.height(), model.width());
        if (shape.rank() != 4
                || !shape.dimensions()
                        .subList(1, 4)
                        .equals(expected.dimensions().subList(1, 4))) {
            throw new IllegalArgumentException("'" + model.name() + "' takes " + expected + ", not " + shape);
        }
        if (shape.size(0) == 0) {
            throw new IllegalArgumentException("there is no picture in " + shape);
        }
        if (targets.size() != shape.size(0)) {
            throw new IllegalArgumentException(
                    "there are " + targets.size() + " targets for " + shape.size(0) + " pictures");
        }
        for (int target : targets) {
            if (target < TOP || target >= model.classes()) {
                throw new IllegalArgumentException("class " + target + " is not one of 0 to " + (model.classes() - 1)
                        + " of '" + model.name() + "'");
            }
        }
    }

    @Override
    public void close() {
        runner.close();
    }
}
