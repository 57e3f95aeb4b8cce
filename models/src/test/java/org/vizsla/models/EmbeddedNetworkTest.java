package org.vizsla.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.architecture.Architectures;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Session;

class EmbeddedNetworkTest {
    @Test
    void isAnAlexNetOfTwelveAnimals() {
        Model model = EmbeddedNetwork.load();

        assertThat(model.name()).isEqualTo("alexnet_menagerie");
        assertThat(model.classes()).isEqualTo(12).isEqualTo(model.labels().size());
        assertThat(List.of(model.channels(), model.height(), model.width())).containsExactly(3, 224, 224);
        assertThat(model.labels().name(0)).isEqualTo("Vizsla");
        assertThat(model.labels().name(11)).isEqualTo("tree frog");
        assertThat(model.file()).isEmpty();
        assertThat(model.sha256()).hasValue(EmbeddedNetwork.sha256());
        assertThat(EmbeddedNetwork.sha256()).matches("[0-9a-f]{64}");
        assertThat(model.temperature()).isPositive();
        assertThat(model.knownPreprocessing()).hasValue(Preprocessing.IMAGENET);
    }

    @Test
    void isSmall() {
        assertThat(EmbeddedNetwork.size()).isLessThan(5_000_000);
        assertThat(Architectures.byName("alexnet_menagerie").parameterCount(12)).isLessThan(2_000_000);
    }

    /** Training the last layers, and fused convolutions, need floats. */
    @Test
    void itsWeightsAreFloats() {
        assertThat(EmbeddedNetwork.load().graph().initializers().values())
                .hasSize(16)
                .allSatisfy(tensor -> {
                    assertThat(tensor.type()).isEqualTo(DataType.FLOAT32);
                    for (float value : tensor.floats()) {
                        assertThat(value).isFinite();
                    }
                });
    }

    @Test
    void runs() {
        Model model = EmbeddedNetwork.load();
        float[] grey = new float[3 * 224 * 224];
        Arrays.fill(grey, 0.1f);
        Tensor scores = Session.runOnce(model.graph(), Map.of("input", Tensor.ofFloats(Shape.of(1, 3, 224, 224), grey)))
                .get("logits");

        assertThat(scores.shape()).isEqualTo(Shape.of(1, 12));
        for (float score : scores.floats()) {
            assertThat(score).isFinite();
        }
    }

    @Test
    void itsNames() {
        assertThat(EmbeddedNetwork.isNamed("menagerie")).isTrue();
        assertThat(EmbeddedNetwork.isNamed("alexnet_menagerie")).isTrue();
        assertThat(EmbeddedNetwork.isNamed("alexnet")).isFalse();
        assertThat(EmbeddedNetwork.architectureOf("menagerie")).isEqualTo("alexnet_menagerie");
        assertThat(EmbeddedNetwork.architectureOf("alexnet")).isEqualTo("alexnet");
    }

    @Test
    void temperatures() {
        assertThat(EmbeddedNetwork.temperature(Map.of("temperature", "1.25"))).isEqualTo(1.25f);
        assertThat(EmbeddedNetwork.temperature(Map.of())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "warm", ""})
    void temperaturesThatAreNone(String text) {
        assertThatThrownBy(() -> EmbeddedNetwork.temperature(Map.of("temperature", text)))
                .isInstanceOf(VizslaException.class)
                .hasMessage("the weights' metadata has a temperature that is not a number above 0");
    }
}
