package org.vizsla.report.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.optimize.visualize.Preset;
import org.vizsla.optimize.visualize.VisualizationParameters;
import org.vizsla.optimize.visualize.parameterization.Spectrum;
import org.vizsla.report.source.FileSources;
import org.vizsla.report.source.Source;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;
import org.vizsla.runtime.SessionSettings;

@Tag("once")
class AtlasFolderTest {
    private static final Path IMAGES = Path.of("..", "examples", "photos");

    @TempDir
    private Path folder = Path.of("");

    private static AtlasRequest request() {
        Model model = EmbeddedNetwork.load();
        return new AtlasRequest(
                model,
                model.preprocessing(),
                SessionSettings.DEFAULT,
                FileSources.in(List.of(IMAGES), Path.of("out")).sources(),
                List.of("features.3", "features.10"),
                2,
                2,
                VisualizationParameters.with(Preset.LUCID.settings(), Map.of("steps", "2")),
                Spectrum.natural(),
                5);
    }

    private static Map<String, Object> write(Path out, AtlasListener listener, Cancellation cancellation) {
        return new AtlasFolder(out, remedy -> "").write(request(), listener, cancellation);
    }

    /** All files by name. */
    private static Map<String, ByteBuffer> files(Path out) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(out.relativize(file).toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    /** Cancels as soon as some channels are done, or in the middle of one. */
    private record Disturbance(Cancellation cancellation, int channels, AtomicInteger seen, boolean within)
            implements AtlasListener {
        @Override
        public void drawn(String channel) {
            if (seen.incrementAndGet() == channels && !within) {
                cancellation.cancel();
            }
        }

        @Override
        public void steps() {
            if (seen.get() == channels && within) {
                cancellation.cancel();
            }
        }
    }

    @Test
    void goesOnAfterAnInterruptionAndEndsWithTheSameFiles() throws IOException {
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(write(undisturbed, AtlasListener.NONE, Cancellation.NEVER)).containsEntry("complete", true);
        Map<String, ByteBuffer> expected = files(undisturbed);
        assertThat(expected.keySet())
                .contains("index.html", "result.json", "filters.png", "atlas.json", "survey.json")
                .hasSize(5 + 4 * 4);

        Path out = folder.resolve("disturbed");
        Cancellation first = new Cancellation();
        assertThat(write(out, new Disturbance(first, 1, new AtomicInteger(), false), first))
                .containsEntry("complete", false);
        assertThat(files(out).keySet().stream().filter(name -> name.matches("\\d_.*json")))
                .hasSize(1);
        assertThat(Files.readString(out.resolve("index.html"))).contains("Not all channels are done");

        Cancellation second = new Cancellation();
        assertThat(write(out, new Disturbance(second, 1, new AtomicInteger(), true), second))
                .containsEntry("complete", false);
        assertThat(files(out).keySet().stream().filter(name -> name.matches("\\d_.*json")))
                .hasSize(2);

        assertThat(write(out, AtlasListener.NONE, Cancellation.NEVER)).containsEntry("complete", true);
        assertThat(files(out)).isEqualTo(expected);

        Files.delete(out.resolve("survey.json"));
        Files.delete(out.resolve("result.json"));
        try (Stream<Path> all = Files.list(out.resolve("1_features.3"))) {
            for (Path file : all.toList()) {
                Files.delete(file);
            }
        }
        write(out, AtlasListener.NONE, Cancellation.NEVER);
        assertThat(files(out)).as("made anew").isEqualTo(expected);
    }

    @Test
    void keepsNoSurveyThatWasNotFinished() throws IOException {
        Cancellation cancellation = new Cancellation();
        AtlasListener atOnce = new AtlasListener() {
            @Override
            public void begins(Source source) {
                cancellation.cancel();
            }
        };
        Path out = folder.resolve("out");
        assertThatThrownBy(() -> write(out, atOnce, cancellation)).isInstanceOf(CancelledException.class);
        assertThat(files(out).keySet()).containsExactly("atlas.json");
    }
}
