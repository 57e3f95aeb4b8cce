package org.vizsla.render.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.GradientScale;
import org.vizsla.render.RandomPlanes;
import org.vizsla.render.evolution.Evolution;
import org.vizsla.render.evolution.EvolutionFrame;
import org.vizsla.render.evolution.FrameCaption;
import org.vizsla.render.heat.HeatScale;
import org.vizsla.render.page.About;
import org.vizsla.render.page.Assumed;
import org.vizsla.render.page.Fact;

class GalleryPageTest {
    private static final String HOSTILE = "'\"><script>alert(1)</script>{{title}}&amp;";
    private static final Set<String> WITHOUT_END = Set.of("meta", "img", "input", "source");
    private static final ClassScore VIZSLA = new ClassScore(211, "Vizsla, Hungarian pointer", 0.8934);
    private static final ClassScore RIDGEBACK = new ClassScore(159, "Rhodesian ridgeback", 0.07);

    @TempDir
    Path folder;

    private static GalleryRow row(ClassScore target, List<FrameCaption> evolution, List<String> notices) {
        return new GalleryRow("dog.jpg", "1-dog", 32, 48, target, List.of(VIZSLA, RIDGEBACK), evolution, notices);
    }

    private static FrameCaption frame(int step, double probability, String... notice) {
        return new FrameCaption(
                "step " + step, probability, notice.length == 0 ? Optional.empty() : Optional.of(notice[0]));
    }

    private static GalleryPage page(GalleryRow... rows) {
        return new GalleryPage(
                "Photographs",
                new About(
                        "squeezenet1_0",
                        "2026-03-14 15:09",
                        List.of(new Fact("steps", "6")),
                        List.of(new Assumed("a", "b"))),
                List.of(rows));
    }

    private static List<String> matches(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static List<String> groups(String regex, String text) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void everyLinkLeadsToAFileOrAPlaceInThePage() throws IOException {
        Evolution evolution = new Evolution(
                "Vizsla",
                List.of(
                        EvolutionFrame.of("step 0", 0.5, RandomPlanes.of(1, 3, 32, 48), Optional.empty()),
                        EvolutionFrame.of("step 1", 0.6, RandomPlanes.of(2, 3, 32, 48), Optional.empty())));
        new SamplePictures(RandomPlanes.of(3, 3, 32, 48), RandomPlanes.of(4, 3, 32, 48), Optional.of(evolution))
                .write(folder.resolve("1-dog"), Evolution.FRAME_TIME);
        Files.writeString(folder.resolve("1-dog").resolve(GalleryFiles.RESULT), "{}");
        page(row(VIZSLA, evolution.captions(), List.of())).write(folder);
        Path page = folder.resolve("index.html");
        String html = Files.readString(page);
        List<String> links = groups("(?:href|src|srcset)=\"([^\"]*)\"", html);
        assertThat(links).hasSizeGreaterThan(10).contains("./1-dog/evolution.png", "#reading");
        for (String link : links) {
            if (link.startsWith("#")) {
                assertThat(html).contains("id=\"" + link.substring(1) + "\"");
            } else {
                assertThat(Path.of(page.toUri().resolve(URI.create(link)))).isRegularFile();
            }
        }
    }

    @Test
    void saysHowMuchLiesInsideAnObjectWhosePlaceIsKnown() throws IOException {
        BitSet object = new BitSet();
        object.set(5 * 48 + 7, 5 * 48 + 30);
        EvolutionFrame frame = EvolutionFrame.of("step 0", 0.5, RandomPlanes.of(1, 3, 32, 48), Optional.empty())
                .around(object, 48, 0.4312);
        Evolution evolution = new Evolution("Vizsla", List.of(frame));
        new SamplePictures(
                        RandomPlanes.of(3, 3, 32, 48),
                        RandomPlanes.of(4, 3, 32, 48),
                        Optional.empty(),
                        Optional.of(evolution),
                        Optional.of(object),
                        new GradientScale.AroundZero(1),
                        Optional.of(new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB)))
                .write(folder.resolve("1-dog"), Evolution.FRAME_TIME);
        GalleryRow row = new GalleryRow(
                "dog.jpg",
                "1-dog",
                32,
                48,
                VIZSLA,
                List.of(VIZSLA),
                evolution.captions(),
                List.of(),
                Optional.of(new ScaledFigure(
                        Optional.of(new HeatScale(false, 0, 3.5)),
                        Optional.of(new InsideShare("dog <b>", 0.4567, 0.181)))),
                Optional.of(new InsideShare("dog <b>", 0.6234, 0.181)));
        String html = page(row).html();

        assertThat(folder.resolve("1-dog/vanilla_backprop_saliency_outlined.png"))
                .isRegularFile();
        assertThat(html)
                .contains("<img src=\"./1-dog/vanilla_backprop_saliency_outlined.png\"")
                .contains(
                        "src=\"./1-dog/grad_cam_overlay.png\"",
                        "<span>3.5</span>",
                        "<strong>45.7 %</strong> lies inside")
                .contains("<strong>62.3 %</strong> lies inside the outlined dog &lt;b&gt;; by chance it would be")
                .contains("style=\"width:62.34%\"", "style=\"left:18.10%\"")
                .contains("data-inside=\"43.1 %\"")
                .contains("<h3>Inside the outline</h3>");
    }

