package org.vizsla.serve.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.vizsla.serve.http.RefusedException;

/** The page itself: files that were built from {@code web} and are part of the jar. */
final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    private PageFiles() {}

    static void add(RoutesConfig routes, String root) {
        routes.get(root, context -> send(context, "index.html"));
        routes.get(root.substring(0, root.length() - 1), context -> context.redirect(root));
        routes.get(root + "assets/{file}", context -> send(context, "assets/" + context.pathParam("file")));
    }

    private static void send(Context context, String name) throws IOException {
        String type = Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .filter(known -> name.matches("[A-Za-z0-9_/-]+\\.[a-z0-9]+"))
                .orElseThrow(PageFiles::missing);
        try (InputStream file = PageFiles.class.getResourceAsStream("/org/vizsla/serve/page/" + name)) {
            if (file == null) {
                throw missing();
            }
            context.contentType(type).result(file.readAllBytes());
        }
    }

    private static RefusedException missing() {
        return new RefusedException(404, "there is nothing at this address");
    }
}
