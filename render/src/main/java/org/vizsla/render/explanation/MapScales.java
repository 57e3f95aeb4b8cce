package org.vizsla.render.explanation;

import java.util.Optional;
import org.vizsla.render.heat.HeatScale;

/**
 * What the colours of a map's pictures stand for.
 *
 * @param heat of the heat map
 * @param smooth of the map smoothed for display; none where it is smooth already
 * @param strength from black to white
 * @param colours from the darkest to the brightest of each colour, where values are drawn channel by channel
 */
public record MapScales(HeatScale heat, Optional<HeatScale> smooth, HeatScale strength, Optional<HeatScale> colours) {
    /** Of the map as it is laid over the image. */
    HeatScale overlay() {
        return smooth.orElse(heat);
    }
}
