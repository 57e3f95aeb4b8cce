package org.vizsla.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;

class FirstFiltersTest {
    @Test
    void theyAreTheWeightsThatReadThePicture() {
        Model model = EmbeddedNetwork.load();

        assertThat(FirstFilters.of(model).map(Tensor::shape)).contains(Shape.of(32, 3, 11, 11));
        assertThat(FirstFilters.of(model).orElseThrow().floats())
                .isEqualTo(Objects.requireNonNull(model.graph().initializers().get("features.0.weight"))
                        .floats());
    }

    @Test
    void aNetworkOfWhichTheyAreNotKnownHasNone() {
        Model model = EmbeddedNetwork.load();

        assertThat(FirstFilters.of(model.withGraph(model.graph().toBuilder()
                        .nodes(java.util.List.of())
                        .outputs(java.util.List.of(model.input()))
                        .build())))
                .isEmpty();
    }
}
