package org.vizsla.optimize.visualize.transformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.random.Chance;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

class TransformationTest {
    private static final ImageSize FRAME = new ImageSize(6, 8);

    private static View view(int magnification, int pictures, int views) {
        return new View(new Canvas(3, 6 * magnification, 8 * magnification), FRAME, pictures, views);
    }

    private static Tensor pictures(View view) {
        Canvas canvas = view.canvas();
        return new RandomTensors(7).uniform(0, 1, view.pictures(), 3, canvas.height(), canvas.width());
    }

    private static Tensor seen(Transformation transformation, View view, Map<String, Tensor> weights) {
        GraphBuilder builder = new GraphBuilder("test");
        Tensor pictures = pictures(view);
        builder.input("pictures", DataType.FLOAT32, pictures.shape());
        builder.output(builder.rename(transformation.emit(new Ops(builder), "pictures", view), "views"));
        Map<String, Tensor> feeds = new HashMap<>(weights);
        feeds.put("pictures", pictures);
        return Session.runOnce(builder.build(), feeds).get("views");
    }

    private static Map<String, Tensor> drawn(Transformation transformation, View view, long seed) {
        List<Chance> rows = IntStream.range(0, view.rows())
                .mapToObj(row -> new Chance(seed).at(row))
                .toList();
        return transformation.feeds(view, 0.5, rows);
    }

    private static Tensor seen(Transformation transformation, View view) {
        return seen(transformation, view, drawn(transformation, view, 1));
    }

    @Test
    void withoutMotionAPictureIsSeenAsItIs() {
        View view = view(1, 2, 1);

        assertThat(seen(Motion.NONE, view).floats())
                .containsExactly(pictures(view).floats(), within(1e-5f));
        assertThat(seen(new Whole(), view).floats())
                .containsExactly(pictures(view).floats());
    }

    @Test
    void ofSeveralViewsThoseOfOnePictureAreNeighbours() {
        View view = view(1, 2, 3);
        Tensor views = seen(new Whole(), view);

        assertThat(views.shape()).isEqualTo(view.shape());
        for (int row = 0; row < 6; row++) {
            assertThat(views.rows(row, 1).floats())
                    .containsExactly(pictures(view).rows(row / 3, 1).floats());
        }
    }

    @Test
    void beyondTheEdgesIsGrey() {
        View view = view(1, 1, 1);
        float[] motion = {2f / 8, 0, 0, 2f / 6, 2f / 8 * 3, 0};
        float[] views = seen(new Motion(0, 0, 0, 0), view, Map.of("motion", Tensor.ofFloats(Shape.of(1, 3, 2), motion)))
                .floats();
        float[] picture = pictures(view).floats();

        for (int i = 0; i < views.length; i++) {
            assertThat(views[i]).isEqualTo(i % 8 < 5 ? picture[i + 3] : 0.5f, within(1e-5f));
        }
    }

    @Test
    void jitterMovesByWholePixels() {
        View view = view(1, 1, 1);
        float[] picture = pictures(view).floats();
        boolean moved = false;
        for (long seed = 0; seed < 6; seed++) {
            float[] views = seen(new Motion(2, 0, 0, 2), view, drawn(new Motion(2, 0, 0, 2), view, seed))
                    .floats();
            for (float value : views) {
                boolean known = Math.abs(value - 0.5) < 1e-5;
                for (float of : picture) {
                    known |= Math.abs(of - value) < 1e-5;
                }
                assertThat(known).isTrue();
            }
            moved |= Math.abs(views[20] - picture[20]) > 1e-3;
        }
        assertThat(moved).isTrue();
    }

    @Test
    void scaleAndRotationKeepTheMiddle() {
        Map<String, Tensor> drawn = drawn(new Motion(0, 0.3, 40, 0), view(1, 1, 1), 9);
        float[] motion = Objects.requireNonNull(drawn.get("motion")).floats();

        double determinant = (motion[0] * motion[3] - motion[1] * motion[2]) * 8 * 6 / 4.0;
        assertThat(Math.sqrt(1 / determinant)).isBetween(0.7, 1.3).isNotCloseTo(1, within(1e-3));
        assertThat(motion[1]).isNotZero();
        assertThat(motion[4]).isZero();
        assertThat(motion[5]).isZero();
    }

    @Test
    void aPictureTwiceAsLargeIsAveragedWhereAllOfItIsSeen() {
        View view = view(2, 1, 1);
        Tensor small = seen(new Whole(), view);
        float[] picture = pictures(view).floats();
        double sum = 0;
        double[] weights = {1 / 8.0, 3 / 8.0, 3 / 8.0, 1 / 8.0};
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                sum += weights[y] * weights[x] * picture[(3 + y) * 16 + 5 + x];
            }
        }

        assertThat(small.floats()[2 * 8 + 3]).isEqualTo((float) sum, within(1e-5f));
        assertThat(small.shape()).isEqualTo(Shape.of(1, 3, 6, 8));
    }

    @Test
    void cropsAreEnlargedPartsOfTheirPicture() {
        View view = view(2, 2, 4);
        Tensor crops = seen(new Crops(0.5, 0.5), view);
        Tensor smaller = seen(new Crops(0.25, 0.25), view);

        assertThat(crops.shape()).isEqualTo(Shape.of(8, 3, 6, 8));
        assertThat(roughness(smaller)).isLessThan(roughness(crops));
    }

    /** How much neighbours differ. */
    private static double roughness(Tensor views) {
        float[] values = views.floats();
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += i % 8 == 0 ? 0 : Math.abs(values[i] - values[i - 1]);
        }
        return sum;
    }
}
