package org.vizsla.models.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Value;

class ArrayImagesTest {
    private static final InputForm COLOUR = InputForm.plain(new Value("x", DataType.FLOAT32, Shape.of(-1, 2, 1, 3)));
    private static final InputForm GREY = InputForm.plain(new Value("x", DataType.FLOAT32, Shape.of(-1, 1, 2, 3)));

    private static Tensor array(long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[(int) shape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.ofFloats(shape, values);
    }

    @Test
    void channelsThatAreLastAreBroughtInFront() {
        ArrayImages.Found found = ArrayImages.of(COLOUR, array(1, 3, 2)).orElseThrow();
        assertThat(found.turned()).isTrue();
        assertThat(found.values().shape()).isEqualTo(Shape.of(1, 2, 1, 3));
        assertThat(found.values().floats()).containsExactly(0, 2, 4, 1, 3, 5);
    }

    @Test
    void ourLayoutComesFirst() {
        ArrayImages.Found found = ArrayImages.of(COLOUR, array(2, 1, 3)).orElseThrow();
        assertThat(found.turned()).isFalse();
        assertThat(found.values().floats()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void greyImagesNeedNoChannels() {
        assertThat(ArrayImages.of(GREY, array(2, 3)).orElseThrow().values().shape())
                .isEqualTo(Shape.of(1, 1, 2, 3));
        assertThat(ArrayImages.of(GREY, array(4, 2, 3)).orElseThrow().values().shape())
                .isEqualTo(Shape.of(4, 1, 2, 3));
        assertThat(ArrayImages.of(GREY, array(4, 6)).orElseThrow().values().shape())
                .isEqualTo(Shape.of(4, 1, 2, 3));
    }

    @Test
    void otherTypesBecomeReal() {
        Tensor levels = Tensor.of(DataType.UINT8, Shape.of(2, 3), ByteBuffer.wrap(new byte[] {0, 1, 2, -1, -2, 127}));
        assertThat(ArrayImages.of(GREY, levels).orElseThrow().values().floats())
                .containsExactly(0, 1, 2, 255, 254, 127);
    }

    @Test
    void otherSizesDoNotFit() {
        assertThat(ArrayImages.of(GREY, array(3, 2))).isEmpty();
        assertThat(ArrayImages.of(COLOUR, array(2, 2, 3))).isEmpty();
    }

    @Test
    void theSizeOfArraysIsKnownWhereTheNetworkLeavesItOpen() {
        InputForm open = InputForm.plain(new Value("x", DataType.FLOAT32, Shape.of(-1, 3, -1, -1)));
        assertThat(ArrayImages.size(open, Shape.of(3, 60, 96))).hasValue(new ImageSize(60, 96));
        assertThat(ArrayImages.size(open, Shape.of(60, 96, 3))).hasValue(new ImageSize(60, 96));
        assertThat(ArrayImages.size(open, Shape.of(60, 96))).isEmpty();
    }
}
