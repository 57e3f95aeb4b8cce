package org.vizsla.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The pages of the folder {@code web}, beside ONNX Runtime for the web and the files of a folder. */
final class WebPage {
    static final Path WEB = Path.of("web").toAbsolutePath();

    private static final int PATIENCE = 15 * 60_000;

    private WebPage() {}

    /** What a page left in {@code window.done}; a test fails with what it left in {@code window.failed}. */
    static Object done(Chromium chromium, Path folder, String page) throws IOException {
        List<String> complaints = new ArrayList<>();
        try (FolderServer server = new FolderServer(folder, WEB, WEB.resolve("node_modules/onnxruntime-web/dist"));
                Page shown = chromium.open(server.address() + page, complaints)) {
            shown.waitForFunction(
                    "() => window.done || window.failed", null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            assertThat(shown.evaluate("() => window.failed ?? ''"))
                    .as("what the page says; 'npm ci --prefix reference-tests/web' installs what it needs")
                    .isEqualTo("");
            assertThat(complaints).isEmpty();
            return Objects.requireNonNull(shown.evaluate("() => window.done"));
        }
    }
}
