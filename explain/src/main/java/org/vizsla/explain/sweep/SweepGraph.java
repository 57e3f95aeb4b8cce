package org.vizsla.explain.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.explain.compile.ExplainerBuilder;
import org.vizsla.explain.network.Layers;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.models.picture.Preprocessing;

/** The graph of a sweep under construction: the builder over a batch, further inputs, and the results to keep. */
public final class SweepGraph {
    static final String WEIGHT = "weight";

    static final String TARGET = "row/target class";

    private static final String ROW = "row/";
    private static final String CONSTANT = "constant/";
    private static final String RESULT = "result/";

    /** How the results of the parts of a batch are combined. */
    enum Kind {
        SUM,
        EACH,
        PART
    }

    private final ExplainerBuilder builder;
    private final GraphBuilder graph;
    private final Dimension batch;
    private final Map<String, Shape> rows = new LinkedHashMap<>();
    private final Map<String, Kind> results = new LinkedHashMap<>();

    SweepGraph(Layers layers, GraphBuilder graph, Preprocessing preprocessing) {
        this.graph = graph;
        this.batch = layers.model().batch();
        this.builder = ExplainerBuilder.begin(layers, graph, TARGET, preprocessing);
        perRow(WEIGHT, Shape.of());
    }

    /** The network over the batch; its input is that of the rows. */
    public ExplainerBuilder builder() {
        return builder;
    }

    public Ops ops() {
        return builder.ops();
    }

    /** The factors of the rows in sums, {@code [N]}. */
    public String weight() {
        return rowInput(WEIGHT);
    }

    /** Declares an input of this shape for each row, FLOAT32 {@code [N, ...]}. */
    public String perRow(String name, Shape row) {
        List<Dimension> dimensions = new ArrayList<>(List.of(batch));
        dimensions.addAll(row.dimensions());
        rows.put(name, row);
        return graph.input(rowInput(name), DataType.FLOAT32, new Shape(dimensions));
    }

    /** Declares an input that is the same for all rows of a run. */
    public String constant(String name, DataType type, Shape shape) {
        return graph.input(constantInput(name), type, shape);
    }

    /** Keeps the weighted sum of a value {@code [N, ...]} over all rows. */
    public void sum(String name, String value) {
        Ops ops = ops();
        String weights = ops.reshape(weight(), 1, -1);
        String sum =
                ops.matmul(weights, ops.op("Flatten", value).with("axis", 1).value());
        keep(name, ops.op("Reshape", sum, shapeOfRow(value)).value(), Kind.SUM);
    }

    /** {@code [1, ...]}: read from the value itself only if its sizes are not known, so that it need not be computed whole. */
    private String shapeOfRow(String value) {
        Shape shape = graph.shape(value);
        if (shape != null) {
            long[] sizes = shape.sizes();
            sizes[0] = 1;
            if (Shape.of(sizes).isFixed()) {
                return graph.integers(sizes);
            }
        }
        Ops ops = ops();
        return ops.concat(
                0, ops.integers(1), ops.op("Shape", value).with("start", 1).value());
    }

    /** Keeps a value {@code [N, ...]} of every row; it should be small, such as a score. */
    public void each(String name, String value) {
        keep(name, value, Kind.EACH);
    }

    /** Keeps a value of every part, whose shape does not depend on the number of rows in it, for a {@link PartReader}. */
    public void part(String name, String value) {
        keep(name, value, Kind.PART);
    }

    private void keep(String name, String value, Kind kind) {
        graph.rename(value, result(name));
        results.put(name, kind);
    }

    /** The graph's name for the row input of this name. */
    public static String rowInput(String name) {
        return ROW + name;
    }

    /** The graph's name for the constant input of this name. */
    static String constantInput(String name) {
        return CONSTANT + name;
    }

    /** The graph's name for the result of this name. */
    static String result(String name) {
        return RESULT + name;
    }

    Map<String, Shape> rows() {
        return rows;
    }

    Map<String, Kind> results() {
        return results;
    }
}
