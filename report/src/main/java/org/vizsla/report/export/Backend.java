package org.vizsla.report.export;

import java.util.Locale;
import org.vizsla.autodiff.lowering.Lowering;
import org.vizsla.graph.Graph;
import org.vizsla.graph.pass.Pass;

/** What an exported explainer is written for. */
public enum Backend {
    /** Any ONNX Runtime on a processor, in a browser too. */
    ANY(graph -> graph),
    /** ONNX Runtime for the web on WebGPU, which lacks some operators; elsewhere it runs as well, and slower. */
    WEBGPU(new Lowering());

    private final Pass lowering;

    Backend(Pass lowering) {
        this.lowering = lowering;
    }

    /** The graph without what it lacks. */
    Graph lowered(Graph graph) {
        return lowering.apply(graph);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
