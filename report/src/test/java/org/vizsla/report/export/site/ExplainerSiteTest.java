package org.vizsla.report.export.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.explain.method.registry.MethodNotes;
import org.vizsla.explain.method.registry.Methods;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.EmbeddedNetwork;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Fit;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.render.page.PagePart;
import org.vizsla.report.export.ExportRequest;
import org.vizsla.report.export.ExportedExplainer;
import org.vizsla.report.json.Json;
import org.vizsla.report.json.SiteJson;
import org.vizsla.runtime.SessionSettings;

class ExplainerSiteTest {
    private static final Model MODEL = EmbeddedNetwork.load();

    @TempDir
    private Path folder = Path.of("");

    private static SiteRequest request(boolean singleFile, List<Example> examples, String... methods) {
        Preprocessing preprocessing = Preprocessing.imageNet(224, 224, Fit.crop(224, 224));
        return new SiteRequest(
                new ExportRequest(
                        MODEL,
                        preprocessing,
                        Methods.choose(List.of(methods), Map.of(), ""),
                        ExplainerSettings.DEFAULT.skippingNotApplicable()),
                examples,
                singleFile);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Map<String, Object> site(String page) {
        Matcher json = Pattern.compile("<script type=\"application/json\" id=\"site\">(.*?)</script>")
                .matcher(page);
        assertThat(json.find()).isTrue();
        return Json.parse(json.group(1));
    }

    @Test
    void aSiteIsAPageAndTheFilesThatItNames() throws IOException {
        Path site = folder.resolve("a/site");
        assertThat(ExplainerSite.write(site, request(false, Example.drawn(), "saliency", "rise", "cam"))
                        .skipped())
                .containsOnlyKeys("cam");
        String page = Files.readString(site.resolve("index.html"));
        List<String> names = names(site);
        assertThat(names)
                .hasSize(10)
                .filteredOn(name -> !name.equals("index.html"))
                .allSatisfy(name -> assertThat(page).contains("\"" + name + "\""));
        assertThat(page)
                .contains(
                        "What alexnet_menagerie looks at",
                        "connect-src &#39;self&#39;",
                        "\"rounding\":\"even\"",
                        "shorter side to 256, centre 224 × 224, bilinear",
                        MethodNotes.of("saliency").question());
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
        Map<String, Object> description = site(page);
        assertThat(description).containsEntry("isSingle", false);
        Path explainer = site.resolve(names.stream()
                .filter(name -> name.startsWith("explainer"))
                .findFirst()
                .orElseThrow());
        try (ExportedExplainer exported = ExportedExplainer.open(explainer, SessionSettings.DEFAULT)) {
            assertThat(exported.methods()).containsExactly("saliency", "rise");
        }
    }

    @Test
    void oneFileHoldsAll() throws IOException {
        Path site = folder.resolve("site");
        ExplainerSite.write(site, request(true, Example.drawn().subList(0, 1), "saliency"));
        assertThat(names(site)).containsExactly("index.html");
        String page = Files.readString(site.resolve("index.html"));
        assertThat(site(page)).containsEntry("isSingle", true);
        Map<String, String> inlined = Pattern.compile(
                        "<script type=\"application/octet-stream\" data-file=\"(\\S+)\">([A-Za-z0-9+/=]+)</script>")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));
        assertThat(inlined.keySet())
                .hasSize(4)
                .allSatisfy(name -> assertThat(page).contains("\"name\":\"" + name + "\""))
                .anySatisfy(name -> assertThat(Base64.getDecoder().decode(inlined.get(name)))
                        .isEqualTo(Example.drawn().get(0).file()));

