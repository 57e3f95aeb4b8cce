package org.vizsla.report.export.site;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.render.page.PagePart;
import org.vizsla.report.export.ExplainerFile;
import org.vizsla.report.json.SiteJson;

/**
 * Writes a page on which readers explain pictures of theirs with a network. It is made of files alone, for any web server, or of one for the disk too. The network, the methods and ONNX Runtime run in the
 * reader's browser: nothing is sent anywhere, and the page's security policy allows no other host.
 */
public final class ExplainerSite {
    private static final String SITE = "site";
    private static final String POLICY = "default-src 'none'; script-src %s 'wasm-unsafe-eval'; style-src %s;"
            + " img-src 'self' blob: data:; connect-src %s; worker-src blob:; base-uri 'none'; form-action 'none'";

    private ExplainerSite() {}

    /**
     * Writes a page into a new folder, an empty one, or over an earlier page.
     *
     * @throws VizslaException if no method can be written, or one of several cannot and is not to be skipped; if the network takes no pictures; if the folder holds anything else, or cannot be written
     */
    public static ExplainerFile.Written write(Path folder, SiteRequest request) {
        checkTakesPictures(request.explainer().model());
        SiteFolder site = SiteFolder.of(folder);
        ExplainerFile.Written written = ExplainerFile.write(site.unnamed("explainer", "onnx"), request.explainer());
        SiteFile explainer = site.named("explainer", "onnx");
        SiteFile runtime = site.put("runtime", "wasm.gz", bytes("runtime.wasm.gz"));
        SiteFile licenses = site.put("licenses", "txt", licenses());
        List<SiteFile> examples = new ArrayList<>();
        for (Example example : request.examples()) {
            examples.add(site.put("example-" + (examples.size() + 1), example.ending(), example.file()));
        }
        Map<String, Object> json = SiteJson.of(
                request.explainer().model(),
                request.explainer().preprocessing(),
                written.description(),
                Map.of("explainer", line(explainer), "runtime", line(runtime), "licenses", line(licenses)),
                examples(request.examples(), examples),
                request.singleFile());
        List<SiteFile> files = new ArrayList<>(examples);
        files.addAll(List.of(runtime, licenses, explainer));
        if (request.singleFile()) {
            writeWhole(site, request, json, files);
            site.keepOnly(Set.of());
        } else {
            files.addAll(writeLinked(site, request, json));
            site.keepOnly(files.stream().map(SiteFile::name).collect(Collectors.toSet()));
        }
        return written;
    }

    private static void checkTakesPictures(Model model) {
        if (model.channels() != 1 && model.channels() != 3) {
            throw new VizslaException("a page takes pictures, which have 1 channel or 3, and '" + model.name()
                    + "' takes " + model.channels() + "; export the explainer alone");
        }
        if (!model.isBatchDynamic() && model.fixedBatch() != 1) {
            throw new VizslaException("a page explains one picture at a time, and '" + model.name() + "' takes "
                    + model.fixedBatch() + " at once; export the explainer alone");
        }
    }

    /** Writes a page with script and style beside it, and returns these. */
    private static List<SiteFile> writeLinked(SiteFolder site, SiteRequest request, Map<String, Object> json) {
        SiteFile script = site.put(SITE, "js", bytes("site.js"));
        SiteFile style = site.put(SITE, "css", bytes("site.css"));
        String page = page(
                request,
                json,
                String.format(POLICY, "'self'", "'self'", "'self'"),
                Map.of("linked", Map.of("script", script.name(), "style", style.name())));
        AtomicFile.write(site.page(), page.getBytes(StandardCharsets.UTF_8));
        return List.of(script, style);
    }

    /** Writes a page with all files in it, before its end. */
    private static void writeWhole(
            SiteFolder site, SiteRequest request, Map<String, Object> json, List<SiteFile> files) {
        String script = text("site.js");
        String style = text("site.css");
        String policy = String.format(POLICY, source(script), source(style), "'none'");
        String page = page(request, json, policy, Map.of("whole", Map.of("script", script, "style", style)));
        int end = page.lastIndexOf("</body>");
        AtomicFile.write(site.page(), channel -> {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            out.write(page.substring(0, end).getBytes(StandardCharsets.UTF_8));
            for (SiteFile file : files) {
                try (InputStream content = Files.newInputStream(site.path(file))) {
                    InlinedFile.write(file, content, out);
                }
            }
            out.write(page.substring(end).getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    private static String page(
            SiteRequest request, Map<String, Object> json, String policy, Map<String, Object> parts) {
        Map<String, Object> values = new HashMap<>(parts);
        values.put("network", request.explainer().model().name());
        values.put("policy", policy);
        values.put("site", SiteJson.inPage(json));
        return PagePart.filled(ExplainerSite.class, "page.mustache", values);
    }

    private static String source(String text) {
        return "'" + PagePart.policyHash(text) + "'";
    }

    private static Map<String, Object> line(SiteFile file) {
        return Map.of("name", file.name(), "bytes", file.bytes());
    }

    private static List<Map<String, Object>> examples(List<Example> examples, List<SiteFile> files) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            lines.add(Map.of(
                    "name",
                    files.get(i).name(),
                    "bytes",
                    files.get(i).bytes(),
                    "title",
                    examples.get(i).title()));
        }
        return lines;
    }

    /** Those of the page's parts, and what ONNX Runtime is made of. */
    private static byte[] licenses() {
        String notices = text("/ThirdPartyNotices.txt");
        return (text("licenses.txt") + "\n" + notices).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = Objects.requireNonNull(ExplainerSite.class.getResourceAsStream(resource), resource)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
