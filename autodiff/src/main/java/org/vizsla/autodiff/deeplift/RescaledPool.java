package org.vizsla.autodiff.deeplift;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vizsla.autodiff.BackwardRule;
import org.vizsla.autodiff.Step;
import org.vizsla.graph.Node;

/**
 * The rescale rule for maximum pooling. With {@code h = max(y, y_ref)}, what the input added, {@code dy (h - y_ref)}, goes to where the maximum lies
 * over the input, and what the baseline took, {@code dy (y - h)}, to where it lies over the baseline; the sum is divided by {@code x - x_ref}.
 *
 * <p>Source: Captum's {@code DeepLift}. Captum keeps multipliers of the baseline apart from those of the input; they differ only where a value is the
 * same for both, and here they are one.
 */
record RescaledPool(Reference reference, PoolingConvention pooling) implements BackwardRule {
    @Override
    public List<@Nullable String> apply(Step step) {
        if (pooling == PoolingConvention.CAPTUM && readsActivation(step)) {
            return step.toInput(0, step.pullback(0));
        }
        String reached = step.op("Max", step.y(), reference.of(step.y())).value();
        String added = step.mul(step.dy(), step.sub(reached, reference.of(step.y())));
        String taken = step.mul(step.dy(), step.sub(step.y(), reached));
        String baseline = reference.of(step.x(0));
        String sum = step.add(unpooled(step, added), unpooled(step.withInput(0, baseline), taken));
        String dx = step.sub(step.x(0), baseline);
        return step.toInput(0, step.where(Rescale.isNear(step, dx), step.pullback(0), step.div(sum, dx)));
    }

    private boolean readsActivation(Step step) {
        Node before = step.forward().producer(step.x(0));
        return before != null && new Elementwise(reference).matches(step.forward(), before);
    }

    /** Each value at the place of its window's maximum. */
    private String unpooled(Step step, String values) {
        if (pooling == PoolingConvention.COMPLETE || !step.node().is("MaxPool")) {
            return step.withCotangent(values).pullback(0);
        }
        List<String> pooled = step.op("MaxPool", step.x(0))
                .withAll(step.withoutAttributes("storage_order").node().attributes())
                .values(2);
        return lastOf(step, values, pooled.get(1));
    }

    /** At each place the value of the last window, in row-major order, that has its maximum there; 0 if none has. */
    private static String lastOf(Step step, String values, String places) {
        String count = step.op("Size", values).value();
        String windows = step.op(
                        "Range", step.graph().integer(0), count, step.graph().integer(1))
                .value();
        String nowhere = step.op(
                        "Expand",
                        step.integers(-1),
                        step.reshape(step.op("Size", step.x(0)).value(), 1))
                .value();
        String last = step.op("ScatterElements", nowhere, step.reshape(places, -1), windows)
                .with("reduction", "max")
                .value();
        String chosen = step.op(
                        "Gather",
                        step.reshape(values, -1),
                        step.op("Max", last, step.graph().integer(0)).value())
                .value();
        String flat = step.maskedBy(
                step.op("GreaterOrEqual", last, step.graph().integer(0)).value(), chosen);
        return step.reshapeLike(flat, step.x(0));
    }
}
