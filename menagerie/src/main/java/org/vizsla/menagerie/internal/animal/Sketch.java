package org.vizsla.menagerie.internal.animal;

import org.vizsla.menagerie.internal.draw.Figure;
import org.vizsla.menagerie.internal.draw.Vec;

/** A drawn animal, and the ball around its head that a portrait shows. */
public record Sketch(Figure figure, Vec head, double headRadius) {}
