package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Call;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.Explanation;
import org.vizsla.explain.Target;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.Menagerie;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.menagerie.Species;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.render.Planes;
import org.vizsla.render.Png;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.export.site.Example;
import org.vizsla.report.export.site.ExplainerSite;
import org.vizsla.report.export.site.SiteRequest;
import org.vizsla.testkit.TensorAssertions;

/** Pages that explain pictures in a browser: from a web server, and as one file from disk. */
class ExplainerSiteInBrowserTest {
    private static final Model MODEL = EmbeddedNetwork.load();
    private static final List<AttributionMethod> METHODS = Methods.choose(
            List.of("grad_cam", "saliency", "lrp_epsilon_plus", "integrated_gradients"),
            Map.of("integrated_gradients.steps", "4"),
            "");
    private static final double TOLERANCE = 1e-3;
    /** A value that differs by rounding may have the next colour of its table. */
    private static final int NEXT_COLOUR = 4;

    /** The pixels of the page's canvas, in Base64. */
    private static final String PIXELS = """
            () => {
              const canvas = document.querySelector('[data-part=canvas] canvas');
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(canvas, 0, 0);
              const levels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
              return btoa(Array.from(levels, (level) => String.fromCharCode(level)).join(''));
            }
            """;

    private static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path folder;

    private static FolderServer server;

    @BeforeAll
    static void writeThePages() throws IOException {
        write("pages/animals", false);
        write("single", true);
        server = new FolderServer(folder);
    }

    private static void write(String name, boolean singleFile) {
        ExportRequest explainer = new ExportRequest(MODEL, MODEL.preprocessing(), METHODS, ExplainerSettings.DEFAULT);
        ExplainerSite.write(
                folder.resolve(name),
                new SiteRequest(explainer, List.of(Example.drawn().get(0)), singleFile));
    }

    @AfterAll
    static void close() {
        server.close();
        CHROMIUM.close();
    }

    private static String served() {
        return server.address() + "pages/animals/";
    }

    /** Waits for maps of a picture. */
    private static void awaitMaps(Page page, String picture) {
        page.waitForFunction(
                "name => { const label = document.querySelector('[data-part=canvas]')?.getAttribute('aria-label') ?? '';"
                        + " return label.includes(name) && !label.includes('no map yet')"
                        + " && document.querySelector('.is-late') === null; }",
                picture);
    }

    private static Path drawn(Species species, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.write(
                file,
                Png.encode(Menagerie.scene(SceneRequest.of(21, species).sized(301))
                        .picture()
                        .image()));
        return file;
    }

