package org.vizsla.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Remembers layers on the way forward, and goes back through them one by one, as hooks on modules do: each layer's rule decides what is passed on. */
final class Tape {
    /** A layer's value, compared by identity. */
    static final class Traced {
        private final NDArray value;

        Traced(NDArray value) {
            this.value = value;
        }

        NDArray value() {
            return value;
        }
    }

    private record Entry(List<Traced> inputs, Traced output, Function<NDArray, List<NDArray>> back) {}

    private final GradientCollector collector;
    private final List<Entry> entries = new ArrayList<>();

    Tape(GradientCollector collector) {
        this.collector = collector;
    }

    /** A layer of one input with its own rule; the rule is given what reached the output. */
    Traced layer(Traced input, NDArray output, UnaryOperator<NDArray> back) {
        Traced traced = new Traced(output);
        entries.add(new Entry(List.of(input), traced, g -> List.of(back.apply(g))));
        return traced;
    }

    /** A layer that passes on its gradient. */
    Traced layer(Traced input, UnaryOperator<NDArray> forward) {
        NDArray leaf = leaf(input.value());
        NDArray output = forward.apply(leaf);
        return layer(input, output.stopGradient(), g -> gradient(leaf, output, g));
    }

    /** Two values side by side. */
    Traced concatenation(Traced left, Traced right) {
        Traced traced = new Traced(left.value().concat(right.value(), 1));
        long split = left.value().getShape().get(1);
        entries.add(new Entry(List.of(left, right), traced, g -> g.split(new long[] {split}, 1)));
        return traced;
    }

    static NDArray leaf(NDArray value) {
        NDArray leaf = value.stopGradient();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    /** The gradient of {@code output · g} with respect to a leaf. */
    NDArray gradient(NDArray leaf, NDArray output, NDArray g) {
        collector.backward(output.mul(g).sum());
        return leaf.getGradient();
    }

    /** Goes back from a value to another one. */
    NDArray back(Traced from, NDArray seed, Traced to) {
        Map<Traced, NDArray> arrived = new HashMap<>();
        arrived.put(from, seed);
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            NDArray g = arrived.get(entry.output());
            if (g == null) {
                continue;
            }
            List<NDArray> parts = entry.back().apply(g);
            for (int k = 0; k < parts.size(); k++) {
                NDArray part = parts.get(k);
                arrived.merge(entry.inputs().get(k), part, NDArray::add);
            }
        }
        return Objects.requireNonNull(arrived.get(to));
    }
}
