package org.vizsla.render.explanation;

import java.util.List;

/**
 * The methods of one family.
 *
 * @param name one word, for links
 * @param title such as {@code Class activation maps}
 * @param about a sentence or two on how they work
 * @param absent those that have no meaning for the network
 */
public record MethodGroup(String name, String title, String about, List<MethodCard> cards, List<Absent> absent) {
    public MethodGroup {
        cards = List.copyOf(cards);
        absent = List.copyOf(absent);
    }

    /**
     * A method without a map.
     *
     * @param reason why it has none
     */
    public record Absent(String name, String reason) {}
}
