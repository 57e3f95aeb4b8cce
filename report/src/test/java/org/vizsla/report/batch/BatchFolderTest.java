package org.vizsla.report.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.report.batch.input.InputSearch;
import org.vizsla.report.folder.SavedFile;
import org.vizsla.report.folder.Saving;
import org.vizsla.report.job.ExplainedSource;
import org.vizsla.report.job.ExplanationJob;
import org.vizsla.report.job.ExplanationRequest;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.json.Json;
import org.vizsla.report.page.Advice;
import org.vizsla.report.source.FileSource;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

class BatchFolderTest {
    private static final Model MODEL = EmbeddedNetwork.load();
    private static final List<AttributionMethod> METHODS = List.of(GradientCam.GRAD_CAM, Saliency.DEFAULT);

    @TempDir
    private Path folder = Path.of("");

    private Path photos = Path.of("");

    @BeforeEach
    void draw() throws IOException {
        photos = Files.createDirectory(folder.resolve("photos"));
        for (int i = 0; i < 7; i++) {
            ImageIO.write(
                    Menagerie.scene(SceneRequest.of(i, Species.all().get(i)))
                            .picture()
                            .image(),
                    "png",
                    photos.resolve(i + ".png").toFile());
        }
    }

    private static ExplanationRequest request(List<AttributionMethod> methods, long seed) {
        return new ExplanationRequest(
                MODEL, MODEL.preprocessing(), methods, List.of(), Targets.IMPLIED, ExplainerSettings.DEFAULT, seed);
    }

    private BatchRequest usual() {
        return new BatchRequest(
                List.of(photos.toString()),
                Optional.empty(),
                3,
                request(METHODS, 0),
                Optional.empty(),
                false,
                Advice.PLAIN);
    }

    private static BatchRequest retrying(BatchRequest request) {
        return new BatchRequest(
                request.words(),
                request.list(),
                request.part(),
                request.request(),
                request.pictures(),
                true,
                request.advice());
    }

    private Map<String, Object> run(Path out, BatchRequest request, BatchListener listener) {
        try (BatchFolder batch =
                BatchFolder.open(out, new InputSearch(List.of(photos.toString()), Optional.empty(), out))) {
            return batch.run(request, listener, new Cancellation());
        }
    }

    private Path done(String name, BatchRequest request) {
        Path out = folder.resolve(name);
        run(out, request, BatchListener.NONE);
        return out;
    }

    /** All files of a folder. */
    private static Map<String, ByteBuffer> files(Path out) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static List<Map<String, Object>> rows(Path out) throws IOException {
        return Files.readAllLines(out.resolve("manifest.jsonl")).stream()
                .map(Json::parse)
                .toList();
    }

    private static Map<?, ?> mapOf(Map<String, Object> row, String method) {
        return map(map(row, "maps"), method);
    }

    @Test
    void writesWhatAJobFinds() throws IOException {
        Path out = done("out", usual());
        assertThat(files(out).keySet())
                .containsExactly(
                        "batch.json",
                        "inputs",
                        "manifest.jsonl",
                        "manifest/00000.jsonl",
                        "manifest/00001.jsonl",
                        "manifest/00002.jsonl",
                        "maps/grad_cam/00000.npy",
                        "maps/grad_cam/00001.npy",
                        "maps/grad_cam/00002.npy",
                        "maps/saliency/00000.npy",
                        "maps/saliency/00001.npy",
                        "maps/saliency/00002.npy");
        List<ExplainedSource> expected = new ArrayList<>();
        List<FileSource> sources = rows(out).stream()
                .map(row -> new FileSource(Path.of((String) row.get("path")), true))
                .toList();
        new ExplanationJob(request(METHODS, 0).withSources(sources))
                .run(new Cancellation(), JobListener.NONE, expected::add);
        assertThat(expected).hasSize(7);
        for (ExplainedSource source : expected) {
            Map<String, Object> row = rows(out).get(source.place());
            assertThat(map(row, "target").get("name"))
                    .isEqualTo(source.entries().get(0).target().name());
            for (String method : List.of("grad_cam", "saliency")) {
                Map<?, ?> about = mapOf(row, method);
                int place = number(about.get("row")).intValue();
                Tensor values =
                        Npy.read(out.resolve((String) about.get("file"))).rows(place, 1);
                float[] floats = source.explanation().map(method).floats();
                assertThat(values.floats()).isEqualTo(floats);
                List<?> peak = (List<?>) about.get("peak");
                assertThat(peak).hasSize(3);
                Shape shape = values.shape();
                int at = (number(peak, 0) * shape.length(2) + number(peak, 1)) * shape.length(3) + number(peak, 2);
                assertThat((double) floats[at])
                        .isEqualTo(number(about.get("largest")).doubleValue(), within(1e-5));
            }
        }
    }

    private static int number(List<?> numbers, int index) {
        return number(numbers.get(index)).intValue();
    }

    private static Number number(@Nullable Object value) {
        return (Number) Objects.requireNonNull(value);
    }

    private static Map<?, ?> map(Map<?, ?> row, String name) {
        return (Map<?, ?>) Objects.requireNonNull(row.get(name), name);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        Path whole = done("whole", usual());
        Path out = folder.resolve("out");
        for (int stop = 1; stop <= 7; stop++) {
            Cancellation cancellation = new Cancellation();
            int last = stop;
            try (BatchFolder batch =
                    BatchFolder.open(out, new InputSearch(List.of(photos.toString()), Optional.empty(), out))) {
                batch.run(
                        usual(),
                        new BatchListener() {
                            private int ended;

                            @Override
                            public void ends(Source source) {
                                if (++ended == last) {
                                    cancellation.cancel();
                                }
                            }
                        },
                        cancellation);
                break;
            } catch (CancelledException e) {
                assertThat(files(out)).doesNotContainKey("manifest.jsonl");
            }
        }
        run(out, usual(), BatchListener.NONE);
        assertThat(files(out)).isEqualTo(files(whole));
        Map<String, Long> begun = new HashMap<>();
        run(out, usual(), new BatchListener() {
            @Override
            public void begins(long left, long all) {
                begun.put("left", left);
            }
        });
        assertThat(begun).containsEntry("left", 0L);
        assertThat(files(out)).isEqualTo(files(whole));
    }

