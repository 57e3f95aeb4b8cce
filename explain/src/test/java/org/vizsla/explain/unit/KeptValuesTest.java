package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;

class KeptValuesTest {
    private static final Tensors VALUES = new Tensors(Map.of("layer", Tensor.ofFloats(Shape.of(1, 10), new float[10])));

    /** Room for two images of 2 numbers with their 10 values. */
    private final KeptValues kept = new KeptValues(2 * 48);

    private static Tensor image(float value) {
        return Tensor.ofFloats(Shape.of(1, 2), value, 0);
    }

    @Test
    void knowsAnImageByItsNumbers() {
        kept.keep("layer", image(1), VALUES);
        assertThat(kept.find("layer", image(1))).isEqualTo(VALUES);
        assertThat(kept.find("layer", image(2))).isNull();
        assertThat(kept.find("other", image(1))).isNull();
        assertThat(kept.find("layer", Tensor.ofFloats(Shape.of(2, 1), 1, 0))).isNull();
    }

    @Test
    void forgetsWhatWasNotLookedAtForLongest() {
        kept.keep("layer", image(1), VALUES);
        kept.keep("layer", image(2), VALUES);
        assertThat(kept.find("layer", image(1))).isNotNull();
        kept.keep("layer", image(3), VALUES);
        assertThat(kept.find("layer", image(1))).isNotNull();
        assertThat(kept.find("layer", image(2))).isNull();
        assertThat(kept.find("layer", image(3))).isNotNull();
    }

    @Test
    void keepsTheLastOneInAnyCase() {
        KeptValues none = new KeptValues(1);
        none.keep("layer", image(1), VALUES);
        assertThat(none.find("layer", image(1))).isNotNull();
        none.keep("layer", image(2), VALUES);
        assertThat(none.find("layer", image(1))).isNull();
    }
}
