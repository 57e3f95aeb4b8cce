package org.vizsla.menagerie;

import java.util.Map;

/**
 * An animal in a scene.
 *
 * @param scale the longer side of what is shown of it (in a portrait: of its head), divided by the picture's side
 * @param mask where it is visible
 * @param parts where each of its parts is visible, in the species' order; a part that is not visible has an empty mask. Parts overlap: an eye is part
 * of the head
 */
public record Subject(Species species, Viewpoint viewpoint, double scale, Mask mask, Map<String, Mask> parts) {
    /** The smallest rectangle around what is visible of it. */
    public Box box() {
        return mask.box();
    }

    /** Where the part of that name is visible. */
    public Mask part(String name) {
        Mask mask = parts.get(name);
        if (mask == null) {
            throw new org.vizsla.graph.VizslaException("a " + species.displayName() + " has no part '" + name
                    + "'; it has " + String.join(", ", species.parts()));
        }
        return mask;
    }
}
