package org.vizsla.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void knowsItsSizes() {
        Shape shape = Shape.of(2, 3, 5);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.size(0)).isEqualTo(2);
        assertThat(shape.size(-1)).isEqualTo(5);
        assertThat(shape.size(-3)).isEqualTo(2);
        assertThat(shape.sizes()).containsExactly(2, 3, 5);
        assertThat(shape.isFixed()).isTrue();
        assertThat(shape.elements()).isEqualTo(30);
        assertThat(shape).hasToString("[2, 3, 5]");
    }

    @Test
    void aScalarHasOneElement() {
        assertThat(Shape.of().elements()).isEqualTo(1);
        assertThat(Shape.of()).hasToString("[]");
    }

    @Test
    void productsThatDoNotFitAreRefused() {
        assertThat(Shape.elements(1L << 31, 1L << 31)).isEqualTo(1L << 62);
        assertThat(Shape.lengthOf(1 << 15, 1 << 15)).isEqualTo(1 << 30);
        assertThat(Shape.of(2, 3).length()).isEqualTo(6);
        assertThat(Shape.of(2, 3).length(-1)).isEqualTo(3);
        assertThatThrownBy(() -> Shape.elements(1L << 32, 1L << 31))
                .isInstanceOf(GraphException.class)
                .hasMessage("shape [4294967296, 2147483648] has too many elements");
        assertThatThrownBy(() -> Shape.lengthOf(1L << 16, 1L << 16))
                .isInstanceOf(GraphException.class)
                .hasMessage("an array of 4294967296 elements cannot be held in memory");
        assertThatThrownBy(() -> Shape.lengthOf(-3))
                .isInstanceOf(GraphException.class)
                .hasMessage("an array of -3 elements cannot be held in memory");
        assertThatThrownBy(() -> Shape.batchOf(3).length(0))
                .isInstanceOf(GraphException.class)
                .hasMessage("axis 0 of shape [N, 3] has no fixed size");
    }

    @Test
    void theBatchIsSymbolic() {
        Shape shape = Shape.batchOf(3, 7);
        assertThat(shape).hasToString("[N, 3, 7]").isEqualTo(Shape.batchOf(3, 7));
        assertThat(shape.size(0)).isEqualTo(Shape.UNKNOWN);
        assertThat(shape.isFixed()).isFalse();
        assertThat(shape.sizes()).containsExactly(Shape.UNKNOWN, 3, 7);
        assertThatThrownBy(shape::elements)
                .isInstanceOf(GraphException.class)
                .hasMessage("shape [N, 3, 7] has no fixed number of elements");
    }

    @Test
    void anUnknownSizeHasNoName() {
        assertThat(Shape.of(Shape.UNKNOWN, 4)).hasToString("[?, 4]").isNotEqualTo(Shape.batchOf(4));
    }

    @Test
    void sizesCannotBeNegative() {
        assertThatThrownBy(() -> Shape.of(3, -2))
                .isInstanceOf(GraphException.class)
                .hasMessage("a dimension cannot be -2");
    }

    @Test
    void theirProductMustFit() {
        Shape shape = Shape.of(1L << 40, 1L << 40);
        assertThatThrownBy(shape::elements)
                .isInstanceOf(GraphException.class)
                .hasMessage("shape [1099511627776, 1099511627776] has too many elements");
    }

    @Test
    void staysAsItWasMade() {
        List<Dimension> dimensions = new java.util.ArrayList<>(List.of(new Dimension.Fixed(2)));
        Shape shape = new Shape(dimensions);
        dimensions.add(new Dimension.Fixed(3));
        assertThat(shape).hasToString("[2]");
    }
}
