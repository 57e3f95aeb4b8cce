package org.vizsla.report.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.optimize.dream.DreamRequest;
import org.vizsla.optimize.dream.DreamSettings;
import org.vizsla.optimize.visualize.FeatureVisualization;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.VisualizationRequest;
import org.vizsla.optimize.visualize.VisualizationSettings;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.optimize.visualize.objective.ChannelObjective;
import org.vizsla.optimize.visualize.objective.DirectionObjective;
import org.vizsla.optimize.visualize.objective.GuidedObjective;
import org.vizsla.optimize.visualize.objective.Representation;
import org.vizsla.render.video.AnimationFormat;
import org.vizsla.report.json.KeptQuestion;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.SessionSettings;
import org.vizsla.testkit.RandomTensors;

class KeptPicturesTest {
    private static final Tensor IMAGE = new RandomTensors(3).uniform(0, 1, 1, 3, 8, 8);
    private static final VisualizationRequest REQUEST = VisualizationRequest.of(
                    EmbeddedNetwork.load(),
                    new ChannelObjective("features.3", 1),
                    new DirectionObjective("features.3", directed(0.25f), 0))
            .withSession(SessionSettings.DEFAULT.withThreads(1))
            .withSettings(settings("steps", "5"))
            .withFrames(3)
            .withMemory(1);

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");

    @BeforeEach
    void out() {
        out = folder.resolve("out");
    }

    private static VisualizationSettings settings(String name, String value) {
        return VisualizationParameters.with(
                VisualizationParameters.with(Preset.LUCID.settings(), Map.of("steps", "5")), Map.of(name, value));
    }

    private static List<Float> directed(float last) {
        float[] weights = new float[64];
        weights[2] = 1;
        weights[3] = last;
        Float[] boxed = new Float[weights.length];
        Arrays.setAll(boxed, i -> weights[i]);
        return List.of(boxed);
    }

    private KeptPictures resumed(VisualizationRequest request) {
        return KeptPictures.resume(out, KeptQuestion.of(request, Optional.of(IMAGE)));
    }

    private static Map<String, Object> write(Path out, KeptStates kept, int last) {
        Cancellation cancellation = new Cancellation();
        VisualizationListener listener = (picture, step, value) -> {
            if (picture == 1 && step == last) {
                cancellation.cancel();
            }
        };
        return new VisualizationFolder(out, AnimationFormat.GIF, remedy -> "")
                .write(REQUEST, FeatureVisualization.run(REQUEST, kept, listener, cancellation), Optional.of(IMAGE));
    }

