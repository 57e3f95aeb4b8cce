package org.vizsla.render.explanation;

import java.util.List;
import java.util.Optional;
import org.vizsla.render.page.Fact;

/**
 * The card of one method on the page about an image.
 *
 * @param name the method's, as settings have it
 * @param title the name by which people know it
 * @param description what the map shows, in a few words
 * @param paper authors, year, title
 * @param cost in passes through the network
 * @param layers that the map is about; none where it is about the image
 * @param parameters those that differ from their defaults, and what the method chose for those left to it
 * @param checks what was verified
 * @param notes peculiarities
 * @param pointed how well it points at the object, where its place is known
 * @param colourFirst whether its values in colour are what is seen first, where there are some, rather than the overlay
 */
public record MethodCard(
        String name,
        String title,
        String description,
        String paper,
        String cost,
        List<String> layers,
        List<Fact> parameters,
        List<CheckLine> checks,
        List<String> notes,
        Optional<PointedAt> pointed,
        CardPictures pictures,
        boolean colourFirst) {
    public MethodCard {
        layers = List.copyOf(layers);
        parameters = List.copyOf(parameters);
        checks = List.copyOf(checks);
        notes = List.copyOf(notes);
    }

    /** Whether its usual view is in colour. */
    public boolean isSeenInColour() {
        return colourFirst
                && pictures.scales().isPresent()
                && pictures.colours().isPresent();
    }
}