        String script = between(page, "<script>", "</script>");
        String style = between(page, "<style>", "</style>");
        assertThat(page)
                .as("its policy allows this script, this style, and no request")
                .contains(
                        "script-src &#39;" + escaped(PagePart.policyHash(script)) + "&#39; ",
                        "style-src &#39;" + escaped(PagePart.policyHash(style)) + "&#39;;",
                        "connect-src &#39;none&#39;;");
    }

    private static String between(String page, String begin, String end) {
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from));
    }

    private static String escaped(String hash) {
        return hash.replace("=", "&#x3D;");
    }

    /** An element of the page that could be ended by a name would let a network's file write into the page. */
    @Test
    void noNameOfAClassEndsItsElement() throws IOException {
        Map<String, Object> json = Map.of("name", "</script><script>alert(1)</script>");
        String text = SiteJson.inPage(json);
        assertThat(text).doesNotContain("<");
        assertThat(Json.parse(text)).isEqualTo(json);
    }

    @Test
    void aLaterPageReplacesAnEarlierOneAndNothingElse() throws IOException {
        Path site = folder.resolve("site");
        ExplainerSite.write(site, request(false, Example.drawn(), "saliency"));
        List<String> earlier = names(site);
        Path own = Files.writeString(site.resolve("CNAME"), "example.org");
        Files.writeString(site.resolve("explainer-new.onnx"), "left by a process that was killed");
        ExplainerSite.write(site, request(false, List.of(), "grad_cam"));
        List<String> later = names(site);
        assertThat(own).hasContent("example.org");
        assertThat(later).hasSize(7).doesNotContain("explainer-new.onnx");
        assertThat(later.stream().filter(name -> name.startsWith("explainer"))).doesNotContainAnyElementsOf(earlier);
    }

    @Test
    void theSameCallWritesTheSameFiles() throws IOException {
        for (String name : List.of("one", "other")) {
            ExplainerSite.write(folder.resolve(name), request(false, Example.drawn(), "saliency"));
        }
        assertThat(names(folder.resolve("one"))).isEqualTo(names(folder.resolve("other")));
        assertThat(folder.resolve("one/index.html")).hasSameTextualContentAs(folder.resolve("other/index.html"));
    }

    @Test
    void whatIsNoPageOfOursIsLeftAlone() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("index.html"), "<title>Mine</title>");
        assertRefused(other, "is another page, and is not replaced; choose another folder");
        Path notes = Files.createDirectories(folder.resolve("notes"));
        Files.writeString(notes.resolve("thesis.tex"), "");
        assertRefused(notes, "holds other files, such as thesis.tex; choose an empty folder, or a new one");
        assertRefused(Files.writeString(folder.resolve("file"), ""), "is a file, not a folder");
        assertThat(names(other)).containsExactly("index.html");
        assertThat(names(notes)).containsExactly("thesis.tex");
    }

    private static void assertRefused(Path folder, String message) {
        assertThatThrownBy(() -> ExplainerSite.write(folder, request(false, List.of(), "saliency")))
                .isInstanceOf(VizslaException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatCannotBeExportedLeavesNoPage() {
        Path site = folder.resolve("site");
        assertThatThrownBy(() -> ExplainerSite.write(site, request(false, List.of(), "cam")))
                .isInstanceOf(VizslaException.class);
        assertThat(site.resolve("index.html")).doesNotExist();
    }

    /** The module that is committed is the one whose digest stands beside it. */
    @Test
    void theRuntimeIsWhole() throws IOException, NoSuchAlgorithmException {
        String recorded = PagePart.read(ExplainerSite.class, "runtime.sha256");
        try (InputStream packed = Objects.requireNonNull(ExplainerSite.class.getResourceAsStream("runtime.wasm.gz"));
                DigestInputStream module = new DigestInputStream(
                        new GZIPInputStream(new ByteArrayInputStream(packed.readAllBytes())),
                        MessageDigest.getInstance("SHA-256"))) {
            assertThat(module.readNBytes(4)).isEqualTo("\0asm".getBytes(StandardCharsets.US_ASCII));
            module.readAllBytes();
            assertThat(recorded)
                    .startsWith(
                            HexFormat.of().formatHex(module.getMessageDigest().digest()) + "  onnxruntime-web/");
        }
    }
}
