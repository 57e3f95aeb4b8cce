package org.vizsla.explain.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Linear;
import org.vizsla.explain.Small;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.method.layer.LayerActivation;
import org.vizsla.explain.method.layer.LayerGradientXActivation;
import org.vizsla.explain.network.LayerChoice;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.labels.Labels;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.LearnValues;
import org.vizsla.testkit.RandomTensors;

class UnitsTest {
    private static final int UNITS = 6;

    @TempDir
    private Path folder = Path.of("");

    private static Units open(Model model) {
        return Units.open(model, Small.ONE_THREAD);
    }

    private static Unit unit(Units units, String layer, int channel, int y, int x, Tensor image) {
        return units.unit(layer, channel, y, x, image, Cancellation.NEVER);
    }

    /** An image of one channel, 3 x 4, with the numbers from 1 to 12. */
    private static final Tensor COUNTED = Tensor.ofFloats(Shape.of(1, 1, 3, 4), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

    /** Writes nodes of a network. */
    private interface Written {
        String value(GraphBuilder b, String image);
    }

    /** The unit of the value that nodes make of the counted image. */
    private static Unit counted(int channel, int y, int x, Written nodes) {
        GraphBuilder b = new GraphBuilder("network");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(1, 3, 4));
        String value = b.rename(nodes.value(b, image), "unit");
        b.output(b.op("Flatten", value).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(3), Optional.empty());
        try (Units units = open(model)) {
            return unit(units, "unit", channel, y, x, COUNTED);
        }
    }

    private static String constant(GraphBuilder b, Shape shape, float... values) {
        return b.constant("c", Tensor.ofFloats(shape, values));
    }

    private static String filters(GraphBuilder b, String image) {
        // The second filter is the difference between right and left, the third one the middle.
        String weights = constant(
                b,
                Shape.of(3, 1, 3, 3),
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                0,
                0,
                0,
                -1,
                0,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                0,
                0,
                0);
        return b.op("Conv", image, weights, constant(b, Shape.of(3), 0.5f, -3, 0))
                .with("pads", new long[] {1, 1, 1, 1})
                .value();
    }

