package org.vizsla.serve.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets in this computer's own page alone. A page of another site can send requests to this computer too, but it knows no token, its origin gives it away, and a name that it had resolved to this
 * computer's address (DNS rebinding) is not among the hosts.
 */
public final class Guard {
    /** The header that no page of another origin can send without asking first. */
    public static final String HEADER = "X-Vizsla";

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; "
                    + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(self), microphone=(), geolocation=()",
            "Cache-Control",
            "no-store");

    private final String token;
    private final IntSupplier port;

    /**
     * A guard.
     *
     * @param port that the server listens on
     */
    public Guard(String token, IntSupplier port) {
        this.token = token;
        this.port = port;
    }

    /**
     * Lets a request in.
     *
     * @throws RefusedException if it is none of this computer's own page
     */
    public void admit(Context context) {
        HEADERS.forEach(context::header);
        if (!isOwnHost(context.header("Host")) || !isOwnOrigin(context.header("Origin")) || !isOwnSite(context)) {
            throw new RefusedException(403, "this is for pages of this computer alone");
        }
        if (!hasToken(context.path())) {
            throw new RefusedException(
                    404,
                    "there is nothing at this address; the whole one, with its token, is where Vizsla was started");
        }
        boolean reads =
                context.method().name().equals("GET") || context.method().name().equals("HEAD");
        if (!reads && context.header(HEADER) == null) {
            throw new RefusedException(403, "this is for Vizsla's own page alone");
        }
    }

    private boolean isOwnHost(@Nullable String host) {
        return host != null && HOSTS.stream().anyMatch(own -> host.equals(own + ":" + port.getAsInt()));
    }

    private boolean isOwnOrigin(@Nullable String origin) {
        return origin == null || (origin.startsWith("http://") && isOwnHost(origin.substring("http://".length())));
    }

    private static boolean isOwnSite(Context context) {
        String site = context.header("Sec-Fetch-Site");
        boolean opened = "navigate".equals(context.header("Sec-Fetch-Mode"))
                && context.method().name().equals("GET");
        return site == null || OWN_SITE.contains(site) || opened;
    }

    /** Compares in a time that does not depend on where they differ. */
    private boolean hasToken(String path) {
        String[] parts = path.split("/", 3);
        String given = parts.length > 1 ? parts[1] : "";
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
