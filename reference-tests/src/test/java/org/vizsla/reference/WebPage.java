package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The pages of the folder {@code web}, beside ONNX Runtime for the web and the files of a folder. */
final class WebPage {
    static final Path WEB = Path.of("web").toAbsolutePath();

    private static final int PATIENCE = 15 * 60_000;

    private WebPage() {}

    /** What a page left in {@code window.done}; a test fails with what it left in {@code window.failed}, and if the page complains of anything. */
    static Object done(Chromium chromium, Path folder, String page) throws IOException {
        return done(chromium, folder, page, complaint -> false);
    }

    /**
     * The same of a page that may complain.
     *
     * @param expected which complaints are no failures
     */
    static Object done(Chromium chromium, Path folder, String page, Predicate<String> expected) throws IOException {
        List<String> complaints = new ArrayList<>();
        try (FolderServer server = new FolderServer(folder, WEB, WEB.resolve("node_modules/onnxruntime-web/dist"));
                Page shown = chromium.open(server.address() + page, complaints)) {
            shown.waitForFunction(
                    "() => window.done || window.failed", null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            assertThat(shown.evaluate("() => window.failed ?? ''"))
                    .as("what the page says; 'npm ci --prefix reference-tests/web' installs what it needs")
                    .isEqualTo("");
            assertThat(complaints).allMatch(expected);
            return Objects.requireNonNull(shown.evaluate("() => window.done"));
        }
    }
}
