package org.vizsla.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.models.Model;

/** The graph of a sweep in the making: the passes over a batch, more inputs, and what is to be kept of it. */
public final class SweepGraph {
    static final String WEIGHT = "weight";

    static final String TARGET = "row/target class";

    private static final String ROW = "row/";
    private static final String CONSTANT = "constant/";
    private static final String RESULT = "result/";

    /** How a result of one part of a batch is put together with those of the others. */
    enum Kind {
        SUM,
        EACH,
        PART
    }

    private final Passes passes;
    private final GraphBuilder builder;
    private final Dimension batch;
    private final Map<String, Shape> rows = new LinkedHashMap<>();
    private final Map<String, Kind> results = new LinkedHashMap<>();

    SweepGraph(Model model, GraphBuilder builder, ExplainerSettings settings) {
        this.builder = builder;
        this.batch = ExplainerGraph.batch(model);
        this.passes = ExplainerGraph.begin(model, builder, TARGET, settings);
        perRow(WEIGHT, Shape.of());
    }

    /** The network over the batch; its input is that of the rows. */
    public Passes passes() {
        return passes;
    }

    public Ops ops() {
        return passes.ops();
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
        return builder.input(rowInput(name), DataType.FLOAT32, new Shape(dimensions));
    }

    /** Declares an input that is the same for all rows of a run. */
    public String constant(String name, DataType type, Shape shape) {
        return builder.input(constantInput(name), type, shape);
    }

    /** Keeps the weighted sum of a value {@code [N, ...]} over all rows. */
    public void sum(String name, String value) {
        Ops ops = ops();
        String weights = ops.reshape(weight(), 1, -1);
        String sum =
                ops.matmul(weights, ops.op("Flatten", value).with("axis", 1).value());
        keep(name, ops.op("Reshape", sum, shapeOfRow(value)).value(), Kind.SUM);
    }

    /** {@code [1, ...]}: read from the value itself only where its sizes are not known, so that it need not be there whole. */
    private String shapeOfRow(String value) {
        Shape shape = builder.shape(value);
        if (shape != null) {
            long[] sizes = shape.sizes();
            sizes[0] = 1;
            if (Shape.of(sizes).isFixed()) {
                return builder.integers(sizes);
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
        builder.rename(value, result(name));
        results.put(name, kind);
    }

    /** What the graph calls the input of rows of this name. */
    static String rowInput(String name) {
        return ROW + name;
    }

    /** What the graph calls the constant input of this name. */
    static String constantInput(String name) {
        return CONSTANT + name;
    }

    /** What the graph calls the result of this name. */
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
