package org.vizsla.models.onnx;

import java.util.List;
import org.vizsla.graph.Graph;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.pass.BoundLoops;
import org.vizsla.graph.pass.ComputeInFloat32;
import org.vizsla.graph.pass.CutLabels;
import org.vizsla.graph.pass.DequantizeOutputs;
import org.vizsla.graph.pass.DropTrailingNames;
import org.vizsla.graph.pass.FoldConstantNodes;
import org.vizsla.graph.pass.LevelOpset;
import org.vizsla.graph.pass.Pass;
import org.vizsla.graph.pass.RefuseTraining;
import org.vizsla.graph.pass.RemoveIdentities;
import org.vizsla.graph.pass.RemoveIdleInputs;
import org.vizsla.graph.pass.UnfuseOperators;
import org.vizsla.graph.schema.Schemas;

/** The first part of an import, which needs no run: one operator set whatever the file's is, real numbers of one type, no fused operators, constant nodes, identities, labels or idle inputs, loops that end, and no training. */
final class UniformOperators {
    private static final List<Pass> PASSES = List.of(
            new DropTrailingNames(),
            new CutLabels(),
            new FoldConstantNodes(),
            new BoundLoops(),
            new ComputeInFloat32(),
            new LevelOpset(),
            new UnfuseOperators(),
            new DequantizeOutputs(),
            new RefuseTraining(),
            new RemoveIdentities(),
            new RemoveIdleInputs());

    private UniformOperators() {}

    /**
     * The graph in those operators.
     *
     * @throws VizslaException if a node has not the form of its operator, the graph is in training mode, or has a form of an operator that no longer exists
     */
    static Graph of(Graph raw) {
        Schemas.checkRead(raw);
        Graph graph = raw;
        for (Pass pass : PASSES) {
            graph = pass.apply(graph);
        }
        return graph;
    }
}
