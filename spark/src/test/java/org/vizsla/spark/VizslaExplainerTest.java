package org.vizsla.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;

class VizslaExplainerTest {
    private static final StructType FILES =
            new StructType().add("path", DataTypes.StringType).add("content", DataTypes.BinaryType);

    private static final SparkSession SPARK = SparkSession.builder()
            .master("local[2]")
            .appName("test")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void stop() {
        SPARK.stop();
    }

    private static byte[] scene(int number) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(
                    Menagerie.scene(SceneRequest.of(number, Species.all().get(number)))
                            .picture()
                            .image(),
                    "png",
                    bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dataset<Row> scenes(int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(RowFactory.create("animals/" + i + ".png", scene(i)));
        }
        return SPARK.createDataFrame(rows, FILES).repartition(3);
    }

    private static VizslaExplainer explainer() {
        return new VizslaExplainer()
                .setModel(EmbeddedNetwork.NAME)
                .setMethods("grad_cam", "saliency")
                .setBatch(2);
    }

    private Tensor map(Row row, String method) throws IOException {
        Map<String, byte[]> maps = row.getJavaMap(row.fieldIndex("maps"));
        Path file = Files.write(folder.resolve("map.npy"), maps.get(method));
        return Npy.read(file);
    }

    @Test
    void givesWhatAnExplainerGives() throws IOException {
        List<Row> rows = explainer().transform(scenes(5)).orderBy("path").collectAsList();
        Model model = EmbeddedNetwork.load();
        assertThat(rows).hasSize(5);
        try (Explainer direct = Explainer.open(model, GradientCam.GRAD_CAM, Saliency.DEFAULT)) {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                Explanation expected = direct.explain(PictureReader.read("scene", scene(i)));
                assertThat(row.<String>getAs("error")).isNull();
                assertThat(row.<Integer>getAs("class_index"))
                        .isEqualTo(expected.targets().get(0));
                assertThat(row.<String>getAs("class_name"))
                        .isEqualTo(model.labels().name(expected.targets().get(0)));
                assertThat(row.<Float>getAs("score"))
                        .isEqualTo(expected.scores().floats()[expected.targets().get(0)]);
                assertThat(row.<Float>getAs("probability")).isBetween(0f, 1f);
                for (String method : List.of("grad_cam", "saliency")) {
                    assertThat(map(row, method).floats())
                            .isEqualTo(expected.map(method).floats());
                }
                assertThat(row.getJavaMap(row.fieldIndex("layers")).keySet()).hasToString("[grad_cam, saliency]");
            }
        }
    }

    @Test
    void aRowThatFailsSaysWhyAndLeavesTheOthers() {
        Dataset<Row> rows = SPARK.createDataFrame(
                List.of(
                        RowFactory.create("a.png", scene(1)),
                        RowFactory.create("b.png", new byte[] {1, 2, 3}),
                        RowFactory.create("c.png", null),
                        RowFactory.create("d.png", scene(2))),
                FILES);
        List<Row> explained = explainer()
                .setMethods("integrated_gradients")
                .transform(rows.coalesce(1))
                .collectAsList();
        assertThat(explained).extracting(row -> row.getString(0)).containsExactly("a.png", "b.png", "c.png", "d.png");
        assertThat(explained)
                .extracting(row -> row.<String>getAs("error"))
                .satisfiesExactly(
                        error -> assertThat(error).isNull(),
                        error -> assertThat(error).contains("b.png"),
                        error -> assertThat(error).isEqualTo("c.png is null"),
                        error -> assertThat(error).isNull());
        assertThat(explained.get(1).<Object>getAs("maps")).isNull();
        Row check = explained
                .get(0)
                .<Row>getList(explained.get(0).fieldIndex("checks"))
                .get(0);
        assertThat(check.<String>getAs("method")).isEqualTo("integrated_gradients");
        assertThat(check.<String>getAs("name")).isEqualTo("completeness");
        assertThat(check.<Double>getAs("value")).isLessThanOrEqualTo(check.<Double>getAs("bound"));
        assertThat(explained.get(3).<Integer>getAs("class_index")).isEqualTo(2);
    }

    @Test
    void takesVectorsArraysAndClassesOfRows() throws IOException {
        Model model = EmbeddedNetwork.load();
        float[] values = model.preprocessing()
                .apply(PictureReader.read("scene", scene(4)))
                .floats();
        double[] doubles = new double[values.length];
        List<Float> floats = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
            floats.add(values[i]);
        }
        Dataset<Row> table = SPARK.createDataFrame(
                List.of(
                        RowFactory.create(
                                Vectors.dense(doubles),
                                floats.toArray(),
                                7L,
                                model.labels().name(9)),
                        RowFactory.create(Vectors.dense(1, 2), null, 70L, "no animal")),
                new StructType()
                        .add("vector", SQLDataTypes.VectorType())
                        .add("array", DataTypes.createArrayType(DataTypes.FloatType))
                        .add("index", DataTypes.LongType)
                        .add("name", DataTypes.StringType));
        List<Row> ofVectors = explainer()
                .setInputCol("vector")
                .setTargetCol("index")
                .transform(table)
                .collectAsList();
        List<Row> ofArrays = explainer()
                .setInputCol("array")
                .setTargetCol("name")
                .setPrefix("x_")
                .transform(table)
                .collectAsList();
        assertThat(ofVectors.get(0).<Integer>getAs("class_index")).isEqualTo(7);
        assertThat(ofArrays.get(0).<Integer>getAs("x_class_index")).isEqualTo(9);
        try (Explainer direct = Explainer.open(model, GradientCam.GRAD_CAM, Saliency.DEFAULT)) {
            assertThat(map(ofVectors.get(0), "grad_cam").floats())
                    .isEqualTo(direct.explain(PictureReader.read("scene", scene(4)), Call.of(7))
                            .map("grad_cam")
                            .floats());
        }
        assertThat(ofVectors.get(1).<String>getAs("error")).contains("has 2 numbers");
        assertThat(ofArrays.get(1).<String>getAs("x_error")).contains("null");
    }

    @Test
    void staysTheSameWhenSavedAndLoaded() throws IOException {
        VizslaExplainer explainer = explainer().setSeed(3).setOptions("--threads", "1");
        PipelineModel fitted =
                new Pipeline().setStages(new PipelineStage[] {explainer}).fit(scenes(1));
        String place = folder.resolve("pipeline").toString();
        fitted.write().save(place);
        PipelineModel loaded = PipelineModel.load(place);
        VizslaExplainer stage = (VizslaExplainer) loaded.stages()[0];
        assertThat(stage.uid()).isEqualTo(explainer.uid());
        assertThat(values(stage)).isEqualTo(values(explainer));
        assertThat(loaded.transform(scenes(3)).orderBy("path").collectAsList())
                .extracting(row -> Arrays.hashCode(
                        (byte[]) row.getJavaMap(row.fieldIndex("maps")).get("saliency")))
                .isEqualTo(fitted.transform(scenes(3)).orderBy("path").collectAsList().stream()
                        .map(row -> Arrays.hashCode(
                                (byte[]) row.getJavaMap(row.fieldIndex("maps")).get("saliency")))
                        .toList());
        explainer.save(folder.resolve("alone").toString());
        assertThat(values(VizslaExplainer.load(folder.resolve("alone").toString())))
                .isEqualTo(values(explainer));
    }

    /** The parameters with their values; arrays print where they are. */
    private static String values(VizslaExplainer explainer) {
        return explainer.explainParams().replaceAll("@[0-9a-f]+", "")
                + List.of(explainer.getOrDefault(explainer.methods()))
                + List.of(explainer.getOrDefault(explainer.options()));
    }

    @Test
    void refusesWhatDoesNotFit() {
        StructType numbers = new StructType().add("content", DataTypes.IntegerType);
        assertThatThrownBy(() -> explainer().transformSchema(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the column 'content' is int");
        assertThatThrownBy(() -> explainer().setInputCol("image").transformSchema(FILES))
                .hasMessage("there is no column 'image'; the table has path, content");
        assertThatThrownBy(() -> explainer().transformSchema(FILES.add("error", DataTypes.StringType)))
                .hasMessageContaining("a column 'error' already");
        assertThatThrownBy(() -> explainer().setMethods("grad_cm").transformSchema(FILES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grad_cm");
        assertThatThrownBy(() -> explainer().setOptions("--nothing").transformSchema(FILES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--nothing");
        assertThat(explainer().transformSchema(FILES).fieldNames())
                .containsExactly(
                        "path",
                        "content",
                        "class_index",
                        "class_name",
                        "score",
                        "probability",
                        "maps",
                        "layers",
                        "checks",
                        "notes",
                        "error");
    }

    @Test
    void sendsTheFilesOfANetwork() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own").resolve("onnx"));
        Path network = Files.copy(Path.of("..", "examples", "net.onnx"), own.resolve("net.onnx"));
        Files.writeString(
                folder.resolve("own").resolve("preprocessor_config.json"),
                "{\"image_mean\": [0.5, 0.5, 0.5], \"image_std\": [0.25, 0.25, 0.25]}");
        Files.writeString(folder.resolve("names"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n");
        float expected;
        try (Explainer direct = Explainer.open(network.toString(), GradientCam.GRAD_CAM)) {
            Explanation explanation = direct.explain(PictureReader.read("scene", scene(0)));
            expected = explanation.scores().floats()[explanation.targets().get(0)];
        }
        Dataset<Row> explained = new VizslaExplainer()
                .setModel(network.toString())
                .setOptions("--labels", folder.resolve("names").toString())
                .transform(scenes(1));
        // They go with the call, not with the task.
        Files.delete(network);
        Row row = explained.collectAsList().get(0);
        assertThat(row.<String>getAs("error")).isNull();
        assertThat(row.<String>getAs("class_name")).hasSize(1);
        assertThat(row.<Float>getAs("score")).isEqualTo(expected);
    }

    @Test
    void aKilledJobStopsItsRuns() throws InterruptedException {
        Dataset<Row> slow = explainer()
                .setMethods("rise")
                .setOptions("--set", "rise.masks=100000")
                .transform(scenes(4));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread job = new Thread(() -> failure.set(catchThrowable(slow::collectAsList)));
        job.start();
        while (job.isAlive() && !isExplaining()) {
            Thread.sleep(20);
        }
        assertThat(isExplaining()).isTrue();
        SPARK.sparkContext().cancelAllJobs();
        job.join();
        assertThat(failure.get()).hasMessageContaining("cancel");
        while (isExplaining()) {
            Thread.sleep(20);
        }
    }

    /** Whether a task is at work. */
    private static boolean isExplaining() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(ExplainedRows.class.getName())
                        && frame.getMethodName().equals("explain"));
    }
}
