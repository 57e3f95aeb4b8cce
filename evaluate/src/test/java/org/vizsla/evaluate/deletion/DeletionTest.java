package org.vizsla.evaluate.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.cover.CoverableImage;
import org.vizsla.explain.cover.Fill;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.Scene;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.models.picture.Picture;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.LearnValues;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class DeletionTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 6;
    private static final int PIXELS = HEIGHT * WIDTH;
    private static final int ANIMALS = 8;
    private static final Tensor WEIGHTS = new RandomTensors(3).normal(PIXELS, 1);
    private static final Tensor IMAGE = new RandomTensors(4).normal(1, 1, HEIGHT, WIDTH);

    /** {@code w x} is the score of class 0, and 0 that of class 1. */
    private static Model linear() {
        float[] columns = new float[2 * PIXELS];
        float[] weights = WEIGHTS.floats();
        for (int i = 0; i < PIXELS; i++) {
            columns[2 * i] = weights[i];
        }
        GraphBuilder b = new GraphBuilder("linear");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(1, HEIGHT, WIDTH));
        String flat = b.op("Flatten", image).value();
        String matrix = b.constant("w", Tensor.ofFloats(Shape.of(PIXELS, 2), columns));
        b.output(b.op("Gemm", flat, matrix).named("scores"));
        return Model.of(LearnValues.apply(b.build()), Labels.numbered(2), Optional.empty());
    }

    private static CoverableImage image() {
        return new CoverableImage(IMAGE, linear().preprocessing().normalization());
    }

    private static double mean() {
        return IntStream.range(0, PIXELS)
                .mapToDouble(i -> IMAGE.floats()[i])
                .average()
                .orElseThrow();
    }

    /** What a pixel adds to the score, compared with the mean in its place. */
    private static double effect(int pixel) {
        return WEIGHTS.floats()[pixel] * (IMAGE.floats()[pixel] - mean());
    }

    private static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    private static double wholeScore() {
        return IntStream.range(0, PIXELS)
                .mapToDouble(i -> (double) WEIGHTS.floats()[i] * IMAGE.floats()[i])
                .sum();
    }

    private static DeletionCurve curve(Deletion deletion, Tensor map) {
        try (Explainer network = Explainer.open(linear())) {
            return deletion.of(network, image(), map, 0, point -> {}, Cancellation.NEVER);
        }
    }

    private static Tensor effects() {
        float[] map = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            map[i] = (float) effect(i);
        }
        return Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), map);
    }

    @Test
    void deletesTheStrongestFirst() {
        DeletionCurve curve = curve(new Deletion(Fill.MEAN, PIXELS, 7), effects());
        List<Double> strongest = IntStream.range(0, PIXELS)
                .mapToObj(DeletionTest::effect)
                .sorted(Comparator.reverseOrder())
                .toList();
        double score = wholeScore();
        for (int deleted = 0; deleted <= PIXELS; deleted++) {
            DeletionPoint point = curve.points().get(deleted);
            assertThat(point.fraction()).isEqualTo((double) deleted / PIXELS);
            assertThat(point.map()).isCloseTo(probability(score), within(1e-5));
            score -= deleted < PIXELS ? strongest.get(deleted) : 0;
        }
    }

    /** Of a linear network, the pixels' true effects in descending order are the best of all orders, at every step. */
    @Test
    void noOrderIsBelowThatOfTheTrueEffects() {
        for (long seed = 0; seed < 20; seed++) {
            DeletionCurve curve = curve(new Deletion(Fill.MEAN, 8, seed), effects());
            assertThat(curve.points())
                    .allSatisfy(point -> assertThat(point.map()).isLessThanOrEqualTo(point.random() + 1e-6));
            assertThat(curve.areaOfMap()).isLessThan(curve.areaOfRandom());
        }
    }

    @Test
    void bothOrdersBeginAndEndAlike() {
        DeletionCurve curve = curve(Deletion.DEFAULT, effects());
        DeletionPoint first = curve.points().get(0);
        DeletionPoint last = curve.points().get(20);
        assertThat(first.map()).isEqualTo(first.random());
        assertThat(last.map()).isEqualTo(last.random());
        assertThat(last.fraction()).isEqualTo(1);
    }

    /** With a map of 2 x 3 places, four pixels at a time, the control deletes whole places. */
    @Test
    void theControlDeletesBlocksAsLargeAsTheMapsPlaces() {
        DeletionCurve curve = curve(new Deletion(Fill.MEAN, 6, 5), Tensor.ofFloats(Shape.of(1, 1, 2, 3), new float[6]));
        double[] blocks = new double[6];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            blocks[pixel / WIDTH / 2 * 3 + pixel % WIDTH / 2] += effect(pixel);
        }
        double before = wholeScore();
        List<Integer> open = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        for (DeletionPoint point : curve.points().subList(1, 7)) {
            double lost = before - Math.log(point.random() / (1 - point.random()));
            int block = open.stream()
                    .min(Comparator.comparingDouble(each -> Math.abs(blocks[each] - lost)))
                    .orElseThrow();
            assertThat(lost).isCloseTo(blocks[block], within(1e-4));
            before -= lost;
            open.remove((Integer) block);
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aSeedGivesTheSameCurve() {
        Tensor flat = Tensor.ofFloats(Shape.of(1, 1, HEIGHT, WIDTH), new float[PIXELS]);
        Deletion deletion = new Deletion(Fill.MEAN, 6, 5);
        assertThat(curve(deletion, flat)).isEqualTo(curve(deletion, flat));
        assertThat(curve(new Deletion(Fill.MEAN, 6, 6), flat)).isNotEqualTo(curve(deletion, flat));
    }

    @Test
    void areasAreByTrapezoids() {
        DeletionCurve curve = new DeletionCurve(
                List.of(new DeletionPoint(0, 1, 1), new DeletionPoint(0.5, 0.2, 0.6), new DeletionPoint(1, 0, 0)));
        assertThat(curve.areaOfMap()).isCloseTo(0.5 * 0.6 + 0.5 * 0.1, within(1e-12));
        assertThat(curve.areaOfRandom()).isCloseTo(0.5 * 0.8 + 0.5 * 0.3, within(1e-12));
    }

    @Test
    void stopsWithinAStep() {
        Cancellation cancellation = new Cancellation();
        List<DeletionStep> steps = new ArrayList<>();
        try (Explainer network = Explainer.open(linear())) {
            assertThatThrownBy(() -> Deletion.DEFAULT.of(
                            network,
                            image(),
                            effects(),
                            0,
                            step -> {
                                steps.add(step);
                                if (steps.size() == 3) {
                                    cancellation.cancel();
                                }
                            },
                            cancellation))
                    .isInstanceOf(CancelledException.class);
        }
        assertThat(steps).hasSize(3);
    }

    @Test
    void tellsWhichPixelsAreDeletedAtEachStep() {
        List<DeletionStep> steps = new ArrayList<>();
        try (Explainer network = Explainer.open(linear())) {
            new Deletion(Fill.MEAN, PIXELS, 7).of(network, image(), effects(), 0, steps::add, Cancellation.NEVER);
        }
        int strongest = IntStream.range(0, PIXELS)
                .boxed()
                .max(Comparator.comparing(DeletionTest::effect))
                .orElseThrow();
        assertThat(steps.get(1).ofMap().stream()).containsExactly(strongest);
        for (int deleted = 0; deleted <= PIXELS; deleted++) {
            assertThat(steps.get(deleted).ofMap().cardinality()).isEqualTo(deleted);
            assertThat(steps.get(deleted).random().cardinality()).isEqualTo(deleted);
        }
    }

    @Test
    void refusesWhatIsNoMapOrClass() {
        assertThatThrownBy(() -> curve(Deletion.DEFAULT, new RandomTensors(1).normal(1, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a map [1, C, h, w] orders pixels, not [1, 9]");
        try (Explainer network = Explainer.open(linear())) {
            assertThatThrownBy(
                            () -> Deletion.DEFAULT.of(network, image(), effects(), 2, point -> {}, Cancellation.NEVER))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("class 2 is not one of 0 to 1");
        }
    }

    /** Of animals that were never seen in training, a map finds what counts sooner than chance. */
    @Test
    void mapsOfAnimalsAreBelowChance() {
        Model model = EmbeddedNetwork.load();
        double ofMaps = 0;
        double ofRandom = 0;
        try (Explainer explainer = Explainer.open(model, List.of(GradientCam.GRAD_CAM), SessionSettings.DEFAULT);
                Explainer scores = Explainer.open(model)) {
            for (Species species : Species.all().subList(0, ANIMALS)) {
                Scene scene = Menagerie.scene(SceneRequest.of(SceneRequest.seed(77, species, 0), species));
                Tensor image = model.preprocessing()
                        .apply(Picture.of(
                                scene.picture().height(),
                                scene.picture().width(),
                                scene.picture().pixels()));
                Tensor map = explainer.explain(image, Call.of(species.index())).map("grad_cam");
                DeletionCurve curve = new Deletion(Fill.BLUR, 6, 1)
                        .of(
                                scores,
                                new CoverableImage(image, model.preprocessing().normalization()),
                                map,
                                species.index(),
                                point -> {},
                                Cancellation.NEVER);
                ofMaps += curve.areaOfMap();
                ofRandom += curve.areaOfRandom();
            }
        }
        assertThat(ofMaps).isLessThan(0.8 * ofRandom);
    }
}
