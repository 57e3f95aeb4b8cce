package org.vizsla.explain.loop;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * A method of many runs: a graph computes a value of each copy of an image, and sums over all copies are the map. Copies do not depend on one another, so they may be run in parts of any size.
 *
 * @param copies of the image
 * @param value what is computed of each copy: the value of the graph, {@code [N, ...]}, with all axes of the map or none but the first
 * @param meaning of the value in a few words, such as {@code gradient}
 * @param outcome how the values become the map
 * @param layers names of the layers that the map is about; none where it is about the input
 */
public record Loop(Copies copies, String value, String meaning, Outcome outcome, List<String> layers) {
    public Loop {
        layers = List.copyOf(layers);
        if (copies.baseline().parts().stream().anyMatch(Baseline.OfFile.class::isInstance)) {
            throw new NotApplicableException("its baseline is the image of a file, which no description holds");
        }
    }

    /** A loop about the input. */
    public static Loop of(Copies copies, String value, String meaning, Outcome outcome) {
        return new Loop(copies, value, meaning, outcome, List.of());
    }

    /** The same where the graph's value has another name. */
    public Loop withValue(String name) {
        return new Loop(copies, name, meaning, outcome, layers);
    }

    /**
     * Runs all copies and makes the map.
     *
     * @param atOnce how many copies are run at once
     * @param values the graph: the values {@code [n, ...]} of copies {@code [n, C, H, W]}
     * @param progress is told which part of the work is done
     */
    public Tensor map(Original image, int atOnce, UnaryOperator<Tensor> values, DoubleConsumer progress) {
        Shape share = copies.share(image.shape());
        int count = copies.count(image.shape(), image.baselines().size());
        LoopTotals totals = new LoopTotals(outcome);
        for (int start = 0; start < count; start += atOnce) {
            int size = Math.min(atOnce, count - start);
            long[] sizes = image.shape().sizes();
            sizes[0] = size;
            ByteBuffer part = Tensor.allocate(4 * Shape.elements(sizes));
            FloatBuffer[] shares = new FloatBuffer[size];
            double[] weights = new double[size];
            for (int i = 0; i < size; i++) {
                int bytes = Shape.lengthOf(4, image.shape().elements());
                FloatBuffer copy =
                        part.slice(i * bytes, bytes).order(part.order()).asFloatBuffer();
                shares[i] = FloatBuffer.allocate(share.rank() == 0 ? 0 : share.length());
                weights[i] = copies.write(start + i, image, copy, shares[i]);
            }
            Tensor results = values.apply(Tensor.of(DataType.FLOAT32, Shape.of(sizes), part));
            for (int i = 0; i < size; i++) {
                totals.add(weights[i], shares[i].array(), results.rows(i, 1));
            }
            progress.accept((double) (start + size) / count);
        }
        return totals.map(share, copies.expectedShare());
    }
}
