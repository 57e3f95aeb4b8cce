package org.vizsla.reference;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A browser without a window. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    /** WebGPU on the processor: right or wrong as on a graphics card, and hundreds of times as slow. */
    private static final List<String> WEBGPU =
            List.of("--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--enable-features=Vulkan");

    private static final List<String> CAMERA =
            List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

    private final Playwright playwright;
    private final Browser browser;

    public Chromium() {
        this(FLAGS);
    }

    private Chromium(List<String> flags) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(flags));
    }

    /** A browser that has WebGPU, without a graphics card. */
    static Chromium withWebGpu() {
        return new Chromium(Stream.concat(FLAGS.stream(), WEBGPU.stream()).toList());
    }

    /** A browser whose camera sees a test picture, and may be used without a question. */
    public static Chromium withCamera() {
        return new Chromium(Stream.concat(FLAGS.stream(), CAMERA.stream()).toList());
    }

    /** Opens a file; what the page complains of is added to the list. */
    Page open(Path file, int height, int width, ColorScheme scheme, List<String> complaints) {
        Page page = page(height, width, scheme, complaints);
        page.navigate(file.toUri().toString());
        return page;
    }

    /** An empty page, with a memory of its own; what it complains of is added to the list. */
    public Page page(int height, int width, ColorScheme scheme, List<String> complaints) {
        return page(new Browser.NewPageOptions().setViewportSize(width, height).setColorScheme(scheme), complaints);
    }

    /** The same of any device. */
    public Page page(Browser.NewPageOptions device, List<String> complaints) {
        Page page = browser.newPage(device);
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        return page;
    }

    /** Opens an address; what the page complains of is added to the list. */
    Page open(String address, List<String> complaints) {
        Page page = browser.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    /** A page with nothing in it yet, which can reach only addresses that begin so; what else it asks for is refused, and added to the list, as is what it complains of. */
    Page confined(String start, List<String> refused, List<String> complaints) {
        Page page = browser.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text()));
        page.onPageError(complaints::add);
        page.route(address -> !address.startsWith(start) && !address.matches("(blob|data):.*"), route -> {
            refused.add(route.request().url());
            route.abort();
        });
        return page;
    }

    public String version() {
        return browser.version();
    }

    /** Waits until each image of the page, those that load late too, is there; fails after half a minute. */
    static void awaitImages(Page page) {
        // Those that are far from what is seen would wait to be scrolled to.
        page.evaluate("() => [...document.images].forEach(i => { i.loading = 'eager'; })");
        page.waitForFunction("() => [...document.images].every(i => i.complete && i.naturalWidth > 0)");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
