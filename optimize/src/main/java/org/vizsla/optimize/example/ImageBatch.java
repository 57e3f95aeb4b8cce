package org.vizsla.optimize.example;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;

/** Images that wait until there are enough for a run. */
final class ImageBatch {
    private final int size;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<Tensor> rows = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    ImageBatch(int size) {
        this.size = size;
    }

    void add(int number, Tensor row, Target target) {
        numbers.add(number);
        rows.add(row);
        targets.add(target);
    }

    boolean isFull() {
        return rows.size() >= size;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Integer> numbers() {
        return numbers;
    }

    List<Tensor> rows() {
        return rows;
    }

    List<Target> targets() {
        return targets;
    }
}
