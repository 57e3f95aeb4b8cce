package org.vizsla.models.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.DataType;
import org.vizsla.graph.GraphBuilder;
import org.vizsla.graph.Node;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.onnx.OnnxReader;
import org.vizsla.graph.onnx.OnnxWriter;
import org.vizsla.models.onnx.ImportSettings;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Quarantine;

class TrialTest {
    private static final Quarantine USUAL = new Quarantine(Duration.ofMinutes(5), 1L << 30);
    private static final Quarantine NO_TIME = new Quarantine(Duration.ZERO, 1L << 30);

    @TempDir
    Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void write() throws IOException {
        model = folder.resolve("model.onnx");
        write(model, 3);
    }

    private static void write(Path file, int classes) throws IOException {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        String flat = b.op("Flatten", x).value();
        String weights = b.constant("w", Tensor.ofFloats(Shape.of(192, classes), new float[192 * classes]));
        b.output(b.op("MatMul", flat, weights).named("scores"));
        Files.write(file, OnnxWriter.toBytes(b.build()));
    }

    private void require(Quarantine quarantine) {
        new Trial(folder.resolve("cache"), quarantine)
                .require(model, OnnxReader.read(model), ImportSettings.DEFAULT, Cancellation.NEVER);
    }

    private List<Path> verdicts() throws IOException {
        Path trials = folder.resolve("cache").resolve("trials");
        if (!Files.exists(trials)) {
            return List.of();
        }
        try (var files = Files.list(trials)) {
            return files.toList();
        }
    }

    @Test
    void remembersAModelThatIsSound() throws IOException {
        require(USUAL);

        assertThat(verdicts()).hasSize(1);
        // No process could run in no time.
        assertThatCode(() -> require(NO_TIME)).doesNotThrowAnyException();
    }

    @Test
    void triesAModelAgainWhoseContentIsAnother() throws IOException {
        require(USUAL);
        write(model, 4);

        assertThatThrownBy(() -> require(NO_TIME)).isInstanceOf(VizslaException.class);
    }

    @Test
    void doesNotRememberThatTimeWasShort() throws IOException {
        assertThatThrownBy(() -> require(NO_TIME))
                .isInstanceOf(VizslaException.class)
                .hasMessage(
                        model + " is not used: the process in which it was tried took too long; the model is broken, or"
                                + " made to do harm");

        assertThat(verdicts()).isEmpty();
        assertThatCode(() -> require(USUAL)).doesNotThrowAnyException();
    }

    @Test
    void refusesAModelThatIsKnownToKill() throws IOException {
        require(USUAL);
        Files.writeString(verdicts().get(0), "BADLY 134\n");

        assertThatThrownBy(() -> require(USUAL))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining("died (status 134)");
    }

    @Test
    void triesAgainWhereAVerdictIsDamaged() throws IOException {
        require(USUAL);
        Files.writeString(verdicts().get(0), "WELL");

        assertThatThrownBy(() -> require(NO_TIME)).isInstanceOf(VizslaException.class);
    }

    @Test
    void leavesAModelThatIsRefusedToWhoeverGoesOnWithIt() throws IOException {
        GraphBuilder b = new GraphBuilder("net");
        String x = b.input("x", DataType.FLOAT32, Shape.batchOf(3, 8, 8));
        b.add(new Node("m", "Max", "", List.of(x, ""), List.of("scores"), Map.of()));
        Files.write(model, OnnxWriter.toBytes(b.output("scores").build()));

        assertThatThrownBy(() -> require(USUAL))
                .hasMessage("Max 'm' is not valid: input 1 is left out, and must not be");
    }
}
