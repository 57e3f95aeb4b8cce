package org.vizsla.render.gallery;

import java.util.Optional;
import org.vizsla.render.heat.HeatScale;

/**
 * A heat map in a row of a gallery.
 *
 * @param scale what its colours stand for; none if it shows nothing
 * @param inside how much of it lies inside the object, where its place is known
 */
public record ScaledFigure(Optional<HeatScale> scale, Optional<InsideShare> inside) {}