    @Test
    void saysNothingOfInsideWhereNothingIsKnown() {
        String html = page(row(VIZSLA, List.of(frame(0, 0.5), frame(1, 0.6)), List.of()))
                .html();
        assertThat(html).doesNotContain("outline</", "class=\"inside\"", "_outlined.png", "class=\"share\"");
    }

    @Test
    void loadsNothingFromElsewhere() {
        String html = page(row(VIZSLA, List.of(frame(0, 0.5), frame(1, 0.6)), List.of()))
                .html();
        assertThat(html).doesNotContain("http:", "https:", "@import", "url(", "<link", "<iframe");
    }

    @Test
    void thePolicyAllowsThePagesOwnScriptAlone() throws Exception {
        String html = page(row(VIZSLA, List.of(), List.of())).html();
        List<String> scripts = groups("<script>(.*?)</script>", html);
        assertThat(scripts).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(scripts.get(0).getBytes(StandardCharsets.UTF_8));
        String policy = groups("http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"", html)
                .get(0)
                .replace("&#39;", "'")
                .replace("&#x3D;", "=");
        assertThat(policy)
                .startsWith("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
    }

    @Test
    void namesAreTextWhateverTheyContain() {
        ClassScore hostile = new ClassScore(3, HOSTILE, 0.5);
        GalleryRow row = new GalleryRow(
                HOSTILE,
                HOSTILE.replace("/", ""),
                32,
                48,
                hostile,
                List.of(VIZSLA, RIDGEBACK),
                List.of(
                        new FrameCaption(HOSTILE, 0.5, Optional.of(HOSTILE)),
                        new FrameCaption(HOSTILE, 0.5, Optional.empty())),
                List.of(HOSTILE));
        String html = new GalleryPage(
                        HOSTILE,
                        new About(
                                HOSTILE,
                                HOSTILE,
                                List.of(new Fact(HOSTILE, HOSTILE)),
                                List.of(new Assumed(HOSTILE, HOSTILE))),
                        List.of(row))
                .html();
        String harmless = page(row(
                        new ClassScore(3, "x", 0.5), List.of(frame(0, 0.5, "x"), frame(1, 0.5)), List.of("x")))
                .html();
        assertThat(html).doesNotContain("<script>alert");
        assertThat(matches("<[a-z/!][a-zA-Z0-9]*", html)).isEqualTo(matches("<[a-z/!][a-zA-Z0-9]*", harmless));
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;{{title}}&amp;amp;");
    }

    @Test
    void everyElementIsClosedWhereItShouldBe() {
        String html = page(
                        row(VIZSLA, List.of(frame(0, 0.5), frame(1, Double.NaN, "gradient vanished")), List.of("a")),
                        row(new ClassScore(5, "electric ray", 0.001), List.of(), List.of()))
                .html()
                .replaceAll("(?s)<script>.*?</script>|<style>.*?</style>", "");
        Deque<String> open = new ArrayDeque<>();
        for (String tag : matches("</?[a-z][^>]*>", html)) {
            String name = tag.replaceAll("^</?([a-z0-9]+)(?s:.*)", "$1");
            if (tag.startsWith("</")) {
                assertThat(open.pop()).isEqualTo(name);
            } else if (!WITHOUT_END.contains(name) && !tag.endsWith("/>")) {
                open.push(name);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void theTargetIsMarkedAmongTheBest() {
        String html = page(row(VIZSLA, List.of(), List.of())).html();
        List<String> items = groups("<li class=\"([^\"]*)\">", html);
        assertThat(items).containsExactly("is-target", "");
        assertThat(html)
                .contains("Vizsla, Hungarian pointer <span class=\"tag\">target</span>")
                .contains("<span class=\"value\">89.3 %</span>")
                .contains("<span style=\"width:89.34%\">");
    }

    @Test
    void aTargetThatIsNotAmongTheBestStandsBelowThem() {
        String html = page(row(new ClassScore(5, "electric ray", 0.0001), List.of(), List.of()))
                .html();
        assertThat(groups("<li class=\"([^\"]*)\">", html)).containsExactly("", "", "is-target beyond");
        assertThat(html).contains("<span class=\"value\">&lt; 0.1 %</span>");
    }

    @Test
    void scoresThatAreNoNumbersHaveNoBar() {
        String html = page(row(new ClassScore(5, "electric ray", Double.NaN), List.of(), List.of()))
                .html();
        assertThat(html).contains("no probability");
        assertThat(matches("class=\"bar\"", html)).as("bars of the other two").hasSize(2);
    }

    @Test
    void saysWhichFramesHaveNoGradient() {
        String vanished = "gradient: the map is zero everywhere";
        List<FrameCaption> few = List.of(frame(0, 0.5), frame(1, 0.5, vanished), frame(2, 0.5, vanished));
        List<FrameCaption> many = List.of(
                frame(0, 0.5, vanished), frame(1, 0.5, vanished), frame(2, 0.5, vanished), frame(3, 0.5, vanished));
        String html = page(row(VIZSLA, few, List.of("said before")), row(VIZSLA, many, List.of()))
                .html();
        assertThat(groups("<p class=\"notice\">([^<]*)</p>", html))
                .containsExactly(
                        "said before",
                        "Evolution, step 1, step 2: gradient: the map is zero everywhere",
                        "Evolution, step 0 and 3 other frames: gradient: the map is zero everywhere");
    }

    @Test
    void theSliderReachesEveryFrame() {
        String html = page(row(VIZSLA, List.of(frame(0, 0.25), frame(1, 0.5), frame(2, 1)), List.of()))
                .html();
        assertThat(html).contains("max=\"2\"").contains("aria-valuetext=\"step 0, 25.0 %\"");
        assertThat(groups("<li data-label=\"([^\"]*)\"", html)).containsExactly("step 0", "step 1", "step 2");
        assertThat(html).contains("data-columns=\"3\"").contains("style=\"width:300%\"");
    }

    @Test
    void saysSoIfThereIsNoEvolution() {
        assertThat(page(row(VIZSLA, List.of(), List.of())).html())
                .contains("not computed")
                .doesNotContain("evolution.gif");
    }

    @Test
    void everyPictureHasASizeAndSaysWhatItIs() {
        String html = page(row(VIZSLA, List.of(frame(0, 0.5)), List.of())).html();
        List<String> images = groups("<img ([^>]*)>", html);
        assertThat(images).hasSize(5).allSatisfy(image -> assertThat(image).contains("alt=\""));
        assertThat(html).contains("width=\"48\" height=\"32\"").contains("aspect-ratio:48/32");
    }

    @Test
    void tellsWhatItIsAboutAndHowItWasMade() {
        assertThat(page(row(VIZSLA, List.of(), List.of())).html())
                .contains("<h1>Photographs</h1>", "<strong>squeezenet1_0</strong>", "one image", "2026-03-14 15:09")
                .contains("<dt>steps</dt><dd>6</dd>", "How to read this");
        assertThat(page().html()).contains("0 images");
    }

    @Test
    void saysWhereItCannotBeWritten() throws IOException {
        Path occupied = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> page().write(occupied))
                .isInstanceOf(VizslaException.class)
                .hasMessageStartingWith("cannot write " + occupied.resolve("index.html"));
    }
}
