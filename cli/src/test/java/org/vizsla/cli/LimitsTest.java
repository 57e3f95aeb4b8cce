package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vizsla.graph.limit.Limit;
import org.vizsla.testkit.SmallNetworks;

/** What a command says where a limit that was set lower than a file needs refuses it. */
class LimitsTest {
    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void clear() {
        for (Limit limit : Limit.values()) {
            System.clearProperty(limit.property());
        }
    }

    private static void assertRefused(Limit limit, Object... call) {
        Run run = Run.of(call);
        assertThat(run.status()).as(run.err()).isNotZero();
        assertThat(run.err().lines().filter(line -> line.contains("limit '")))
                .singleElement()
                .asString()
                .startsWith("vizsla: ")
                .contains("the limit '" + limit.title() + "'")
                .endsWith("for a file that you trust, raise it with VIZSLA_JAVA_OPTIONS=-Dvizsla.limit." + limit.title()
                        + "=NUMBER");
        assertThat(run.err()).doesNotContain("internal error");
    }

    /** Limits of whole models; a network with a loop or in functions is in the tests of its reader. */
    @ParameterizedTest
    @CsvSource({"NODES, 5", "VALUES, 5", "PARTS, 5", "ELEMENTS, 50"})
    void areNamedWhereAModelIsRefused(Limit limit, String value) throws IOException {
        System.setProperty(limit.property(), value);
        assertRefused(limit, "inspect", SmallNetworks.onnx("mini_resnet", folder));
    }

    @ParameterizedTest
    @CsvSource({"IMAGE_BYTES, 50", "PIXELS, 50"})
    void areNamedWhereAnImageIsRefused(Limit limit, String value) throws IOException {
        System.setProperty(limit.property(), value);
        Path picture = TestPictures.png(folder.resolve("disc.png"), 1);
        for (String command : new String[] {"explain", "gallery", "evolve"}) {
            assertRefused(limit, command, picture, "--model", "menagerie", "--out", folder.resolve(command));
        }
        assertRefused(
                limit,
                "visualize",
                "activations",
                picture,
                "--model",
                "menagerie",
                "--out",
                folder.resolve("visualize"));
    }

    @Test
    void areNamedWhereACompositeIsRefused() throws IOException {
        assertRefused(
                Limit.COMPOSITE_LENGTH,
                "explain",
                TestPictures.png(folder.resolve("disc.png"), 1),
                "--model",
                "menagerie",
                "--method",
                "lrp",
                "--set",
                "lrp.composite=" + "Conv: flat; ".repeat(1_000),
                "--out",
                folder.resolve("out"));
    }
}
