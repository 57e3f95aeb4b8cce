package org.vizsla.explain.field;

import java.util.List;
import java.util.Map;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.runtime.Session;
import org.vizsla.runtime.SessionSettings;

/** Asks a network itself which pixels a value depends on: other noise is put into some pixels, in all channels and images. */
public final class Masking implements AutoCloseable {
    private final Session session;
    private final String input;
    private final String value;

    public Masking(Graph graph, String input, String value) {
        GraphBuilder builder = graph.toBuilder();
        String unit = builder.op("Identity", value).named("observed");
        this.session = Session.open(
                builder.outputs(List.of(unit)).buildPruned(),
                SessionSettings.DEFAULT.withoutOptimization().withThreads(1));
        this.input = input;
        this.value = unit;
    }

    /** All elements of the value. */
    public float[] values(Tensor images) {
        return session.run(Map.of(input, images)).get(value).floats();
    }

    /** Which pixels change. */
    public interface Pixels {
        boolean contains(int row, int column);
    }

    /** The images with the pixels of others where they change. */
    public static Tensor masked(Tensor images, Tensor others, Pixels changed) {
        Shape shape = images.shape();
        int height = shape.length(2);
        int width = shape.length(3);
        float[] values = images.floats();
        float[] noise = others.floats();
        for (int i = 0; i < values.length; i++) {
            if (changed.contains(i / width % height, i % width)) {
                values[i] = noise[i];
            }
        }
        return Tensor.ofFloats(shape, values);
    }

    /** The pixels outside of a field. */
    public static Pixels outside(Field field) {
        return (row, column) -> row < field.top()
                || row >= field.top() + field.height()
                || column < field.left()
                || column >= field.left() + field.width();
    }

    @Override
    public void close() {
        session.close();
    }
}
