package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.cam.GradientCam;
import org.vizsla.explain.method.gradient.Saliency;
import org.vizsla.render.guide.GuideBodies;
import org.vizsla.report.guide.GuideFolder;
import org.vizsla.report.job.JobListener;
import org.vizsla.runtime.Cancellation;

/** One page of each kind, with all that is folded unfolded: axe finds nothing, light or dark or on a phone, and nothing sticks out at the side. */
class AccessiblePagesTest {
    private static final String OWL = "drawn/pictures/10/owl_00000.png";

    @TempDir
    static Path folder;

    private static Chromium chromium;

    @BeforeAll
    static void makeThePages() {
        make("menagerie", "--classes", "zebra,owl", "--count", 1, "--no-masks", "--out", "drawn");
        Stream.of(
                        "explain drawn --method saliency,grad_cam,cam --out images",
                        "explain " + OWL + " --target owl,zebra --method full_grad,grad_cam --out classes",
                        "explain " + OWL + " --method fast,lime --set lime.samples=50 --out many",
                        "gallery drawn --steps 2 --out gallery",
                        "visualize channel :0,1 --model menagerie --set steps=2 --out features",
                        "visualize dream " + OWL + " --model menagerie --steps 1 --zoom 2 --out dream",
                        "visualize examples drawn --channel :0 --by relevance --out examples",
                        "visualize atlas --pictures drawn --channels 1 --set steps=2 --out atlas",
                        "demo --out demo")
                .parallel()
                .forEach(call -> make((Object[]) call.split(" ")));
        writeTheGuide(folder.resolve("guide"));
        chromium = new Chromium();
    }

    private static void make(Object... arguments) {
        Launcher run = Launcher.run(folder, arguments);
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static void writeTheGuide(Path out) {
        GuideFolder guide = new GuideFolder(out, List.of(GradientCam.GRAD_CAM, Saliency.DEFAULT));
        GuideBodies.Command command = new GuideBodies.Command(
                "explain",
                "Explains images.",
                "vizsla explain IMAGE",
                List.of(new GuideBodies.Term("--out DIR", "Where.")),
                "vizsla explain cat.png",
                List.of());
        guide.write(
                guide.scene(ExplainerSettings.DEFAULT),
                Optional.empty(),
                List.of(command),
                method -> "vizsla explain cat.png --method " + method,
                Cancellation.NEVER,
                JobListener.NONE);
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "images/index.html",
                "images/owl_00000/index.html",
                "classes/index.html",
                "many/index.html",
                "gallery/index.html",
                "demo/index.html",
                "features/index.html",
                "dream/index.html",
                "examples/index.html",
                "atlas/index.html",
                "guide/tour.html",
                "guide/methods.html",
                "guide/method-grad_cam.html",
                "guide/command-explain.html",
                "guide/facts-speed.html"
            })
    void showEveryoneWhatTheyShow(String file) {
        List<String> complaints = new ArrayList<>();
        try (Page page = chromium.open(folder.resolve(file), 1000, 1280, ColorScheme.LIGHT, complaints)) {
            page.evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");
            Axe.enter(page);
            assertThat(Axe.findings(page)).as("light").isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(Axe.findingsOfColours(page)).as("dark").isEmpty();
            page.setViewportSize(390, 844);
            assertThat(Axe.findings(page)).as("phone").isEmpty();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void wouldNotPassWithPaleWordsAndANamelessPicture() throws IOException {
        Path file = folder.resolve("poor.html");
        Files.writeString(
                file,
                "<!DOCTYPE html><html lang=\"en\"><title>Poor</title><main><h1>Poor</h1><img src=\"data:,\">"
                        + "<p style=\"color:#aaa;background:#fff\">pale</p></main></html>");
        try (Page page = chromium.open(file, 844, 390, ColorScheme.LIGHT, new ArrayList<>())) {
            Axe.enter(page);
            assertThat(Axe.findings(page))
                    .hasSize(2)
                    .anySatisfy(finding -> assertThat(finding).asString().startsWith("image-alt: img"))
                    .anySatisfy(finding -> assertThat(finding).asString().startsWith("color-contrast: p"));
            assertThat(Axe.findingsOfColours(page)).hasSize(1);
        }
    }
}
