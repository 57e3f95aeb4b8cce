package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vizsla.explain.Small;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

class TermsTest {
    private static final int UNITS = 6;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void ofALargePatchTheChannelsThatCountAreGiven() {
        GraphBuilder b = new GraphBuilder("wide");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(600, 3, 3));
        String weights = b.constant("w", new RandomTensors(1).normal(2, 600, 3, 3));
        b.output(b.op("Flatten", b.op("Conv", image, weights).named("conv")).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(2), Optional.empty());
        try (Units units = Units.open(model, Small.ONE_THREAD)) {
            Unit unit = units.unit("conv", 1, 0, 0, new RandomTensors(2).normal(1, 600, 3, 3), Cancellation.NEVER);
            Terms terms = unit.terms().orElseThrow();
            assertThat(terms.channels()).hasSize(64).doesNotHaveDuplicates();
            assertThat(terms.patch().shape()).isEqualTo(Shape.of(64, 3, 3));
            assertThat(sumOfProducts(terms) + terms.rest()).isCloseTo(unit.value(), within(1e-4));
            double least = Math.abs(ofPlane(terms, 63));
            assertThat(least).isLessThanOrEqualTo(Math.abs(ofPlane(terms, 0)));
            assertThat(Math.abs(terms.rest())).isLessThan(536 * least);
        }
    }

    private static double ofPlane(Terms terms, int plane) {
        int size = terms.patch().shape().length(1) * terms.patch().shape().length(2);
        double sum = 0;
        for (int i = plane * size; i < (plane + 1) * size; i++) {
            sum += (double) terms.patch().floatBuffer().get(i)
                    * terms.kernel().orElseThrow().floatBuffer().get(i);
        }
        return sum;
    }

    private static double sumOfProducts(Terms terms) {
        double sum = 0;
        for (int plane = 0; plane < terms.channels().size(); plane++) {
            sum += ofPlane(terms, plane);
        }
        return sum;
    }

    /** Of random units of every stage: the sum, with the functions that follow, is what the network computed, and the patch is what the layer before has there. */
    @ParameterizedTest
    @FieldSource("org.vizsla.testkit.SmallNetworks#NAMES")
    void theArithmeticGivesWhatTheNetworkComputed(String network) {
        Model model = Small.network(network, folder);
        Tensor image = new RandomTensors(5).normal(1, model.channels(), model.height(), model.width());
        SplittableRandom random = new SplittableRandom(8);
        int explained = 0;
        try (Units units = Units.open(model, Small.ONE_THREAD)) {
            for (Stage stage : units.stages()) {
                for (int i = 0; i < UNITS; i++) {
                    Unit unit = units.unit(
                            stage.name(),
                            random.nextInt(stage.channels()),
                            random.nextInt(stage.height()),
                            random.nextInt(stage.width()),
                            image,
                            Cancellation.NEVER);
                    if (unit.terms().isPresent()) {
                        explained++;
                        check(units, unit, image);
                    }
                }
            }
        }
        assertThat(explained).isGreaterThan(4 * UNITS);
    }

    private static void check(Units units, Unit unit, Tensor image) {
        Terms terms = unit.terms().orElseThrow();
        double sum = terms.sum();
        if (terms.kernel().isPresent()) {
            double products = sumOfProducts(terms) + terms.rest();
            assertThat(products + terms.bias()).as(unit.toString()).isCloseTo(sum, within(1e-9));
        }
        double value = sum;
        for (String function : unit.after()) {
            value = apply(function, value);
        }
        double tolerance = 1e-4 * Math.max(1, Math.abs(sum));
        assertThat(value).as(unit.toString()).isCloseTo(unit.value(), within(tolerance));
        if (terms.input().endsWith("/AveragePool")) {
            // An average over channels, whose five axes are no map.
            return;
        }
        Activations before = units.activations(terms.input(), image, Cancellation.NEVER);
        int height = before.values().shape().length(1);
        int width = before.values().shape().length(2);
        if (terms.channels().size() == before.values().shape().length(0) && height > 1) {
            int columns = terms.patch().shape().length(2);
            int place = terms.patch().shape().length() - 1;
            int y = terms.top()
                    + terms.down() * (place / columns % terms.patch().shape().length(1));
            int x = terms.left() + terms.along() * (place % columns);
            boolean inside = y >= 0 && y < height && x >= 0 && x < width;
            int last = terms.channels().size() - 1;
            float expected = inside
                    ? before.values().floatBuffer().get((terms.channels().get(last) * height + y) * width + x)
                    : 0;
            assertThat(terms.patch().floatBuffer().get(place))
                    .as(unit.toString())
                    .isEqualTo(expected, within(1e-4f));
        }
    }

    private static double apply(String function, double x) {
        return switch (function) {
            case "Relu" -> Math.max(0, x);
            case "Relu6" -> Math.max(0, Math.min(6, x));
            case "Sigmoid" -> 1 / (1 + Math.exp(-x));
            case "Silu" -> x / (1 + Math.exp(-x));
            case "HardSigmoid" -> Math.max(0, Math.min(1, x / 6 + 0.5));
            case "HardSwish" -> x * Math.max(0, Math.min(1, x / 6 + 0.5));
            // Abramowitz and Stegun, 7.1.26.
            case "Gelu" -> x * normal(x);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static double normal(double x) {
        double z = Math.abs(x) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * z);
        double tail = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double erf = Math.signum(x) * (1 - tail * Math.exp(-z * z));
        return (1 + erf) / 2;
    }
}
