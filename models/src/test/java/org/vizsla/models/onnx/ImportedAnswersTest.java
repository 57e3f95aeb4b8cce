package org.vizsla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.vizsla.testkit.TensorAssertions.assertClose;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;
import org.vizsla.models.answer.Answer;
import org.vizsla.models.answer.OneScore;
import org.vizsla.models.answer.OutputChoice;
import org.vizsla.models.input.SizeChoice;
import org.vizsla.runtime.Session;
import org.vizsla.testkit.RandomTensors;

/** What scores of imported networks mean, and that they are the numbers before the last operator. */
class ImportedAnswersTest {
    private static final Tensor PICTURES = new RandomTensors(3).normal(2, 3, 6, 8);

    private final GraphBuilder b = new GraphBuilder("net");
    private final Ops ops = new Ops(b);

    ImportedAnswersTest() {
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 6, 8));
    }

    private String scores(int count) {
        String means = b.op("Flatten", b.op("GlobalAveragePool", "x").value()).value();
        return b.op("MatMul", means, b.initializer("w", new RandomTensors(4).normal(3, count)))
                .named("z");
    }

    private static Tensor columns(int count, float... signs) {
        float[] expected = new float[2 * signs.length];
        float[] z = raw(count).floats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] = signs[i % signs.length] * z[i / signs.length];
        }
        return Tensor.ofFloats(Shape.of(2, signs.length), expected);
    }

    /** The scores by a graph of their own. */
    private static Tensor raw(int count) {
        ImportedAnswersTest other = new ImportedAnswersTest();
        return Session.runOnce(other.b.output(other.scores(count)).build(), Map.of("x", PICTURES))
                .get("z");
    }

    private ImportedGraph imported(boolean keep, OutputChoice choice, boolean namesBothSides) {
        return new ImportClassifier(new ImportSettings(SizeChoice.DEFAULT, keep, choice, namesBothSides))
                .apply(b.build());
    }

    private ImportedGraph imported() {
        return imported(false, OutputChoice.DEFAULT, false);
    }

    private ImportedGraph said(Answer answer) {
        return imported(false, new OutputChoice(null, answer), false);
    }

    private static Tensor run(ImportedGraph imported) {
        return Session.runOnce(imported.graph(), Map.of(imported.input(), PICTURES))
                .get(imported.scores());
    }

    private void assertAnswer(Answer answer, String cutOff, Tensor scores) {
        ImportedGraph imported = imported();
        assertThat(imported.answer()).isEqualTo(answer);
        assertThat(imported.cutOff()).isEqualTo(cutOff);
        assertClose("scores", run(imported), scores, 1e-5);
        assertThat(imported.graph().shape(imported.scores()))
                .isEqualTo(Shape.batchOf(scores.shape().size(1)));
    }

    /** As tools for static quantization end a network: its scores are quantized, and real again. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void quantizedScoresAreRealAgain(boolean realAgain) {
        String scale = b.scalar(1f / 64);
        Tensor zero = Tensor.of(DataType.INT8, Shape.of(), Tensor.allocate(1));
        String zeroPoint = b.initializer("zero", zero);
        String quantized = b.op("QuantizeLinear", scores(4), scale, zeroPoint).value();
        b.output(
                realAgain
                        ? b.op("DequantizeLinear", quantized, scale, zeroPoint).value()
                        : quantized);
        float[] expected = raw(4).floats();
        float[] actual = run(imported()).floats();
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(0.5f / 64 + 1e-6f));
            assertThat(actual[i] * 64).isEqualTo(Math.round(actual[i] * 64));
        }
    }

    @Test
    void oneSigmoidHasTwoSides() {
        b.output(b.op("Sigmoid", scores(1)).value());
        assertAnswer(Answer.SIDES, "Sigmoid", columns(1, -1, 1));
    }

    /** Of two classes, its score is the difference of theirs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void oneClassOfASoftmaxHasTwoSides(int place) {
        String p = b.op("Softmax", scores(2)).with("axis", 1).value();
        b.output(ops.slice(p, 1, place, place + 1));
        float[] z = raw(2).floats();
        float first = z[place] - z[1 - place];
        float second = z[2 + place] - z[3 - place];
        assertAnswer(Answer.SIDES, "Sigmoid", Tensor.ofFloats(Shape.of(2, 2), -first, first, -second, second));
    }

    /** Its own probability is kept, and that of all others is what it lacks of 1. */
    @Test
    void oneClassOfSeveralHasItsOwnProbability() {
        String p = b.op("Softmax", scores(4)).with("axis", 1).value();
        b.output(b.op(
                        "Unsqueeze",
                        b.op("Gather", p, b.integer(2)).with("axis", 1).value(),
                        b.integers(1))
                .value());
        float[] z = raw(4).floats();
        float[] sides = new float[4];
        for (int row = 0; row < 2; row++) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += Math.exp(z[4 * row + i]);
            }
            sides[2 * row + 1] = (float) (Math.exp(z[4 * row + 2]) / sum);
            sides[2 * row] = 1 - sides[2 * row + 1];
        }
        ImportedGraph imported = imported(true, OutputChoice.DEFAULT, false);
        assertThat(imported.answer()).isEqualTo(Answer.SIDES);
        assertClose("sides", run(imported), Tensor.ofFloats(Shape.of(2, 2), sides), 1e-5);
    }

    /** As two classes, whose softmax they are. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothSidesOfASigmoidAreClasses(boolean yesFirst) {
        String p = ops.sigmoid(scores(1));
        String q = ops.sub(ops.scalar(1), p);
        b.output(ops.concat(1, yesFirst ? p : q, yesFirst ? q : p));
        assertAnswer(Answer.CLASSES, "Softmax", yesFirst ? columns(1, 0.5f, -0.5f) : columns(1, -0.5f, 0.5f));
    }

    @Test
    void severalSigmoidsAreLabels() {
        b.output(b.op("Sigmoid", scores(4)).value());
        assertAnswer(Answer.LABELS, "Sigmoid", raw(4));
    }

    @Test
    void oneScoreWithoutASigmoidIsANumber() {
        b.output(scores(1));
        assertAnswer(Answer.NUMBER, "", columns(1, 1, -1));
    }

    @Test
    void severalScoresAreOfClasses() {
        b.output(scores(4));
        assertAnswer(Answer.CLASSES, "", raw(4));
    }

    @Test
    void twoNamesMakeANumberTwoSides() {
        b.output(scores(1));
        ImportedGraph imported = imported(false, OutputChoice.DEFAULT, true);
        assertThat(imported.answer()).isEqualTo(Answer.SIDES);
        assertClose("scores", run(imported), columns(1, -1, 1), 1e-5);
    }

    @Test
    void bothSidesOfAKeptSigmoidAreProbabilities() {
        b.output(b.op("Sigmoid", scores(1)).value());
        ImportedGraph imported = imported(true, OutputChoice.DEFAULT, false);
        assertThat(imported.answer()).isEqualTo(Answer.SIDES);
        assertThat(imported.cutOff()).isEmpty();
        assertThat(OneScore.isOfProbability(imported.graph(), imported.scores()))
                .isTrue();
        float[] z = raw(1).floats();
        float p = sigmoid(z[0]);
        float q = sigmoid(z[1]);
        assertClose("sides", run(imported), Tensor.ofFloats(Shape.of(2, 2), 1 - p, p, 1 - q, q), 1e-5);
    }

    /** Said to be a number, a kept sigmoid is its own probability, up and down. */
    @Test
    void aKeptSigmoidMayBeANumber() {
        b.output(b.op("Sigmoid", scores(1)).value());
        ImportedGraph imported = imported(true, new OutputChoice(null, Answer.NUMBER), false);
        float[] z = raw(1).floats();
        float p = sigmoid(z[0]);
        float q = sigmoid(z[1]);
        assertClose("number", run(imported), Tensor.ofFloats(Shape.of(2, 2), p, -p, q, -q), 1e-5);
    }

    private static float sigmoid(double z) {
        return (float) (1 / (1 + Math.exp(-z)));
    }

    @Test
    void aSigmoidByHandIsCut() {
        String power = b.op("Exp", b.op("Neg", scores(1)).value()).value();
        b.output(b.op("Div", b.scalar(1), ops.add(power, b.scalar(1))).value());
        assertAnswer(Answer.SIDES, "Sigmoid", columns(1, -1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aSigmoidIsCutBehindWhatOnlyPassesItOn(int count) {
        String p = b.op("Sigmoid", scores(count)).value();
        String cast = b.op("Cast", p).with("to", 1).value();
        String shaped = b.op("Reshape", cast, b.integers(-1, count, 1)).value();
        b.output(b.op("Clip", shaped, b.scalar(1e-7f), b.scalar(1 - 1e-7f)).value());
        assertAnswer(count == 1 ? Answer.SIDES : Answer.LABELS, "Sigmoid", count == 1 ? columns(1, -1, 1) : raw(4));
    }

    @Test
    void theLogarithmOfASigmoidIsCut() {
        b.output(b.op("Log", b.op("Sigmoid", scores(4)).value()).value());
        assertAnswer(Answer.LABELS, "Sigmoid", raw(4));
    }

    /** A head of two classes made of one score, as {@code softmax([0, z])}. */
    @Test
    void aSoftmaxOverAConcatenationIsCut() {
        String z = scores(1);
        String both = b.op("Concat", ops.mul(z, 0), z).with("axis", 1).value();
        b.output(b.op("Softmax", both).with("axis", 1).value());
        assertAnswer(Answer.CLASSES, "Softmax", columns(1, 0, 1));
    }

    @Test
    void anOutputIsChosenByName() {
        b.output(scores(4)).output(b.op("Sigmoid", b.op("Neg", "z").value()).named("labels"));
        assertThat(imported().otherOutputs()).containsExactly("labels");
        ImportedGraph chosen = imported(false, new OutputChoice("labels", null), false);
        assertThat(chosen.answer()).isEqualTo(Answer.LABELS);
        assertThat(chosen.otherOutputs()).containsExactly("z");
        assertThat(chosen.note()).isEmpty();
    }

    @Test
    void anUnknownOutputIsRefused() {
        b.output(scores(4)).output(b.op("Tanh", "z").named("other"));
        assertRefused(
                new OutputChoice("lables", null),
                "there is no output 'lables'",
                Remedy.give(Setting.OUTPUT, "z", "other"));
    }

    private void assertRefused(OutputChoice choice, String words, @Nullable Remedy remedy) {
        assertThatThrownBy(() -> imported(false, choice, false))
                .hasMessage(words)
                .isInstanceOfSatisfying(
                        VizslaException.class,
                        failure -> assertThat(failure.remedy()).isEqualTo(Optional.ofNullable(remedy)));
    }

    /** Networks of several labels that are trained with the loss of a sigmoid have none in the file. */
    @Test
    void scoresAreLabelsWhereTheUserSaysSo() {
        b.output(scores(4));
        assertThat(said(Answer.LABELS).answer()).isEqualTo(Answer.LABELS);
        assertThat(said(Answer.CLASSES).answer()).isEqualTo(Answer.CLASSES);
    }

    @Test
    void oneScoreIsWhatTheUserSays() {
        b.output(b.op("Sigmoid", scores(1)).value());
        assertThat(said(Answer.NUMBER).answer()).isEqualTo(Answer.NUMBER);
        assertClose("number", run(said(Answer.NUMBER)), columns(1, 1, -1), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIDES", "NUMBER"})
    void severalScoresAreNotOne(Answer answer) {
        b.output(scores(4));
        assertRefused(
                new OutputChoice(null, answer),
                "several scores cannot be " + answer + "; a single one can",
                Remedy.give(Setting.ANSWER, "classes", "labels"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLASSES", "LABELS"})
    void oneScoreIsNotSeveral(Answer answer) {
        b.output(scores(1));
        assertRefused(
                new OutputChoice(null, answer),
                "a single score cannot be " + answer + "; several can",
                Remedy.give(Setting.ANSWER, "sides", "number"));
    }

    @Test
    void aSoftmaxIsNotOfLabels() {
        b.output(b.op("Softmax", scores(4)).with("axis", 1).value());
        assertRefused(
                new OutputChoice(null, Answer.LABELS),
                "the network ends in a softmax, so its scores are of classes that exclude each other",
                Remedy.omit(Setting.ANSWER));
    }

    /** The factors of both sides are no weights, whatever the file calls its own. */
    @Test
    void theOtherSideAddsNoWeight() {
        b.output(scores(1));
        assertThat(imported().graph().initializers().keySet().stream()
                        .filter(name -> !OneScore.isOfSides(name))
                        .map(name -> Objects.requireNonNull(
                                        imported().graph().initializers().get(name))
                                .elements()))
                .isEqualTo(List.of(3L));
    }
}
