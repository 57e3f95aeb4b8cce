package org.vizsla.menagerie;

import java.util.Map;

/**
 * An animal in a scene.
 *
 * @param scale longer side of what is shown of it (in a portrait: of its head) over the picture's side
 * @param mask where it is to be seen
 * @param parts where each of its parts is to be seen, in the species' order; a part that cannot be seen has an empty mask. Parts overlap: an eye is part of
 *     the head
 */
public record Subject(Species species, Viewpoint viewpoint, double scale, Mask mask, Map<String, Mask> parts) {
    /** The smallest rectangle around what is to be seen of it. */
    public Box box() {
        return mask.box();
    }

    /** Where a part of that name is to be seen. */
    public Mask part(String name) {
        Mask mask = parts.get(name);
        if (mask == null) {
            throw new org.vizsla.graph.VizslaException("a " + species.displayName() + " has no part '" + name
                    + "'; it has " + String.join(", ", species.parts()));
        }
        return mask;
    }
}
