package org.vizsla.optimize.example;

import java.nio.ByteBuffer;
import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.explain.sweep.Footprint;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/** Images in batches of the size that a network takes. */
final class ImageRows {
    private static final int MOST = 16;
    private static final long PER_VALUE = 8;

    private ImageRows() {}

    /** How many images run at once in some memory, for the values that a network computes, going forward and coming back. */
    static int atOnce(Model model, long memory) {
        if (!model.isBatchDynamic()) {
            return Math.toIntExact(model.fixedBatch());
        }
        long each = PER_VALUE * Math.max(1, Footprint.of(model.graph()).activations());
        return (int) Math.max(1, Math.min(memory / each, MOST));
    }

    /** How large a batch of some images is: of a network that takes a fixed number, this. */
    static int size(Model model, int images) {
        return model.isBatchDynamic() ? images : Math.toIntExact(model.fixedBatch());
    }

    /**
     * A batch; the last image fills what is left of it.
     *
     * @param rows {@code [1, ...]} each
     * @return {@code [count, ...]}
     */
    static Tensor batch(List<Tensor> rows, int count) {
        Tensor first = rows.get(0);
        long[] sizes = first.shape().sizes();
        sizes[0] = count;
        ByteBuffer bytes = Tensor.allocate(Shape.elements(sizes) * first.type().size());
        for (int i = 0; i < count; i++) {
            bytes.put(rows.get(Math.min(i, rows.size() - 1)).bytes());
        }
        return Tensor.of(first.type(), Shape.of(sizes), bytes.flip());
    }

    /** The classes of a batch, INT64 {@code [count]}; negative for that with the highest score. */
    static Tensor targets(List<Target> targets, int count) {
        long[] classes = new long[count];
        for (int i = 0; i < count; i++) {
            Target target = targets.get(Math.min(i, targets.size() - 1));
            classes[i] = target instanceof Target.OfClass known ? known.index() : -1;
        }
        return Tensor.ofLongs(Shape.of(count), classes);
    }
}
