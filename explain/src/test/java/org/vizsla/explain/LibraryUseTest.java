package org.vizsla.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.testkit.SmallNetworks;

/** The README's example: it runs, and it is this text. */
class LibraryUseTest {
    private static final Path ROOT = Path.of("..");
    private static final String SOURCE = "src/test/java/org/vizsla/explain/LibraryUseTest.java";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void runs() throws IOException {
        String network = SmallNetworks.onnx("mini_resnet", folder).toString();
        Path image = ROOT.resolve("docs/pictures/traffic_light.jpg");
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        // begin
        try (Explainer explainer = Explainer.open(network, Saliency.DEFAULT)) {
            Explanation explanation = explainer.explain(image);
            System.out.println(explanation.map("saliency")); // FLOAT32 [1, 3, H, W]
        }
        // end
        System.setOut(console);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("[1, 3, 64, 64]");
    }

    @Test
    void isWhatTheReadmeShows() throws IOException {
        String source = Files.readString(Path.of(SOURCE));
        String example = source.substring(source.indexOf("// begin\n") + 9, source.indexOf("        // end\n"));
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```java\n" + example.replaceAll("(?m)^ {8}", "") + "```");
    }
}