    private static void drop(Page page, Path file) throws IOException {
        page.evaluate(
                "([name, type, bytes]) => { const data = new DataTransfer();"
                        + " data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, { type }));"
                        + " document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })); }",
                List.of(
                        file.getFileName().toString(),
                        "image/png",
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        awaitMaps(page, file.getFileName().toString());
    }

    private static Explanation own(Path picture, Target target) {
        try (Explainer explainer = Explainer.open(MODEL, METHODS)) {
            return explainer.explain(MODEL.preprocessing().apply(PictureReader.read(picture)), Call.of(target));
        }
    }

    private static void choose(Page page, String group, String value) {
        page.locator("input[name=" + group + "][value=\"" + value + "\"]")
                .check(new Locator.CheckOptions().setForce(true));
    }

    /** The values that the page saves, and the colours on its canvas, are those of Java. */
    private static void assertShows(Page page, Explanation expected) throws IOException {
        for (String method : expected.maps().keySet()) {
            Tensor map = expected.map(method);
            choose(page, "method", method);
            Download download = page.waitForDownload(
                    () -> page.locator("[data-part=save-values]").click());
            assertThat(download.suggestedFilename()).endsWith("_" + method + ".npy");
            Path file = folder.resolve("values.npy");
            download.saveAs(file);
            TensorAssertions.assertClose(method, Npy.read(file), map, TOLERANCE);

            choose(page, "photograph", "none");
            if (page.locator("input[name=grain]").count() > 0) {
                choose(page, "grain", "raw");
            }
            assertColours(method, page, map);
        }
    }

    private static void assertColours(String method, Page page, Tensor map) {
        BufferedImage expected = HeatMap.of(Planes.of(map, 0), MODEL.height(), MODEL.width(), Optional.empty())
                .picture();
        byte[] pixels = Base64.getDecoder().decode((String) page.evaluate(PIXELS));
        assertThat(pixels).hasSize(4 * MODEL.height() * MODEL.width());
        int most = 0;
        for (int i = 0; i < pixels.length; i++) {
            int rgb = expected.getRGB(i / 4 % MODEL.width(), i / 4 / MODEL.width());
            int level = i % 4 == 3 ? 255 : (rgb >> (16 - 8 * (i % 4))) & 0xff;
            most = Math.max(most, Math.abs(level - (pixels[i] & 0xff)));
        }
        assertThat(most).as("colours of " + method).isLessThanOrEqualTo(NEXT_COLOUR);
    }

    private static void assertExplains(Page page) throws IOException {
        awaitMaps(page, "Vizsla");
        assertThat(page.locator("[data-part=question]").textContent()).isEqualTo("Why did the network say “Vizsla”?");
        Path zebra = drawn(Species.ZEBRA, "striped.png");
        drop(page, zebra);
        assertThat(page.locator("[data-part=ranking] .choice").first().textContent())
                .startsWith("zebra")
                .contains("%");
        assertThat(page.locator("[data-part=seen]").textContent()).contains("stretched to 224 × 224, bilinear");
        assertShows(page, own(zebra, Target.TOP));

        page.locator("[data-part=class-search]").fill("owl");
        choose(page, "class", Integer.toString(Species.OWL.index()));
        page.waitForFunction("() => document.querySelector('[data-part=question]').textContent.includes('owl')");
        assertThat(page.locator("[data-part=question]").textContent()).isEqualTo("What speaks for “owl”?");
        assertShows(page, own(zebra, Target.of(Species.OWL.index())));
    }

    @Test
    void aServedPageExplainsPicturesAndAsksNoOtherHost() throws IOException {
        List<String> refused = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (Page page = CHROMIUM.confined(server.address(), refused, complaints)) {
            page.navigate(served());
            assertExplains(page);
            assertThat(refused).isEmpty();
            assertThat(complaints).isEmpty();
            assertThat(page.evaluate("() => fetch('https://example.org/').then(() => 'sent', () => 'refused')"))
                    .as("by its own policy, before the network")
                    .isEqualTo("refused");
            assertThat(refused).isEmpty();
        }
    }

    @Test
    void oneFileExplainsPicturesFromDiskWithoutAnyRequest() throws IOException {
        String file = folder.resolve("single/index.html").toUri().toString();
        List<String> refused = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try (Page page = CHROMIUM.confined(file, refused, complaints)) {
            page.navigate(file);
            assertExplains(page);
            assertThat(refused).isEmpty();
            assertThat(complaints).isEmpty();
        }
        assertThat(folder.resolve("single"))
                .isDirectoryContaining("glob:**index.html")
                .isDirectoryNotContaining("glob:**.gz");
    }

    @Test
    void theKeyboardReadsValues() throws IOException {
        Path example = Files.write(
                folder.resolve("example.png"), Example.drawn().get(0).file());
        Planes saliency = Planes.of(own(example, Target.TOP).map("saliency"), 0);
        try (Page page = CHROMIUM.confined(server.address(), new ArrayList<>(), new ArrayList<>())) {
            page.navigate(served());
            awaitMaps(page, "Vizsla");
            choose(page, "method", "saliency");
            choose(page, "grain", "raw");
            page.locator("[data-part=canvas]").focus();
            for (int step = 1; step <= 5; step++) {
                page.keyboard().press("ArrowRight");
                double expected = 0;
                double largest = 0;
                double[] sums = saliency.sum();
                for (double sum : sums) {
                    largest = Math.max(largest, Math.abs(sum));
                }
                for (int corner = 0; corner < 4; corner++) {
                    int row = MODEL.height() / 2 - 1 + corner / 2;
                    int column = MODEL.width() / 2 - 1 + step + corner % 2;
                    expected += sums[row * MODEL.width() + column] / 4;
                }
                assertThat(Double.parseDouble(page.locator("[data-part=value]").getAttribute("data-value")))
                        .isCloseTo(expected, within(TOLERANCE * largest));
            }
        }
    }

    @Test
    void everyoneCanUseIt() {
        List<String> complaints = new ArrayList<>();
        try (Page page = CHROMIUM.confined(server.address(), new ArrayList<>(), complaints)) {
            page.setViewportSize(1280, 900);
            page.navigate(served());
            awaitMaps(page, "Vizsla");
            assertThat(page.locator("[data-part=canvas]").boundingBox().width).isGreaterThan(300);
            Axe.enter(page);
            assertThat(Axe.findings(page)).as("light").isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(Axe.findingsOfColours(page)).as("dark").isEmpty();
            page.setViewportSize(390, 844);
            assertThat(Axe.findings(page)).as("phone").isEmpty();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            page.locator("[data-part=licenses]").click();
            assertThat(page.locator("[data-part=licenses-dialog]").textContent())
                    .contains("Apache License", "ONNX Runtime Web", "preact", "protobuf");
            assertThat(Axe.findings(page)).as("licenses").isEmpty();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void whatIsNoPictureIsRefusedInWordsAndTheLastOneStays() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.png"), "no picture");
        try (Page page = CHROMIUM.confined(server.address(), new ArrayList<>(), new ArrayList<>())) {
            page.navigate(served());
            awaitMaps(page, "Vizsla");
            page.setInputFiles("[data-part=picture-file]", text);
            page.waitForSelector("[data-part=refusal]");
            assertThat(page.locator("[data-part=refusal]").textContent())
                    .contains("no picture that the browser can read");
            awaitMaps(page, "Vizsla");
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path incomplete = Files.createDirectories(folder.resolve("incomplete"));
        try (var files = Files.newDirectoryStream(folder.resolve("pages/animals"), "{index,site,example}*")) {
            for (Path file : files) {
                Files.copy(file, incomplete.resolve(file.getFileName()));
            }
        }
        assertThat(broken(server.address() + "incomplete/"))
                .containsPattern("(explainer|runtime)-\\w+\\.[a-z.]+ is missing beside this page \\(status 404\\)");
        assertThat(broken(folder.resolve("pages/animals").toUri().toString()))
                .contains("Open it from a web server, or have it exported as a single file");
    }

    /** What the page in a folder says instead of maps. */
    private static String broken(String folder) {
        try (Page page = CHROMIUM.confined(folder, new ArrayList<>(), new ArrayList<>())) {
            page.navigate(folder + "index.html");
            page.waitForSelector("[data-part=broken]");
            return page.locator("[data-part=broken]").textContent();
        }
    }
}
