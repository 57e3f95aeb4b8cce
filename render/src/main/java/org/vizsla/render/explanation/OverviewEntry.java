package org.vizsla.render.explanation;

import java.util.Map;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.gallery.ClassScore;

/**
 * One image and one class, in a comparison of many; files are stored next to the page.
 *
 * @param name of the image
 * @param target the class that is explained
 * @param page about this image alone
 * @param original the file that shows the image, if it can be drawn
 * @param outline the file with the outline of the object in it, transparent elsewhere, where its place is known
 * @param height of the image
 * @param width of the image
 * @param maps by the title of the method
 */
public record OverviewEntry(
        String name,
        ClassScore target,
        String page,
        Optional<String> original,
        Optional<String> outline,
        int height,
        int width,
        Map<String, OverviewCell> maps) {
    public OverviewEntry {
        if (width < 1 || height < 1) {
            throw new VizslaException("a page cannot show pictures of " + width + " x " + height + " pixels");
        }
        maps = Map.copyOf(maps);
    }
}
