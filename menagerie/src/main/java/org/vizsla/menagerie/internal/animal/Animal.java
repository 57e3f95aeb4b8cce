package org.vizsla.menagerie.internal.animal;

import org.vizsla.graph.random.Chance;

/** Draws one kind of animal. It stands on the plane y = 0, about one unit long, and looks along x. */
@FunctionalInterface
public interface Animal {
    /** Draws one, with pose, shape and shade from {@code chance}. */
    Sketch draw(Chance chance);
}