    /** All files but those that tell the time, by name. */
    private static Map<String, ByteBuffer> pictures(Path out) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(out)) {
            for (Path file : all.filter(each -> !each.toString().matches(".*(html|json)"))
                    .toList()) {
                files.put(out.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private void interrupt(int last) {
        assertThat(write(out, KeptPictures.begin(out, KeptQuestion.of(REQUEST, Optional.of(IMAGE))), last))
                .containsEntry("complete", false);
    }

    @Test
    void aResumedCallEndsWithTheFilesOfOneThatWasNotInterrupted() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        Map<String, Object> expected = write(undisturbed, KeptStates.NONE, -1);
        int last = ThreadLocalRandom.current().nextInt(4);
        interrupt(last);
        assertThat(pictures(out).keySet()).contains("picture-1.state", "picture-2.state");

        Map<String, Object> found = write(out, resumed(REQUEST), -1);
        assertThat(found.get("pictures")).as("after step " + last).isEqualTo(expected.get("pictures"));
        assertThat(found).containsEntry("complete", true);
        assertThat(pictures(out)).as("after step " + last).isEqualTo(pictures(undisturbed));
        assertThat(resumed(REQUEST).isEmpty()).isTrue();
    }

    @Test
    void aCallThatDoesNotResumeBeginsAnew() throws IOException {
        interrupt(2);
        KeptStates kept = KeptPictures.begin(out, KeptQuestion.of(REQUEST.withSeed(4), Optional.empty()));
        assertThat(pictures(out).keySet()).noneMatch(name -> name.endsWith(".state"));
        kept.write(0, new byte[3]);
        assertThat(kept.read(0)).isEmpty();
    }

    @Test
    void anotherQuestionIsRefusedWithWhatDiffers() {
        interrupt(1);
        assertThatCode(() -> resumed(REQUEST)).doesNotThrowAnyException();
        refuses(REQUEST.withSeed(7), "another seed, so this run does not go on with them: 0, not 7");
        refuses(REQUEST.withFrames(0), "another frames, so this run does not go on with them: 3, not 0");
        refuses(
                REQUEST.withSettings(settings("steps", "6")),
                "another values.steps, so this run does not go on with" + " them: 5, not 6");
        refuses(REQUEST.withSettings(Preset.MACO.settings()), "another preset, ");
        refuses(REQUEST.withSession(SessionSettings.DEFAULT.withThreads(2)), "another threads, ");
        refuses(REQUEST.times(2), "another objectives, ");
        refuses(
                VisualizationRequest.of(
                                REQUEST.model(),
                                new ChannelObjective("features.3", 1),
                                new DirectionObjective("features.3", directed(0.26f), 0))
                        .withSession(REQUEST.session())
                        .withSettings(REQUEST.settings())
                        .withFrames(3)
                        .withMemory(1),
                "another weights, ");
        assertThatThrownBy(() -> KeptPictures.resume(
                        out, KeptQuestion.of(REQUEST, Optional.of(new RandomTensors(4).uniform(0, 1, 1, 3, 8, 8)))))
                .hasMessageContaining("another image, ");
        assertThatThrownBy(() -> KeptPictures.resume(out, KeptQuestion.of(REQUEST, Optional.empty())))
                .hasMessageContaining("another image, ")
                .hasMessageEndingWith(", not none");
    }

    private void refuses(VisualizationRequest request, String message) {
        refuses(KeptQuestion.of(request, Optional.of(IMAGE)), message);
    }

    private void refuses(KeptQuestion question, String message) {
        assertThatThrownBy(() -> KeptPictures.resume(out, question))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("the results in " + out + " have ")
                .hasMessageContaining(message);
    }

    @Test
    void anotherDreamIsRefusedWithWhatDiffers() {
        KeptPictures.begin(out, question(IMAGE, 1, 7, 2)).write(0, new byte[3]);
        assertThatCode(() -> KeptPictures.resume(out, question(IMAGE, 1, 7, 2))).doesNotThrowAnyException();
        refuses(question(new RandomTensors(4).uniform(0, 1, 1, 3, 8, 8), 1, 7, 2), "another image, ");
        refuses(question(IMAGE, 1.5f, 7, 2), "another weights, ");
        refuses(question(IMAGE, 1, 8, 2), "another seed, so this run does not go on with them: 7, not 8");
        refuses(question(IMAGE, 1, 7, 3), "another frames, so this run does not go on with them: 2, not 3");
        refuses(KeptQuestion.of(REQUEST, Optional.of(IMAGE)), "another objectives, ");
    }

    /** Of a dream that is guided by what a layer finds in another image. */
    private static KeptQuestion question(Tensor image, float found, long seed, int frames) {
        DreamRequest request = new DreamRequest(
                REQUEST.model(),
                REQUEST.preprocessing().normalization(),
                image,
                new GuidedObjective(
                        new Representation("features.3", Tensor.ofFloats(Shape.of(1, 2, 1), new float[] {3, found}))),
                DreamSettings.DEFAULT,
                seed,
                1,
                REQUEST.session());
        return KeptQuestion.of(request, REQUEST.preprocessing(), frames);
    }

    @Test
    void damagedAndForeignFilesAreRefusedInALine() throws IOException {
        interrupt(1);
        Path file = out.resolve("picture-2.state");
        byte[] whole = Files.readAllBytes(file);
        for (int place : new int[] {20, whole.length / 2, whole.length - 1, 17}) {
            byte[] changed = whole.clone();
            changed[place] ^= 4;
            refuses(file, changed, " is damaged");
        }
        refuses(file, Arrays.copyOf(whole, whole.length - 1), " is damaged");
        refuses(file, Arrays.copyOf(whole, 40), " is damaged");
        refuses(file, Arrays.copyOf(whole, 3), " is damaged");
        refuses(file, new byte[100], " is not the state of a picture");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> resumed(REQUEST)).hasMessage(file + " is not the state of a picture");
    }

    private void refuses(Path file, byte[] content, String message) throws IOException {
        Files.write(file, content);
        assertThatThrownBy(() -> resumed(REQUEST))
                .isInstanceOf(VizslaException.class)
                .hasMessage(file + message);
    }
}
