package org.vizsla.render.explanation;

import java.util.Optional;
import org.vizsla.render.heat.HeatScale;

/**
 * The files with one method's pictures, stored next to the page.
 *
 * @param over the heat map over the image
 * @param heat the heat map alone
 * @param strength the magnitude, grey
 * @param colours the values themselves, if there is one per pixel and channel
 * @param values the numbers, if they were written
 * @param scale of the heat map; none if the map shows nothing
 */
public record CardPictures(
        String over,
        String heat,
        String strength,
        Optional<String> colours,
        Optional<String> values,
        Optional<HeatScale> scale) {}
