package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Shape;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.testkit.RandomTensors;

/** What {@code explain}, {@code evolve}, {@code gallery} and {@code inspect} make of labels, sides, numbers and several outputs. */
class AnswersTest {
    @TempDir
    private Path folder = Path.of("");

    private Path picture = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void draw() throws IOException {
        picture = TestPictures.png(folder.resolve("disc.png"), 1);
        out = folder.resolve("out");
    }

    /** The means of an image's three colours by a matrix; an output for each of these operators, or none. */
    private Path network(int scores, String... operators) {
        GraphBuilder b = new GraphBuilder("net");
        b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String means = b.op("Flatten", b.op("GlobalAveragePool", "x").value()).value();
        for (int i = 0; i < operators.length; i++) {
            String name = "head" + i;
            String z = b.op("MatMul", means, b.initializer("w" + i, new RandomTensors(i).normal(3, scores + i)))
                    .value();
            b.output(b.op(operators[i].isEmpty() ? "Identity" : operators[i], z).named(name));
        }
        Path file = folder.resolve("net.onnx");
        OnnxWriter.write(file, b.build());
        return file;
    }

    private Run explain(Object... options) {
        List<Object> all = new ArrayList<>(List.of(
                "explain", picture, "--out", out, "--preprocessing", "imagenet", "--method", "saliency,grad_cam"));
        all.addAll(List.of(options));
        Run run = Run.of(all.toArray());
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    private Map<?, ?> model() throws IOException {
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        return (Map<?, ?>) Objects.requireNonNull(result.get("model"));
    }

    private Path names(String... names) throws IOException {
        return Files.write(folder.resolve("names.txt"), List.of(names));
    }

    @Test
    void twoNamesAreBothAnswersOfASigmoid() throws IOException {
        Run run = explain("--model", network(1, "Sigmoid"), "--labels", names("healthy", "ill"), "--target", "healthy");
        assertThat(run.out()).containsPattern("disc.png: healthy \\(0\\), [0-9.]+ %");
        assertThat(model().get("answer")).isEqualTo("sides");
        assertThat(model().get("cut_off")).isEqualTo("Sigmoid");
        assertThat(Files.readString(out.resolve("index.html"))).contains("two sides of one score");
    }

    @Test
    void oneNameIsWhatASigmoidIsFor() throws IOException {
        Run run = explain("--model", network(1, "Sigmoid"), "--labels", names("tumour"), "--target", "not tumour");
        assertThat(run.out()).containsPattern("disc.png: not tumour \\(0\\), [0-9.]+ %");
    }

    @Test
    void aNumberIsShownWithoutAProbability() throws IOException {
        Run run = explain("--model", network(1, ""), "--labels", names("age"), "--target", "lower age");
        assertThat(run.out())
                .containsPattern("disc.png: lower age \\(1\\), score -?[0-9.]+")
                .doesNotContain("%");
        assertThat(model().get("answer")).isEqualTo("number");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("What speaks for “lower age”?", "a number, up or down")
                .doesNotContain("no probability", "Why did the network say");
    }

    @Test
    void labelsAreSaidWhereTheFileCannotTell() throws IOException {
        explain("--model", network(4, ""), "--answer", "labels");
        assertThat(model().get("answer")).isEqualTo("labels");
        assertThat(Files.readString(out.resolve("index.html"))).contains("labels, each there or not");
        Run.assertFails(
                1,
                "several scores cannot be number; a single one can; use --answer classes or --answer labels",
                "inspect",
                network(4, ""),
                "--answer",
                "number");
    }

    @Test
    void aLabelIsTheNetworksAnswerWhereItIsLikely() throws IOException {
        explain("--model", network(4, "Sigmoid"), "--target", "0,1,2,3");
        for (int row = 0; row < 4; row++) {
            Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
            Map<?, ?> entry = (Map<?, ?>) ((List<?>) Objects.requireNonNull(result.get("entries"))).get(row);
            Map<?, ?> target = (Map<?, ?>) Objects.requireNonNull(entry.get("target"));
            boolean likely = ((Number) Objects.requireNonNull(target.get("probability"))).doubleValue() >= 0.5;
            try (var pages = Files.walk(out)) {
                String name = String.valueOf(target.get("name"));
                assertThat(pages.filter(file -> file.toString().endsWith(".html"))
                                .map(AnswersTest::read))
                        .anyMatch(page -> page.contains(
                                (likely ? "Why did the network say “" : "What speaks for “") + name + "”?"));
            }
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aClassIsExplainedAgainstAnother() throws IOException {
        Run run = explain(
                "--model",
                network(3, ""),
                "--labels",
                names("zebra", "lion", "ape"),
                "--target",
                "zebra",
                "--against",
                "lion");
        assertThat(run.out()).containsPattern("disc.png: zebra \\(0\\) rather than lion \\(1\\), [0-9.]+ %");
        assertThat(model().get("against")).isEqualTo(Map.of("index", 1, "name", "lion"));
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("Why “zebra” rather than “lion”?", "<dt>against</dt>");
    }

    @Test
    void onlyClassesAreExplainedAgainstOthers() {
        Run.assertFails(
                2,
                "'net' gives labels that do not exclude each other; only class scores are explained against another class",
                "explain",
                picture,
                "--preprocessing",
                "imagenet",
                "--model",
                network(3, "Sigmoid"),
                "--against",
                "1");
        Run.assertFails(
                2,
                "--target and --against are both class 1",
                "explain",
                picture,
                "--preprocessing",
                "imagenet",
                "--model",
                network(3, ""),
                "--target",
                "1",
                "--against",
                "1");
    }

    @Test
    void anOutputIsChosen() throws IOException {
        Run run = explain("--model", network(2, "", "Sigmoid"), "--output", "head1", "--target", "2");
        assertThat(run.err()).doesNotContain("is explained");
        assertThat(model().get("answer")).isEqualTo("labels");
        assertThat(model().get("classes")).isEqualTo(3);
    }

    @Test
    void aClassOfAnotherOutputIsLookedForThere() {
        Run run = Run.of("explain", picture, "--model", network(2, "", ""), "--target", "2");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no class 2; classes go from 0 to 1; use --output head1");
        Run.assertFails(
                1,
                "there is no output 'head'; use --output head0 or --output head1",
                "inspect",
                network(2, "", ""),
                "--output",
                "head");
    }

    @Test
    void aNumberIsNotTrainedTowards() {
        Run run = Run.of("evolve", picture, "--model", network(1, ""), "--out", out);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "'net' gives one number, and cross-entropy needs classes; if the number says yes or no, name both"
                                + " answers; name its classes with --labels FILE, or use --objective score-descent");
    }

    @Test
    void theEvolutionOfANumberIsDrawnByItsScore() throws IOException {
        Run run = Run.of(
                "gallery",
                picture,
                "--model",
                network(1, ""),
                "--objective",
                "score-descent",
                "--steps",
                3,
                "--out",
                out);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("The target's score: ".replace("'", "&#39;"))
                .doesNotContain("not a number", ">100 %<", "no probability");
    }

    @Test
    void inspectTellsWhatScoresMean() throws IOException {
        assertThat(Run.of("inspect", network(1, "Sigmoid")).out())
                .contains("answer      yes or no, from one score: negative or positive")
                .contains("parameters  3\n");
        assertThat(Run.of("inspect", network(1, "")).out()).contains("answer      a number");
        assertThat(Run.of("inspect", network(4, "Sigmoid")).out())
                .contains("answer      4 labels, each there or not whatever the others are");
        Run run = Run.of("inspect", network(2, "", ""), "--json");
        assertThat(JSON.std.mapFrom(run.out()))
                .containsEntry("answer", "classes")
                .containsEntry("other_outputs", List.of("head1"));
        assertThat(Run.of("inspect", network(2, "", "")).out()).contains("not shown   head1; --output chooses");
    }
}
