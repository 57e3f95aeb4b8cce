package org.vizsla.menagerie.internal.scenery;

import org.vizsla.menagerie.internal.draw.Figure;

/** Something that lies around or hangs into the picture: its name and its figure, about one unit long, on the plane y = 0. */
public record Prop(String name, Figure figure) {}
