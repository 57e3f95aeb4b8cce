package org.vizsla.explain;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.autodiff.Ops;
import org.vizsla.autodiff.pass.Speedups;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

/**
 * Compiles a network and methods of attribution into one graph.
 *
 * <p>Inputs: the network's own, and {@value #TARGET}, INT64 {@code [N]}: the class to explain for each picture, or -1 for the one with the highest score.
 * Outputs: {@value #SCORES} {@code [N, classes]}, {@value #CHOSEN} {@code [N]} (the classes explained), and one map a method, of the method's name.
 */
public final class ExplainerGraph {
    public static final String TARGET = "target";
    public static final String SCORES = "scores";
    public static final String CHOSEN = "chosen";

    private ExplainerGraph() {}

    public static Graph compile(Model model, List<AttributionMethod> methods) {
        GraphBuilder builder =
                model.graph().toBuilder().name(model.name() + " explained").scope("explain");
        Ops ops = new Ops(builder);
        Dimension batch = new Dimension.Fixed(model.fixedBatch() < 0 ? 0 : model.fixedBatch());
        if (model.isBatchDynamic()) {
            batch = new Dimension.Symbolic(Shape.BATCH);
        }
        String target = builder.input(TARGET, DataType.INT64, new Shape(List.of(batch)));
        String top = ops.op("ArgMax", model.scores())
                .with("axis", 1)
                .with("keepdims", 0)
                .value();
        String chosen = ops.where(ops.less(target, builder.integer(0)), top, target);
        Passes passes = new Passes(model, builder, oneHot(ops, chosen, model.classes()));
        List<String> outputs = new ArrayList<>();
        outputs.add(builder.rename(model.scores(), SCORES));
        outputs.add(builder.rename(chosen, CHOSEN));
        for (AttributionMethod method : methods) {
            outputs.add(builder.rename(method.emit(passes), method.name()));
        }
        return new Speedups().apply(builder.outputs(outputs).buildPruned());
    }

    /** {@code [N, classes]}: 1 at each entry's class, 0 elsewhere. */
    static String oneHot(Ops ops, String chosen, int classes) {
        String depth = ops.graph().integer(classes);
        String values = ops.graph().constant("off_on", Tensor.ofFloats(Shape.of(2), 0f, 1f));
        return ops.op("OneHot", chosen, depth, values).with("axis", 1).value();
    }
}
