package org.vizsla.explain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.explain.Small;
import org.vizsla.explain.SmallTransformer;
import org.vizsla.explain.SmallTransformer.Extra;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;

class TokenLayersTest {
    @TempDir
    Path folder;

    private static Layers layers(Extra extra) {
        return new Layers(SmallTransformer.with(extra).model());
    }

    /** The tokens that the last attention looks at, and which of them is the first patch's. */
    @ParameterizedTest
    @CsvSource({"NONE, true, 0", "FIRST, true, 1", "FIRST, false, 1", "LAST, true, 0", "TWO, true, 2"})
    void findsWhatTheLastAttentionLooksAt(Extra extra, boolean fused, int first) {
        Layers layers = new Layers(new SmallTransformer(extra, fused, Tensor.scalar(1f)).model());
        Layer layer = layers.automatic();
        assertThat(layer.value()).isEqualTo("block.1.kept");
        assertThat(layers.map(layer))
                .isEqualTo(new Tokens(layer, first, SmallTransformer.HEIGHT, SmallTransformer.WIDTH));
        assertThat(layers.named(layer.name())).isEqualTo(layer);
    }

    @Test
    void findsTheFirstNormalizationOfTheLastBlock() {
        Model model = Small.network("mini_vit", folder);
        Layers layers = new Layers(model);
        Layer layer = layers.automatic();
        assertThat(layer.name()).isEqualTo("bl.1.n1");
        assertThat(layers.map(layer)).isEqualTo(new Tokens(layer, 1, 4, 4));
        assertThat(layers.named("bl.1.n1")).isEqualTo(layer);
    }

    @Test
    void namedTokensAreMapsToo() {
        Layers layers = layers(Extra.FIRST);
        PlacedLayer tokens = layers.oneMap(LayerChoice.of("block.0.second"));
        assertThat(tokens.channels()).isEqualTo(SmallTransformer.CHANNELS);
        assertThat(tokens.index(2, 5)).isEqualTo((1 + 5) * SmallTransformer.CHANNELS + 2);
        assertThat(layers.oneMap(LayerChoice.of("patches"))).isInstanceOf(FeatureMap.class);
    }

    @Test
    void saysWhyPlacesCannotBeTold() {
        assertThatThrownBy(() -> layers(Extra.COARSE).oneMap(LayerChoice.of("norm")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage(
                        "layer 'norm' is [N, 9, 4], and the places of its 9 tokens are unknown: the feature map 'coarse' before"
                                + " it has 1 x 3 places, and no concatenation joins as many tokens with others");
        assertThatThrownBy(() -> layers(Extra.PADDED).oneMap(LayerChoice.of("norm")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage(
                        "layer 'norm' is [N, 7, 4], and which of its tokens is the class's is unknown: the feature map"
                                + " 'patches' before it has 2 x 3 places");
        assertThatThrownBy(() -> layers(Extra.FIRST).oneMap(LayerChoice.of("rows")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("layer 'rows' is [N, 4, 6], neither a feature map [N, C, h, w] nor tokens [N, T, C]");
        assertThatThrownBy(() -> layers(Extra.PADDED).automatic())
                .isInstanceOf(NotApplicableException.class)
                .hasMessage(
                        "'transformer' mixes places by attention behind its last feature map 'patches', and which of its"
                                + " places' tokens the last attention looks at is unknown; name a layer");
    }
}