    @Test
    void givesARowToWhatFailsAndTriesItAgain() throws IOException {
        Path whole = done("whole", usual());
        Path fourth = photos.resolve("4.png");
        byte[] good = Files.readAllBytes(fourth);
        Files.writeString(fourth, "poison");
        Path out = done("out", usual());
        assertThat(rows(out)).hasSize(7);
        Map<String, Object> row = rows(out).get(4);
        assertThat(row.keySet()).containsExactly("path", "sha256", "error");
        assertThat(String.valueOf(row.get("error"))).startsWith(fourth.toString());
        assertThat(mapOf(rows(out).get(5), "grad_cam").get("row")).isEqualTo(1);
        assertThat(Npy.read(out.resolve("maps/grad_cam/00001.npy")).shape().length(0))
                .isEqualTo(2);
        Files.delete(fourth);
        assertThat(rows(done("out", retrying(usual()))).get(4)).containsEntry("error", fourth + " does not exist");

        Files.write(fourth, good);
        assertThat(rows(done("out", usual())).get(4)).containsKey("error");
        List<String> again = new ArrayList<>();
        Map<String, Object> batch = run(out, retrying(usual()), new BatchListener() {
            @Override
            public void ends(Source source) {
                again.add(source.name());
            }
        });
        assertThat(again).containsExactly("3.png", "4.png", "5.png");
        assertThat(batch).containsEntry("failed", 0L).containsEntry("complete", true);
        assertThat(files(out)).isEqualTo(files(whole));
    }

    @Test
    void aPartWithoutAnyMapHasNoArray() throws IOException {
        Path whole = done("out", usual());
        assertThat(files(whole)).containsKey("maps/saliency/00002.npy");
        Files.writeString(photos.resolve("6.png"), "poison");
        Files.delete(whole.resolve("manifest/00002.jsonl"));
        Path out = done("out", usual());
        assertThat(files(out)).doesNotContainKeys("maps/saliency/00002.npy", "maps/grad_cam/00002.npy");
        assertThat(rows(out).get(6)).containsKey("error");
    }

    @Test
    void refusesOtherWordsAndOtherCalls() throws IOException {
        Path out = done("out", usual());
        BatchRequest usual = usual();
        BatchRequest others = new BatchRequest(
                List.of("elsewhere"), usual.list(), 3, usual.request(), usual.pictures(), false, usual.advice());
        assertThatThrownBy(() -> done("out", others))
                .isInstanceOf(OtherBatchException.class)
                .hasMessage(out + " holds a batch of other words: inputs words was [ " + photos
                        + " ], and is now [ elsewhere ]");
        BatchRequest seeded = new BatchRequest(
                usual.words(), usual.list(), 3, request(METHODS, 5), usual.pictures(), false, usual.advice());
        assertThatThrownBy(() -> done("out", seeded)).hasMessageEndingWith("seed was 0, and is now 5");
        BatchRequest one = new BatchRequest(
                usual.words(),
                usual.list(),
                3,
                request(List.of(Saliency.DEFAULT), 0),
                usual.pictures(),
                false,
                usual.advice());
        assertThatThrownBy(() -> done("out", one))
                .hasMessageEndingWith("methods was grad_cam, saliency, and is now saliency");
        BatchRequest drawn = new BatchRequest(
                usual.words(), usual.list(), 3, usual.request(), Optional.of(Saving.USUAL), false, usual.advice());
        assertThatThrownBy(() -> done("out", drawn)).hasMessageContaining("pictures was none, and is now ");

        InputSearch search = new InputSearch(List.of(photos.toString()), Optional.empty(), out);
        try (BatchFolder first = BatchFolder.open(out, search)) {
            assertThat(first.count()).isEqualTo(7);
            assertThatThrownBy(() -> BatchFolder.open(out, search))
                    .isInstanceOf(VizslaException.class)
                    .hasMessage("another call is at work in " + out + "; let it end first");
        }
        Files.delete(out.resolve("batch.json"));
        assertThatThrownBy(() -> BatchFolder.open(out, search)).hasMessageContaining("batch.json is gone");
    }

    @Test
    void drawsPicturesAsExplainDoes() throws IOException {
        BatchRequest usual = usual();
        Path out = done(
                "out",
                new BatchRequest(
                        usual.words(),
                        usual.list(),
                        3,
                        request(List.of(GradientCam.GRAD_CAM), 0),
                        Optional.of(Saving.USUAL.with(EnumSet.of(SavedFile.OVERLAY))),
                        false,
                        usual.advice()));
        assertThat(rows(out).get(1)).containsEntry("pictures", "pictures/00000/1");
        assertThat(out.resolve("pictures/00000/1/grad_cam_overlay.png")).exists();
        assertThat(out.resolve("pictures/00000/index.html")).exists();
        assertThat(rows(out).get(6).get("pictures")).isEqualTo("pictures/00002/6");
    }

    @Test
    void leavesNoFolderWhereNothingWasFound() {
        Path out = folder.resolve("out");
        InputSearch search = new InputSearch(List.of(), Optional.empty(), out);
        assertThatThrownBy(() -> BatchFolder.open(out, search)).hasMessage("there are no images in the list");
        assertThat(out).doesNotExist();
    }
}
