package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.checkpoint.SafetensorsWriter;
import org.vizsla.models.labels.Labels;
import org.vizsla.report.scene.MenagerieFiles;

/** Which network explains pictures where none is named. */
@Tag("once")
class DefaultModelTest {
    @TempDir
    private Path folder = Path.of("");

    private Path drawn() {
        Path set = folder.resolve("set");
        return set.resolve(new MenagerieFiles(set, true)
                .write(SceneRequest.of(1, Species.ZEBRA), 0)
                .picture());
    }

    @Test
    void theEmbeddedNetworksClassesAreTheSpecies() {
        Labels labels = Labels.menagerie();

        assertThat(labels.size()).isEqualTo(Species.all().size());
        for (Species species : Species.all()) {
            assertThat(labels.name(species.index())).isEqualTo(species.displayName());
        }
    }

    @Test
    void drawnAnimalsAreExplainedByTheEmbeddedNetwork() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("explain", drawn(), "--out", out, "--target", "zebra", "--save", "outlined,json");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("zebra_00000.png: zebra (9), ");
        assertThat(out.resolve("saliency_outlined.png")).isRegularFile();
        String result = Files.readString(out.resolve("result.json"));
        assertThat(JSON.std.asString(JSON.std.mapFrom(result).get("truth"))).contains("\"animal\":\"zebra\"");
        assertThat(JSON.std.asString(JSON.std.mapFrom(result).get("methods")))
                .containsPattern("\"energy_inside\":0\\.[0-9]+");
    }

    /** The masks that lie beside the pictures are none to explain, and folders are named after classes. */
    @Test
    void aMenageriesFolderIsOne() throws IOException {
        Path set = folder.resolve("animals");
        Run.of("menagerie", "--classes", "owl,zebra", "--count", 1, "--size", 64, "--out", set);
        Path out = folder.resolve("out");
        Run run = Run.of("gallery", set, "--no-evolution", "--out", out, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(JSON.std.listFrom(run.out())).hasSize(2);
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("class 9 ", "class 10 ")
                .contains("lies inside the outlined owl", "lies inside the outlined zebra");
    }

    @Test
    void anEvolutionTellsTheEnergyOfEachStage() throws IOException {
        Path out = folder.resolve("out");
        Run run = Run.of("evolve", drawn(), "--steps", 1, "--out", out, "--json");

        assertThat(run.err()).isEmpty();
        assertThat(JSON.std.asString(JSON.std.mapFrom(run.out()).get("stages")))
                .containsPattern("\"energy_inside\":[0-9.]+.*\"energy_inside\":[0-9.]+");
    }

    /** Training leaves such files; the network has two names, and its classes have theirs. */
    @Test
    void checkpointsOfTheEmbeddedNetworkAreFollowed() throws IOException {
        Map<String, Tensor> weights = EmbeddedNetwork.load().graph().initializers();
        for (String epoch : List.of("epoch-1", "epoch-2")) {
            SafetensorsWriter.write(folder.resolve("run/" + epoch + ".safetensors"), weights, Map.of());
        }
        for (String name : List.of("--model=menagerie", "--arch=alexnet_menagerie")) {
            Path out = folder.resolve("out");
            Run run = Run.of("evolve", drawn(), "--checkpoints", folder.resolve("run"), name, "--out", out, "--json");

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("\"epoch-2\"", "\"energy_inside\"");
        }
    }

    /** Not all pictures are drawn, so that the default is a network for photographs. */
    @Test
    void withoutANetworkConnectionItSaysWhatWorksAllTheSame() throws Exception {
        Path photograph = TestPictures.png(folder.resolve("photo.png"), 1);
        Run run = Run.inAnotherProcess(
                Map.of("VIZSLA_CACHE", folder.resolve("cache").toString(), "VIZSLA_MIRROR", "http://127.0.0.1:1/"),
                "explain",
                drawn(),
                photograph);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.err())
                .startsWith("vizsla: cannot download the weights of squeezenet1_1: 127.0.0.1:1 cannot be reached")
                .endsWith("'./vizsla demo' and --model menagerie need no network connection, and show drawn animals"
                        + System.lineSeparator());
    }

    @Test
    void theEmbeddedNetworkSaysThatPhotographsAreNotForIt() throws IOException {
        Path photograph = TestPictures.png(folder.resolve("photo.png"), 1);
        Run run = Run.of("explain", drawn(), photograph, "--model", "menagerie", "--out", folder.resolve("out"));

        assertThat(run.status()).isZero();
        assertThat(run.err().strip())
                .isEqualTo(
                        "vizsla: the embedded network knows only twelve drawn animals, and photo.png is not drawn"
                                + " by 'vizsla menagerie'; './vizsla models pull squeezenet1_1' fetches a network for photographs");
    }
}
