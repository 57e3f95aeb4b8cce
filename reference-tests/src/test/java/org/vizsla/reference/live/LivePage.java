package org.vizsla.reference.live;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.vizsla.models.Model;
import org.vizsla.models.download.WeightsStore;
import org.vizsla.reference.Chromium;
import org.vizsla.serve.Server;
import org.vizsla.serve.ServerSettings;

/** A server, and a browser that opens its page. */
final class LivePage implements AutoCloseable {
    private static final int HEIGHT = 1000;
    private static final int WIDTH = 1280;

    private final Server server;
    private final Chromium chromium;

    /** A page whose server keeps what it keeps in a folder. */
    LivePage(Path cache) {
        this(cache, Map.of());
    }

    /** The same with networks that are offered first. */
    LivePage(Path cache, Map<String, Supplier<Model>> networks) {
        this(cache, networks, new Chromium());
    }

    /** The same in a browser of some kind, which is closed with the page. */
    LivePage(Path cache, Map<String, Supplier<Model>> networks, Chromium chromium) {
        server = Server.start(ServerSettings.of(WeightsStore.of(Map.of("VIZSLA_CACHE", cache.toString()))), networks);
        this.chromium = chromium;
    }

    URI address() {
        return server.address();
    }

    /** The browser's version. */
    String browser() {
        return chromium.version();
    }

    /**
     * Opens the page as somebody who was never there.
     *
     * @param hash the part of the address from {@code #} on, which says what is looked at
     */
    Visit open(String hash) {
        return open(chromium, address(), hash);
    }

    /** The same on a device of some kind. */
    Visit open(String hash, Browser.NewPageOptions device) {
        List<String> complaints = new ArrayList<>();
        return open(chromium.page(device, complaints), complaints, address(), hash);
    }

    /** Opens the page of any server. */
    static Visit open(Chromium chromium, URI address, String hash) {
        List<String> complaints = new ArrayList<>();
        return open(chromium.page(HEIGHT, WIDTH, ColorScheme.LIGHT, complaints), complaints, address, hash);
    }

    private static Visit open(Page page, List<String> complaints, URI address, String hash) {
        String own = address.resolve("/").toString();
        // Listened to only: what holds requests up would be measured too.
        page.onRequest(request -> {
            if (!request.url().startsWith(own) && !request.url().startsWith("blob:")) {
                complaints.add("it asks " + request.url());
            }
        });
        page.navigate(address + hash);
        return new Visit(page, complaints);
    }

    @Override
    public void close() {
        chromium.close();
        server.close();
    }
}
