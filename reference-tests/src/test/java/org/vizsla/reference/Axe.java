package org.vizsla.reference;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The accessibility checker axe: its rules for WCAG 2 and its best practices, on a page as it stands in a browser. */
public final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts axe into a page. */
    public static void enter(Page page) {
        page.evaluate(SCRIPT + ";0");
    }

    /** What it finds in a page that it has entered, one line per element. */
    public static List<?> findings(Page page) {
        return findings(page, "");
    }

    /** What it finds wrong with the colours alone, which is all that a colour scheme can change. */
    public static List<?> findingsOfColours(Page page) {
        return findings(page, ", runOnly: ['color-contrast']");
    }

    private static List<?> findings(Page page, String options) {
        return (List<?>) page.evaluate("async () => (await axe.run({ resultTypes: ['violations']" + options
                + " })).violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html.slice(0, 120)}"
                + " (${[...n.any, ...n.all, ...n.none].map(check => check.message).join('; ')})`))");
    }
}
