package org.vizsla.explain.method.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

class SegmentationTest {
    private static final int HEIGHT = 60;
    private static final int WIDTH = 80;

    static List<Segmentation> ofPictures() {
        return List.of(new Slic(24, 200), new Felzenszwalb(100, 50));
    }

    /** A bright disc, off centre, on a dark ground; the values are such as a network is fed. */
    private static Tensor disc(int channels) {
        float[] values = new float[channels * HEIGHT * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = isInDisc(i % (HEIGHT * WIDTH)) ? 2.1f - i / (float) (HEIGHT * WIDTH) : -1.7f;
        }
        return Tensor.ofFloats(Shape.of(channels, HEIGHT, WIDTH), values);
    }

    private static boolean isInDisc(int pixel) {
        return Math.hypot(pixel / WIDTH - 22, pixel % WIDTH - 51) < 14;
    }

    private static int[] labels(Segments segments) {
        return IntStream.range(0, segments.pixels()).map(segments::at).toArray();
    }

    @Test
    void squaresAreSmallerAtTheBorder() {
        Segments segments = new Grid(3).segment(Tensor.ofFloats(Shape.of(1, 4, 7), new float[28]));
        assertThat(labels(segments))
                .containsExactly(
                        0, 0, 0, 1, 1, 1, 2, //
                        0, 0, 0, 1, 1, 1, 2, //
                        0, 0, 0, 1, 1, 1, 2, //
                        3, 3, 3, 4, 4, 4, 5);
        assertThat(segments.count()).isEqualTo(6);
    }

    @Test
    void numbersAnyLabelsInTheOrderInWhichTheyAppear() {
        Segments segments = Segments.of(2, 3, 7, 7, -1, 4, -1, 7);
        assertThat(labels(segments)).containsExactly(0, 0, 1, 2, 1, 0);
        assertThat(segments.tensor().longs()).containsExactly(0, 0, 1, 2, 1, 0);
        assertThat(segments.masks()).containsExactly(bits(0, 1, 5), bits(2, 4), bits(3));
        assertThatThrownBy(() -> Segments.of(2, 3, 1, 2)).hasMessage("2 labels do not fit 2 x 3 pixels");
    }

    @Test
    void widensSegmentsByADisc() {
        int[] labels = new int[5 * 7];
        labels[2 * 7 + 3] = 1;
        BitSet wide = Segments.of(5, 7, labels).widened(2).get(1);
        assertThat(wide).isEqualTo(bits(3, 9, 10, 11, 15, 16, 17, 18, 19, 23, 24, 25, 31));
        assertThat(Segments.of(5, 7, labels).widened(0))
                .isEqualTo(Segments.of(5, 7, labels).masks());
    }

    private static BitSet bits(int... pixels) {
        BitSet bits = new BitSet();
        IntStream.of(pixels).forEach(bits::set);
        return bits;
    }

    @ParameterizedTest
    @MethodSource("ofPictures")
    void followsTheBordersOfThePicture(Segmentation segmentation) {
        for (int channels : new int[] {1, 3}) {
            Segments segments = segmentation.segment(disc(channels));
            assertThat(segments.height()).isEqualTo(HEIGHT);
            assertThat(segments.width()).isEqualTo(WIDTH);
            assertThat(segments.count()).isBetween(2, 30);
            int astray = 0;
            for (BitSet mask : segments.masks()) {
                int inside =
                        (int) mask.stream().filter(SegmentationTest::isInDisc).count();
                astray += Math.min(inside, mask.cardinality() - inside);
            }
            assertThat(astray).as("pixels on the wrong side").isLessThan(HEIGHT * WIDTH / 50);
        }
    }

    @ParameterizedTest
    @MethodSource("ofPictures")
    void isTheSameForTheSamePicture(Segmentation segmentation) {
        assertThat(labels(segmentation.segment(disc(3)))).isEqualTo(labels(segmentation.segment(disc(3))));
    }

    @ParameterizedTest
    @MethodSource("ofPictures")
    void takesAPictureOfOneColour(Segmentation segmentation) {
        Tensor flat = Tensor.ofFloats(Shape.of(3, HEIGHT, WIDTH), new float[3 * HEIGHT * WIDTH]);
        assertThat(segmentation.segment(flat).pixels()).isEqualTo(HEIGHT * WIDTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grid:32", "slic:50", "slic:50:120.0", "felzenszwalb:300.0", "felzenszwalb:300.0:20"})
    void readsTheTextThatItShows(String text) {
        assertThat(Segmentation.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "grid", "grid:x", "grid:0", "grid:3:4", "slic:", "slic:1:2:3", "kmeans:5"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> Segmentation.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new Grid(0)).hasMessage("side: 0");
        assertThatThrownBy(() -> new Slic(0, 10)).hasMessage("segments: 0, compactness: 10.0");
        assertThatThrownBy(() -> new Felzenszwalb(Double.NaN, 5)).hasMessage("scale: NaN, smallest: 5");
    }
}
