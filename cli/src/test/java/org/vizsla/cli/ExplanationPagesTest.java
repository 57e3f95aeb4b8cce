package org.vizsla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.testkit.SmallNetworks;

@Tag("once")
class ExplanationPagesTest {
    private static final Pattern LINK = Pattern.compile("(?:href|src|data-[a-z]+)=\"(\\.[^\"#]+)\"");

    @TempDir
    private Path folder = Path.of("");

    private Path model = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void extract() throws IOException {
        model = SmallNetworks.onnx("mini_resnet", folder);
        out = folder.resolve("out");
    }

    /** Every link of every page leads to a file. */
    private static void assertLinked(Path out) throws IOException {
        List<Path> pages;
        try (Stream<Path> files = Files.walk(out)) {
            pages = files.filter(file -> file.toString().endsWith(".html")).toList();
        }
        assertThat(pages).isNotEmpty();
        for (Path page : pages) {
            Matcher links = LINK.matcher(Files.readString(page));
            int count = 0;
            while (links.find()) {
                count++;
                Path target = Path.of(page.toUri().resolve(links.group(1)));
                assertThat(target).as(page + " links to " + links.group(1)).isRegularFile();
            }
            assertThat(count).isGreaterThan(3);
        }
    }

    @Test
    void onePictureAndSeveralMethodsMakeAPage() throws IOException {
        Path picture = TestPictures.png(folder.resolve("<disc>.png"), 3);
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                model,
                "--preprocessing",
                "imagenet",
                "--method",
                "saliency,grad_cam,full_grad",
                "--save",
                "all",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList())
                .hasSize(2)
                .last()
                .isEqualTo(out.resolve("index.html").toString());
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page)
                .contains(
                        "&lt;disc&gt;.png", "saliency", "grad_<wbr>cam", "Class activation maps", "completeness passed")
                .doesNotContain("<disc>", "Not for this network");
        assertLinked(out);
        BufferedImage sheet = ImageIO.read(out.resolve("sheet.png").toFile());
        assertThat(sheet.getWidth()).isGreaterThan(400);
        BufferedImage cam = ImageIO.read(out.resolve("grad_cam_strength.png").toFile());
        assertThat(cam.getWidth()).isEqualTo(64);
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        String methods = JSON.std.asString(result.get("methods"));
        assertThat(methods).contains("\"layers\":[\"", "\"name\":\"completeness\",\"passed\":true");
    }

    @Test
    void aFamilyLeavesOutWhatTheNetworkDoesNotAllowAndSaysWhy() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Path other = SmallNetworks.onnx("mini_caffe_alexnet", folder);
        Run run = Run.of("explain", picture, "--model", other, "--method", "class_activation", "--out", out);
        assertThat(run.status()).isZero();
        String page = Files.readString(out.resolve("index.html"));
        assertThat(page).contains("Not for this network", "<dt>cam</dt>", "has no class activation map");
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(JSON.std.asString(result.get("methods"))).contains("\"cam\":{\"not_applicable\":\"");
        Run named = Run.of("explain", picture, "--model", other, "--method", "cam", "--out", folder.resolve("cam"));
        assertThat(named.status()).isEqualTo(1);
        assertThat(named.err()).contains("has no class activation map");
    }

    @Test
    void onePictureIsExplainedForSeveralClasses() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Run run = Run.of(
                "explain",
                picture,
                "--model",
                model,
                "--preprocessing",
                "imagenet",
                "--method",
                "saliency,grad_cam",
                "--target",
                "3,7,11",
                "--save",
                "overlay,sheet,json",
                "--out",
                out);
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().toList()).hasSize(4);
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("What speaks for which class?", "class 7", "class 11");
        assertThat(Files.readString(out.resolve("index_1.html"))).contains("“class 7”?</h1>", "All images");
        assertThat(out.resolve("grad_cam_overlay_2.png")).exists();
        assertThat(out.resolve("sheet_0.png")).exists();
        assertLinked(out);
        Map<String, Object> result = JSON.std.mapFrom(Files.readString(out.resolve("result.json")));
        assertThat(JSON.std.asString(result.get("methods"))).contains("\"shape\":[3,3,64,64]");
    }

    @Test
    void severalPicturesAreSetBesideEachOther() throws IOException {
        TestPictures.png(folder.resolve("set/a b.png"), 1);
        TestPictures.png(folder.resolve("set/c.png"), 2);
        TestPictures.png(folder.resolve("set/d.png"), 3);
        Run run = Run.of(
                "explain",
                folder.resolve("set"),
                "--model",
                model,
                "--method",
                "saliency,layer_cam",
                "--save",
                "sheet",
                "--out",
                out);
        assertThat(run.status()).isZero();
        assertThat(Files.readString(out.resolve("index.html"))).contains("a b.png", "d.png", "LayerCAM");
        assertThat(Files.readString(out.resolve("c/index.html"))).contains("href=\"../index.html\"");
        assertLinked(out);
        BufferedImage sheet = ImageIO.read(out.resolve("sheet.png").toFile());
        assertThat(sheet.getHeight()).isGreaterThan(3 * 160);
    }

    /** The page has what {@code result.json} has. */
    @Test
    void showsWhichNeuronWasTheStrongest() throws IOException {
        Path picture = TestPictures.png(folder.resolve("disc.png"), 3);
        Run run = Run.of("explain", picture, "--model", model, "--method", "neuron_gradient,saliency", "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        Matcher chosen = Pattern.compile("\"chosen\" : \\{\\s*\"neuron\" : \"([0-9,]+)\"")
                .matcher(Files.readString(out.resolve("result.json")));
        assertThat(chosen.find()).isTrue();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("<code>neuron</code></dt><dd>strongest: " + chosen.group(1));
    }

    @Test
    void aSceneOfTheMenagerieIsComparedWithTheTruth() throws IOException {
        Path drawn = folder.resolve("drawn");
        assertThat(Run.of("menagerie", "--classes", "zebra", "--count", "1", "--no-masks", "--out", drawn)
                        .status())
                .isZero();
        Run run = Run.of("explain", drawn, "--method", "saliency,grad_cam", "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("inside the zebra; by chance", "Peak ", "./page/outline.png", "Inside the outline");
        BufferedImage outline = ImageIO.read(out.resolve("page/outline.png").toFile());
        assertThat(outline.getWidth()).isEqualTo(448);
        assertThat(outline.getColorModel().hasAlpha()).isTrue();
        String methods = JSON.std.asString(
                JSON.std.mapFrom(Files.readString(out.resolve("result.json"))).get("methods"));
        assertThat(methods).contains("\"energy_inside\":", "\"maximum_inside\":", "\"sparseness\":");
        assertLinked(out);
    }

    /** On the page and the sheet that compare pictures, as on the page about one. */
    @Test
    void theTruthIsShownWherePicturesAreCompared() throws IOException {
        Path drawn = folder.resolve("drawn");
        Run.of("menagerie", "--classes", "zebra,owl", "--count", "1", "--no-masks", "--out", drawn);
        Run run = Run.of("explain", drawn, "--method", "saliency,layer_cam", "--save", "sheet", "--out", out);
        assertThat(run.err()).isEmpty();
        assertThat(Files.readString(out.resolve("index.html")))
                .contains(
                        "zebra_00000/page/outline.png",
                        "owl_00000/page/outline.png",
                        "inside; by chance",
                        "The line is the true outline");
        assertLinked(out);
        BufferedImage sheet = ImageIO.read(out.resolve("sheet.png").toFile());
        int lines = 0;
        for (int y = 100; y < 100 + Sheet.CELL; y++) {
            for (int x = 170; x < 170 + Sheet.CELL; x++) {
                int rgb = sheet.getRGB(x, y);
                boolean orange = (rgb >> 16 & 255) > 180 && Math.abs((rgb >> 8 & 255) - 0x8a) < 40 && (rgb & 255) < 110;
                lines += orange ? 1 : 0;
            }
        }
        assertThat(lines).as("pixels of the line around the first original").isGreaterThan(50);
    }

    /** On each page, with what to set to choose otherwise; it is known which layer was chosen. */
    @Test
    void whatWasAssumedStandsOnEveryPage() throws IOException {
        Path first = TestPictures.png(folder.resolve("a.png"), 1);
        Path second = TestPictures.png(folder.resolve("b.png"), 2);
        Run run = Run.of("explain", first, second, "--model", model, "--method", "saliency,grad_cam", "--out", out);
        assertThat(run.status()).as(run.err()).isZero();
        Run gallery = Run.of("gallery", first, "--model", model, "--no-evolution", "--out", folder.resolve("gallery"));
        assertThat(gallery.status()).as(gallery.err()).isZero();
        String assumed =
                "ImageNet’s mean and standard deviation are assumed<span>; choose it with --preprocessing, or --mean"
                        + " and --std</span>";
        for (String page : List.of("out/index.html", "out/a/index.html", "gallery/index.html")) {
            assertThat(Files.readString(folder.resolve(page)).replace("&#39;", "’"))
                    .as(page)
                    .contains(assumed)
                    .contains("stretched to 64 × 64, bilinear");
        }
        assertThat(Files.readString(out.resolve("index.html"))).contains("--layer (");
    }
}
