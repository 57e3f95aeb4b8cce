package org.vizsla.explain.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vizsla.explain.baseline.GaussianBlur;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.explain.network.NotApplicableException;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Normalization;
import org.vizsla.models.picture.NormalizationPreset;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.testkit.RandomTensors;

class CoverableImageTest {
    private static final int HEIGHT = 30;
    private static final int WIDTH = 42;
    private static final Normalization IMAGENET = NormalizationPreset.IMAGENET.normalization();

    private static CoverableImage noise() {
        return new CoverableImage(new RandomTensors(1).normal(1, 3, HEIGHT, WIDTH), IMAGENET);
    }

    private static BitSet block(int top, int left, int bottom, int right) {
        BitSet mask = new BitSet();
        for (int y = top; y < bottom; y++) {
            mask.set(y * WIDTH + left, y * WIDTH + right);
        }
        return mask;
    }

    @ParameterizedTest
    @EnumSource
    void leavesVisiblePixelsAlone(Fill fill) {
        CoverableImage image = noise();
        BitSet mask = block(4, 7, 25, 31);
        float[] before = image.image().floats();
        float[] after = image.covered(mask, fill).floats();
        int changed = 0;
        for (int i = 0; i < after.length; i++) {
            if (mask.get(i % image.pixels())) {
                changed += after[i] == before[i] ? 0 : 1;
            } else {
                assertThat(after[i]).isEqualTo(before[i]);
            }
        }
        assertThat(changed).isEqualTo(3 * mask.cardinality());
        assertThat(image.covered(new BitSet(), fill).floats()).isEqualTo(before);
    }

    @Test
    void greyIsTheSameAsAPictureOfThatColour() {
        byte[] grey = new byte[3 * HEIGHT * WIDTH];
        Arrays.fill(grey, (byte) 127);
        float[] painted = new Preprocessing(HEIGHT, WIDTH, Fit.STRETCH, IMAGENET)
                .apply(Picture.of(HEIGHT, WIDTH, grey))
                .floats();
        float[] covered = noise().covered(block(0, 0, HEIGHT, WIDTH), Fill.GREY).floats();
        for (int i = 0; i < covered.length; i++) {
            // Half a level of 255, over a standard deviation.
            assertThat(covered[i]).isCloseTo(painted[i], within(0.5f / 255 / 0.22f));
        }
    }

    @Test
    void greyIsUnknownWhereNothingIsKnownOfTheChannels() {
        CoverableImage bands = new CoverableImage(new RandomTensors(1).normal(1, 5, 8, 8), Normalization.UNKNOWN);
        BitSet mask = new BitSet();
        mask.set(3);
        assertThatThrownBy(() -> bands.covered(mask, Fill.GREY))
                .isInstanceOf(NotApplicableException.class)
                .hasMessage("grey is not known where the number of channels is 5; cover with the mean, or give mean and"
                        + " standard deviation");
        assertThat(bands.covered(mask, Fill.MEAN).floats()).hasSize(5 * 64);
    }

    @Test
    void theMeanStaysWhenAllIsCoveredWithIt() {
        Tensor ramp = ramp(1, 2);
        float[] covered = new CoverableImage(ramp, IMAGENET)
                .covered(block(0, 0, HEIGHT, WIDTH), Fill.MEAN)
                .floats();
        // The mean of y + 2 x over all places.
        assertThat(covered).containsOnly((HEIGHT - 1) / 2f + (WIDTH - 1));
    }

    @Test
    void blurIsThatOfTheWholeImage() {
        CoverableImage image = noise();
        assertThat(image.covered(block(0, 0, HEIGHT, WIDTH), Fill.BLUR).floats())
                .isEqualTo(GaussianBlur.of(3).nearest(image.image()).floats());
    }

    private static Tensor ramp(float down, float along) {
        float[] values = new float[3 * HEIGHT * WIDTH];
        for (int i = 0; i < values.length; i++) {
            int y = i / WIDTH % HEIGHT;
            values[i] = down * y + along * (i % WIDTH);
        }
        return Tensor.ofFloats(Shape.of(1, 3, HEIGHT, WIDTH), values);
    }

    /** A plane is the membrane through its border: each pixel is the average of its neighbours. */
    @Test
    void aroundContinuesAPlane() {
        Tensor ramp = ramp(1, 2);
        float[] expected = ramp.floats();
        float[] covered = new CoverableImage(ramp, IMAGENET)
                .covered(block(5, 8, 24, 30), Fill.AROUND)
                .floats();
        for (int i = 0; i < covered.length; i++) {
            // The plane rises by 60 within the hole.
            assertThat(covered[i]).isCloseTo(expected[i], within(1.5f));
        }
    }

    @Test
    void aroundStaysBetweenTheValuesAround() {
        CoverableImage image = noise();
        BitSet mask = block(0, 0, HEIGHT, WIDTH - 3);
        float[] before = image.image().floats();
        float[] after = image.covered(mask, Fill.AROUND).floats();
        for (int channel = 0; channel < 3; channel++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int pixel = mask.nextClearBit(0); pixel < image.pixels(); pixel = mask.nextClearBit(pixel + 1)) {
                least = Math.min(least, before[channel * image.pixels() + pixel]);
                most = Math.max(most, before[channel * image.pixels() + pixel]);
            }
            for (int pixel = 0; pixel < image.pixels(); pixel++) {
                assertThat(after[channel * image.pixels() + pixel]).isBetween(least, most);
            }
        }
    }

    @Test
    void withNothingAroundThereIsTheMean() {
        CoverableImage image = noise();
        BitSet all = block(0, 0, HEIGHT, WIDTH);
        assertThat(image.covered(all, Fill.AROUND).floats())
                .isEqualTo(image.covered(all, Fill.MEAN).floats());
    }

    @Test
    void refusesPixelsOutside() {
        BitSet mask = new BitSet();
        mask.set(HEIGHT * WIDTH);
        assertThatThrownBy(() -> noise().covered(mask, Fill.MEAN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel 1260 is not in an image of 30 x 42");
    }

    @Test
    void segmentsAreTheSameEachTime() {
        Tensor ramp = ramp(3, 1);
        Segments segments = new CoverableImage(ramp, IMAGENET).segments(12);
        assertThat(segments.count()).isBetween(6, 24);
        assertThat(new CoverableImage(ramp, IMAGENET).segments(12).masks()).isEqualTo(segments.masks());
    }
}
