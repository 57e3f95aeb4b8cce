package org.vizsla.render.page;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** The template, the style and the script that a page is made of. */
public final class PagePart {
    private PagePart() {}

    /** The text of a resource file next to a page's class. */
    public static String read(Class<?> page, String name) {
        try (InputStream stream = Objects.requireNonNull(page.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The style that all pages share, followed by a page's own. */
    public static String style(Class<?> page, String name) {
        return read(PagePart.class, "page.css") + read(page, name);
    }

    /** A page's text: its template, which may include those that all pages share, filled with values; text is escaped. */
    public static String filled(Class<?> page, String template, Map<String, Object> values) {
        return Mustache.compiler()
                .escapeHTML(true)
                .withLoader(name -> new StringReader(read(PagePart.class, name + ".mustache")))
                .compile(read(page, template))
                .execute(values);
    }

    /** The source expression by which a content security policy allows a script: {@code sha256-} and its hash. */
    public static String policyHash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
