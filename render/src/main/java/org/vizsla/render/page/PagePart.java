package org.vizsla.render.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.vizsla.graph.AtomicFile;
import org.vizsla.graph.text.ShownText;

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

    /** A page's template, which may include those that all pages share, with values in it; each is escaped, and shows no character that people cannot see. */
    public static String filled(Class<?> page, String template, Map<String, Object> values) {
        return compiled(page, template).execute(values);
    }

    /**
     * Writes or replaces a file with a page's template, filled as it is written: a list among the values that makes its elements one by one is never in memory as a whole.
     *
     * @throws org.vizsla.graph.VizslaException if it cannot be written
     */
    public static void write(Path file, Class<?> page, String template, Map<String, Object> values) {
        AtomicFile.writeRepeatable(file, channel -> {
            Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
            compiled(page, template).execute(values, writer);
            writer.flush();
        });
    }

    private static Template compiled(Class<?> page, String template) {
        return Mustache.compiler()
                .withEscaper(text -> Escapers.HTML.escape(ShownText.lines(text)))
                .withLoader(name -> new StringReader(read(PagePart.class, name + ".mustache")))
                .compile(read(page, template));
    }

    /** The style that all pages share, followed by a page's own. */
    public static String style(Class<?> page, String name) {
        return read(PagePart.class, "page.css") + read(page, name);
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