    @Test
    void aConvolutionIsItsProductsAndItsBias() {
        Unit unit = counted(1, 1, 2, (b, x) -> b.op("Relu", filters(b, x)).value());
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.patch().floats()).containsExactly(2, 3, 4, 6, 7, 8, 10, 11, 12);
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(0, 0, 0, -1, 0, 1, 0, 0, 0);
        assertThat(terms.input()).isEqualTo("image");
        assertThat(List.of(terms.top(), terms.left())).containsExactly(0, 1);
        assertThat(terms.bias()).isEqualTo(-3);
        assertThat(terms.sum()).isEqualTo(8 - 6 - 3);
        assertThat(unit.value()).isZero();
        assertThat(unit.operator()).isEqualTo("Conv");
        assertThat(unit.after()).containsExactly("Relu");
        assertThat(unit.field()).isEqualTo(new Field(0, 1, 3, 3));
        assertThat(unit.words()).isEqualTo("0 = relu(2.00 + bias -3.00)");
    }

    @Test
    void paddingIsZero() {
        Terms terms = counted(0, 0, 0, UnitsTest::filters).terms().orElseThrow();
        assertThat(terms.patch().floats()).containsExactly(0, 0, 0, 0, 1, 2, 0, 5, 6);
        assertThat(List.of(terms.top(), terms.left())).containsExactly(-1, -1);
        assertThat(terms.sum()).isEqualTo(14.5);
    }

    /** Scale 2 and shift 1 - 3 * 2 = -5, of a variance of 4 and a weight of 4. */
    @Test
    void aNormalizationByConstantsIsPartOfTheKernel() {
        Unit unit = counted(0, 1, 1, (b, x) -> {
            String weights = constant(b, Shape.of(1, 1, 1, 1), 3);
            String conv = b.op("Conv", x, weights, constant(b, Shape.of(1), 10)).value();
            return b.op(
                            "BatchNormalization",
                            conv,
                            constant(b, Shape.of(1), 4),
                            constant(b, Shape.of(1), 1),
                            constant(b, Shape.of(1), 3),
                            constant(b, Shape.of(1), 4))
                    .with("epsilon", 0f)
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(6);
        assertThat(terms.bias()).isEqualTo(2 * 10 - 5);
        assertThat(terms.sum()).isEqualTo(6 * 6 + 15);
        assertThat(unit.value()).isEqualTo(51);
        assertThat(unit.operator()).isEqualTo("Conv");
        assertThat(unit.words()).isEqualTo("51.0 = 36.0 + bias 15.0");
    }

    @Test
    void aScaledPoolIsExplainedByItsScale() {
        Unit unit = counted(0, 0, 1, (b, x) -> {
            String pool =
                    b.op("MaxPool", x).with("kernel_shape", new long[] {2, 2}).value();
            return b.op("Sub", constant(b, Shape.of(1, 1, 1), 9), pool).value();
        });
        assertThat(unit.operator()).isEqualTo("Sub");
        assertThat(unit.terms().orElseThrow().patch().floats()).containsExactly(7);
        assertThat(unit.terms().orElseThrow().kernel().orElseThrow().floats()).containsExactly(-1);
        assertThat(unit.words()).isEqualTo("2.00 = -7.00 + bias 9.00");
    }

    @Test
    void aPoolIsOfTheValuesInItsWindow() {
        Unit largest = counted(
                0,
                0,
                1,
                (b, x) -> b.op("MaxPool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("pads", new long[] {0, 0, 0, 1})
                        .value());
        assertThat(largest.value()).isEqualTo(8);
        assertThat(largest.words()).isEqualTo("8.00 = largest of 6 values");
        Unit atBorder = counted(
                0,
                0,
                2,
                (b, x) -> b.op("AveragePool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("pads", new long[] {0, 0, 0, 1})
                        .value());
        assertThat(atBorder.terms().orElseThrow().patch().floats()).containsExactly(3, 4, Float.NaN, 7, 8, Float.NaN);
        assertThat(atBorder.terms().orElseThrow().sum()).isEqualTo(5.5).isEqualTo(atBorder.value());
        assertThat(atBorder.words()).isEqualTo("5.50 = average of 4 values");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anAverageCountsPaddingButNotWhatIsBehindIt(int ceil) {
        Unit corner = counted(
                0,
                1,
                1,
                (b, x) -> b.op("AveragePool", x)
                        .with("kernel_shape", new long[] {2, 3})
                        .with("strides", new long[] {2, 2 + ceil})
                        .with("pads", new long[] {0, 0, 1, 1})
                        .with("count_include_pad", 1)
                        .with("ceil_mode", ceil)
                        .value());
        assertThat(corner.terms().orElseThrow().sum()).isCloseTo(corner.value(), within(1e-6));
    }

    @Test
    void aPoolOverAllPlacesIsOfAllOfThem() {
        Unit mean = counted(0, 0, 0, (b, x) -> b.op("GlobalAveragePool", x).value());
        assertThat(mean.terms().orElseThrow().patch().shape()).isEqualTo(Shape.of(1, 3, 4));
        assertThat(mean.words()).isEqualTo("6.50 = average of 12 values");
        Unit reduced = counted(
                0,
                0,
                0,
                (b, x) -> b.op("ReduceMax", x, b.integers(2, 3))
                        .with("keepdims", 1)
                        .value());
        assertThat(reduced.words()).isEqualTo("12.0 = largest of 12 values");
        assertThat(reduced.terms().orElseThrow().sum()).isEqualTo(12);
    }

    @Test
    void aDenseLayerReadsTheMapInFrontOfIt() {
        Unit unit = counted(1, 0, 0, (b, x) -> {
            String row = b.op(
                            "Flatten",
                            b.op("MaxPool", x)
                                    .with("kernel_shape", new long[] {2, 3})
                                    .value())
                    .value();
            String matrix = constant(b, Shape.of(2, 4), 1, 1, 1, 1, 1, 0, 0, -2);
            return b.op("Gemm", row, matrix, constant(b, Shape.of(2), 0, 3))
                    .with("transB", 1)
                    .with("alpha", 0.5f)
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.patch().shape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(terms.patch().floats()).containsExactly(7, 8, 11, 12);
        assertThat(terms.kernel().orElseThrow().floats()).containsExactly(0.5f, 0, 0, -1);
        assertThat(unit.value()).isEqualTo(3.5 - 12 + 3);
        assertThat(unit.words()).isEqualTo("-5.50 = -8.50 + bias 3.00");
    }

    /** Dilated by 2, in two groups of one channel each, of channels that are x and 10 x. */
    @Test
    void groupsReadTheirOwnChannels() {
        Unit unit = counted(1, 0, 1, (b, x) -> {
            String both = b.op(
                            "Concat",
                            x,
                            b.op("Mul", x, constant(b, Shape.of(1), 10)).value())
                    .with("axis", 1)
                    .value();
            String weights = constant(b, Shape.of(2, 1, 2, 2), 1, 1, 1, 1, 1, 2, 3, 4);
            return b.op("Conv", both, weights)
                    .with("group", 2)
                    .with("dilations", new long[] {2, 2})
                    .value();
        });
        Terms terms = unit.terms().orElseThrow();
        assertThat(terms.channels()).containsExactly(1);
        assertThat(terms.patch().floats()).containsExactly(20, 40, 100, 120);
        assertThat(List.of(terms.down(), terms.along())).containsExactly(2, 2);
        assertThat(unit.value()).isEqualTo(20 + 80 + 300 + 480);
    }

    @Test
    void joinedChannelsAreExplainedByTheirOwnPart() {
        Written joined = (b, x) -> {
            String pool =
                    b.op("MaxPool", x).with("kernel_shape", new long[] {1, 1}).value();
            return b.op("Concat", pool, b.op("Relu", filters(b, x)).value())
                    .with("axis", 1)
                    .value();
        };
        assertThat(counted(0, 1, 2, joined).words()).isEqualTo("7.00 = largest of 1 value");
        assertThat(counted(2, 1, 2, joined).words()).isEqualTo("0 = relu(2.00 + bias -3.00)");
        assertThat(counted(3, 1, 2, joined).words()).isEqualTo("7.00 = relu(7.00)");
    }

    @Test
    void turnedAxesAreFollowed() {
        Unit unit = counted(
                2,
                1,
                2,
                (b, x) -> b.op("Transpose", filters(b, x))
                        .with("perm", new long[] {0, 2, 3, 1})
                        .value());
        assertThat(unit.value()).isEqualTo(7);
        assertThat(unit.terms().orElseThrow().patch().floats()).containsExactly(2, 3, 4, 6, 7, 8, 10, 11, 12);
    }

    /** Of the sum of x and the convolution in its middle, both 7, and of a gate that is the same for all places. */
    @Test
    void aJoinNamesWhatItJoins() {
        Unit sum = counted(
                2,
                1,
                2,
                (b, x) -> b.op(
                                "Relu",
                                b.op(
                                                "Add",
                                                filters(b, x),
                                                b.rename(b.op("Sin", x).value(), "wave"))
                                        .value())
                        .value());
        assertThat(sum.terms()).isEmpty();
        assertThat(sum.operator()).isEqualTo("Add");
        assertThat(sum.words()).startsWith("7.66 = relu(7.00 of ").endsWith(" + 0.66 of wave)");
        Unit gated = counted(0, 0, 1, (b, x) -> {
            String gate = b.rename(b.op("GlobalMaxPool", x).value(), "gate");
            return b.op("Mul", x, gate).value();
        });
        assertThat(gated.words()).isEqualTo("24.0 = 2.0 of image × 12.0 of gate");
    }

    @Test
    void quantizedValuesAreRounded() {
        Unit unit = counted(0, 1, 2, (b, x) -> {
            String weights = constant(b, Shape.of(1, 1, 1, 1), 1.1f);
            String scale = constant(b, Shape.of(), 0.5f);
            String conv = b.op("Conv", x, weights).value();
            String quantized = b.op("QuantizeLinear", conv, scale).value();
            return b.op("DequantizeLinear", quantized, scale).value();
        });
        assertThat(unit.words()).isEqualTo("7.50 = quantize(7.70)");
    }

    @Test
    void whatHasNoSuchArithmeticSaysSo() {
        Unit unit = counted(
                0,
                1,
                1,
                (b, x) -> b.op("LRN", b.op("Relu", x).value())
                        .with("size", 1)
                        .with("alpha", 1e-9f)
                        .value());
        assertThat(unit.terms()).isEmpty();
        assertThat(unit.operator()).isEqualTo("LRN");
        assertThat(unit.value()).isEqualTo(6);
        assertThat(unit.words()).isEqualTo("6.00 = lrn(…)");
    }

    @Test
    void ofALargePatchTheChannelsThatCountAreGiven() {
        GraphBuilder b = new GraphBuilder("wide");
        String image = b.input("image", DataType.FLOAT32, Shape.batchOf(600, 3, 3));
        String weights = b.constant("w", new RandomTensors(1).normal(2, 600, 3, 3));
        b.output(b.op("Flatten", b.op("Conv", image, weights).named("conv")).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(2), Optional.empty());
        try (Units units = open(model)) {
            Unit unit = unit(units, "conv", 1, 0, 0, new RandomTensors(2).normal(1, 600, 3, 3));
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
        try (Units units = open(model)) {
            for (Stage stage : units.stages()) {
                for (int i = 0; i < UNITS; i++) {
                    Unit unit = unit(
                            units,
                            stage.name(),
                            random.nextInt(stage.channels()),
                            random.nextInt(stage.height()),
                            random.nextInt(stage.width()),
                            image);
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

    private static float[] values(Model model, String layer, Tensor image) {
        LayerActivation method = new LayerActivation(LayerChoice.of(layer));
        return Linear.explain(model, image, 0, method).map(method.name()).floats();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mini_densenet", "mini_mobilenet_v3"})
    void activationsAreThoseOfTheMethod(String network) {
        Model model = Small.network(network, folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model)) {
            for (Stage stage : units.stages()) {
                Activations activations = units.activations(stage.name(), image, Cancellation.NEVER);
                assertThat(activations.values().shape())
                        .isEqualTo(Shape.of(stage.channels(), stage.height(), stage.width()));
                assertThat(activations.values().floats())
                        .as(stage.name())
                        .containsExactly(values(model, stage.name(), image), within(1e-5f));
                int channel = activations.order().get(0);
                assertThat(activations.largest().get(channel)).isEqualTo((float) IntStream.range(
                                0, activations.values().shape().length())
                        .mapToDouble(i -> activations.values().floatBuffer().get(i))
                        .max()
                        .orElseThrow());
            }
        }
    }

    /** The class token, which is the first one, has no place. */
    @Test
    void tokensAreAtTheirPatches() {
        Model model = Small.network("mini_vit", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model)) {
            Activations activations = units.activations("bl.0.n2", image, Cancellation.NEVER);
            assertThat(activations.values().shape()).isEqualTo(Shape.of(32, 4, 4));
            float[] tokens = values(model, "bl.0.n2", image);
            for (int i = 0; i < 32 * 16; i++) {
                assertThat(activations.values().floatBuffer().get(i))
                        .isCloseTo(tokens[(1 + i % 16) * 32 + i / 16], within(1e-5f));
            }
        }
    }

    @Test
    void channelsAreOrderedByTheirLargestValue() {
        Tensor values = Tensor.ofFloats(Shape.of(3, 1, 2), 1, -5, 0, 2, -1, -3);
        Activations activations = new Activations("layer", values, List.of(1f, 2f, -1f));
        assertThat(activations.order()).containsExactly(1, 0, 2);
    }

    @Test
    void contributionsAreGradientTimesValue() {
        Model model = Small.network("mini_resnet", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model);
                Explainer explainer =
                        Explainer.open(model, List.of(LayerGradientXActivation.DEFAULT), Small.ONE_THREAD)) {
            Tensor map = explainer.explain(image, Call.of(2)).map("layer_gradient_x_activation");
            float[] contributions = units.contributions(units.stages().get(0).name(), image, 2, Cancellation.NEVER);
            assertThat(contributions).hasSize(units.stages().get(0).channels());
            String last = explainer
                    .explain(image, Call.of(2))
                    .attribution("layer_gradient_x_activation")
                    .layers()
                    .get(0);
            float[] ofLast = units.contributions(last, image, 2, Cancellation.NEVER);
            int places = map.shape().length(2) * map.shape().length(3);
            for (int channel = 0; channel < ofLast.length; channel++) {
                double sum = 0;
                for (int i = 0; i < places; i++) {
                    sum += map.floats()[channel * places + i];
                }
                assertThat(ofLast[channel]).isCloseTo((float) sum, within(1e-5f));
            }
        }
    }

    /** More layers than stay open, from several threads. */
    @Test
    void threadsGetWhatOneGets() {
        Model model = Small.network("mini_vgg_bn", folder);
        Tensor image = new RandomTensors(5).normal(1, 3, model.height(), model.width());
        try (Units units = open(model);
                Units alone = open(model)) {
            List<Stage> stages = units.stages();
            assertThat(stages).hasSizeGreaterThan(8);
            List<Unit> together = IntStream.range(0, 3 * stages.size())
                    .parallel()
                    .mapToObj(i -> unit(units, stages.get(i % stages.size()).name(), 0, 0, 0, image))
                    .toList();
            for (int i = 0; i < together.size(); i++) {
                Unit expected = unit(alone, stages.get(i % stages.size()).name(), 0, 0, 0, image);
                assertThat(together.get(i).words()).isEqualTo(expected.words());
                assertThat(together.get(i).value()).isEqualTo(expected.value());
            }
        }
    }

    @Test
    void aNetworkOfAFixedBatchIsAskedForOneImage() {
        GraphBuilder b = new GraphBuilder("fixed");
        String image = b.input("image", DataType.FLOAT32, Shape.of(4, 1, 3, 4));
        b.output(b.op("Flatten", b.rename(filters(b, image), "conv")).named("scores"));
        Model model = Model.of(LearnValues.apply(b.build()), Labels.numbered(36), Optional.empty());
        try (Units units = open(model)) {
            assertThat(unit(units, "conv", 0, 0, 0, COUNTED).words()).isEqualTo("14.5 = 14.0 + bias 0.5");
            assertThat(units.activations("conv", COUNTED, Cancellation.NEVER).largest())
                    .hasSize(3)
                    .contains(12f);
            assertThat(units.contributions("conv", COUNTED, 12, Cancellation.NEVER))
                    .containsExactly(0, -1, 0);
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        try (Units units = open(Linear.network())) {
            Tensor image = Linear.picture(1);
            assertThatThrownBy(() -> unit(units, "conv", 5, 0, 0, image))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no channel 5 in layer 'conv'; its channels go from 0 to 4");
            assertThatThrownBy(() -> unit(units, "conv", 4, 6, 0, image))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no place (6, 0) in layer 'conv', whose channels are 6 x 7");
            assertThatThrownBy(() -> units.contributions("conv", image, 4, Cancellation.NEVER))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("there is no class 4; classes go from 0 to 3");
        }
    }
}
