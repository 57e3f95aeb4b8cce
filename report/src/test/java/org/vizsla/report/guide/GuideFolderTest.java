package org.vizsla.report.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.explain.method.registry.MethodEntry;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.render.guide.GuideBodies;
import org.vizsla.report.job.JobListener;
import org.vizsla.runtime.Cancellation;

class GuideFolderTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

    @TempDir
    private static Path out;

    @BeforeAll
    static void write() {
        GuideFolder guide = new GuideFolder(out, List.of(GradientCam.GRAD_CAM, Saliency.DEFAULT));
        GuideBodies.Command command = new GuideBodies.Command(
                "explain",
                "Explains <images>.",
                "vizsla explain IMAGE",
                List.of(new GuideBodies.Term("--out DIR", "Where.")),
                "",
                List.of());
        Path start = guide.write(
                guide.scene(ExplainerSettings.DEFAULT),
                Optional.empty(),
                List.of(command),
                method -> "by " + method,
                Cancellation.NEVER,
                JobListener.NONE);
        assertThat(start).isEqualTo(out.resolve("index.html")).exists();
    }

    @Test
    void hasAPageForEachMethodWithItsFormulaAndPhotograph() throws IOException {
        for (MethodEntry<?> method : Methods.all()) {
            assertThat(Files.readString(out.resolve("method-" + method.name() + ".html")))
                    .as(method.name())
                    .contains(
                            "class=\"formula\"", "class=\"caution\"", "pictures/photograph/" + method.name() + ".jpg");
        }
        assertThat(out.resolve("pictures/scene/grad_cam.jpg")).exists();
    }

    /** Pages can be moved, and read without a connection: all links but those to other sites lead to files of the guide. */
    @Test
    void linksToItsOwnFilesAlone() throws IOException {
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1).replaceFirst("#.*", "");
                if (!target.isEmpty() && !target.startsWith("https:")) {
                    assertThat(out.resolve(target))
                            .as(page + " " + link.group(1))
                            .exists();
                    links++;
                }
            }
        }
        assertThat(links).isGreaterThan(1000);
    }

    @Test
    void hasAllTextsOfDocs() throws IOException {
        try (Stream<Path> texts = Files.list(Path.of("../docs/guide"))) {
            assertThat(texts.map(text -> text.getFileName().toString().replace(".md", ".html")))
                    .contains("tour.html")
                    .allSatisfy(page -> assertThat(out.resolve(page)).exists());
        }
    }

    @Test
    void hasNoHeadWithoutWords() throws IOException {
        assertThat(Files.readString(out.resolve("facts-speed.html"))).contains("<td></td>");
        for (Path page : pages()) {
            assertThat(page).content().doesNotContain("<th></th>");
        }
    }

    @Test
    void escapesWhatCommandsSay() throws IOException {
        assertThat(Files.readString(out.resolve("command-explain.html"))).contains("Explains &lt;images&gt;.");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }
}
