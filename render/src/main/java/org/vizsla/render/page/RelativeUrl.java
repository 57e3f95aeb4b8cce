package org.vizsla.render.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vizsla.graph.VizslaException;

/** A link from a page to a file below it. */
public final class RelativeUrl {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private RelativeUrl() {}

    /**
     * Makes sure that a folder is below the page.
     *
     * @throws VizslaException if it is not: an absolute path, or one with {@code ..} or empty parts
     */
    public static void check(String folder) {
        List<String> parts = Arrays.asList(folder.split("/", -1));
        if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
            throw new VizslaException("a page's folders must be below it, and '" + folder + "' is not");
        }
    }

    /** The link to a file in a folder, each part percent-encoded; it begins with {@code ./}, so that no name can be taken for a scheme. */
    public static String of(String folder, String file) {
        return to(folder + "/" + file);
    }

    /** The link to a file whose path has {@code /} between its parts. */
    public static String to(String path) {
        return Arrays.stream(path.split("/")).map(RelativeUrl::encoded).collect(Collectors.joining("/", "./", ""));
    }

    private static String encoded(String part) {
        StringBuilder url = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (b & 0xff);
            if (UNRESERVED.indexOf(character) >= 0) {
                url.append(character);
            } else {
                url.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return url.toString();
    }
}
