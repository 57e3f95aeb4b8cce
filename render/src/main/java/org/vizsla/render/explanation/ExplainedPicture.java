package org.vizsla.render.explanation;

import java.util.List;
import java.util.Optional;
import org.vizsla.graph.VizslaException;
import org.vizsla.render.gallery.ClassScore;

/**
 * An image and the class that methods explain in it; files are stored next to the page.
 *
 * @param name of its file
 * @param height at which the network saw it
 * @param width at which the network saw it
 * @param original the file that shows it at this size, if it can be drawn
 * @param outline the file with the outline of the object in it, transparent elsewhere, where its place is known
 * @param result the file with the raw results, if it was written
 * @param target the class that is explained
 * @param top the most probable classes, best first
 * @param question that the maps answer
 * @param role what the target is among the network's answers, such as {@code class 3}
 * @param signs what the signs of the maps mean
 */
public record ExplainedPicture(
        String name,
        int height,
        int width,
        Optional<String> original,
        Optional<String> outline,
        Optional<String> result,
        ClassScore target,
        List<ClassScore> top,
        String question,
        String role,
        Signs signs) {
    public ExplainedPicture {
        if (width < 1 || height < 1) {
            throw new VizslaException("a page cannot show pictures of " + width + " x " + height + " pixels");
        }
        top = List.copyOf(top);
    }
}
