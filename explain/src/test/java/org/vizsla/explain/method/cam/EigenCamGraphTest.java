package org.vizsla.explain.method.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vizsla.autodiff.DifferentiationException;
import org.vizsla.explain.ExplainerGraph;
import org.vizsla.explain.Linear;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Value;
import org.vizsla.graph.analysis.Reachability;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;

/** Eigen-CAM looks at a layer's value alone: its graph has no backward pass, and none is asked for. */
class EigenCamGraphTest {
    @Test
    void dependsNeitherOnTheTargetNorOnTheHead() {
        Graph alone = ExplainerGraph.compile(Linear.network(), List.of(EigenCam.DEFAULT))
                .graph();
        assertThat(Reachability.to(alone, "eigen_cam")).contains("x").doesNotContain(ExplainerGraph.TARGET, "pool");
        Graph ofClass =
                ExplainerGraph.compile(Linear.network(), List.of(EigenCam.GRAD)).graph();
        assertThat(Reachability.to(ofClass, "eigen_grad_cam")).contains("x", ExplainerGraph.TARGET);
    }

    /** A network that has no derivative has an Eigen-CAM. */
    @Test
    void asksForNoDerivative() {
        Graph linear = Linear.network().graph();
        GraphBuilder builder = linear.toBuilder();
        String scores = builder.op("Hardmax", linear.outputs().get(0)).named("hardmax");
        builder.value(new Value(
                scores, DataType.FLOAT32, linear.shape(linear.outputs().get(0))));
        Model model = Model.of(builder.outputs(List.of(scores)).build(), Labels.numbered(4), Optional.empty());
        assertThatThrownBy(() -> ExplainerGraph.compile(model, List.of(EigenCam.GRAD)))
                .isInstanceOf(DifferentiationException.class);
        assertThat(ExplainerGraph.compile(model, List.of(EigenCam.DEFAULT)).emissions())
                .containsKey("eigen_cam");
    }
}
