package org.vizsla.reference.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The page as one person has it open; whatever it complained of by the end fails the test. */
final class Visit implements AutoCloseable {
    private final Page page;
    private final List<String> complaints;

    Visit(Page page, List<String> complaints) {
        this.page = page;
        this.complaints = complaints;
    }

    Page page() {
        return page;
    }

    /** What the page calls so. */
    Locator part(String name) {
        return page.locator("[data-part='" + name + "']");
    }

    /** A part, as soon as its words hold others. */
    Locator await(String part, String words) {
        Locator found =
                part(part).filter(new Locator.FilterOptions().setHasText(words)).first();
        found.waitFor();
        return found;
    }

    /** Waits for the map whose description holds these words. */
    void awaitMap(String words) {
        await("in-words", words);
    }

    /** The words of a part, each space a plain one. */
    String words(String part) {
        return part(part).first().innerText().replaceAll("\\s+", " ").strip();
    }

    /** The part of the address that says what is looked at. */
    String hash() {
        return (String) page.evaluate("() => location.hash");
    }

    /** The pixels of the map, as a text. */
    String pixels() {
        return (String) part("canvas").locator("canvas").evaluate("canvas => canvas.toDataURL()");
    }

    /** Drops a file on the page. */
    void drop(Path file) {
        try {
            drop(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void drop(String name, byte[] bytes) {
        JSHandle files = page.evaluateHandle(
                "([name, bytes]) => { const files = new DataTransfer();"
                        + " files.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name));"
                        + " return files; }",
                List.of(name, Base64.getEncoder().encodeToString(bytes)));
        page.dispatchEvent("main", "dragover", Map.of("dataTransfer", files));
        page.getByText("Drop a picture or a network").waitFor();
        page.dispatchEvent("main", "drop", Map.of("dataTransfer", files));
    }

    /** Forgives what a browser itself writes about an answer that is no success. */
    void forgive(String words) {
        assertThat(complaints)
                .as("what was expected to be complained of")
                .anyMatch(complaint -> complaint.contains(words));
        complaints.removeIf(complaint -> complaint.startsWith("Failed to load resource") && complaint.contains(words));
    }

    @Override
    public void close() {
        page.close();
        assertThat(complaints).isEmpty();
    }
}
