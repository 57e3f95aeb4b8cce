package org.vizsla.render.explanation;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.render.heat.HeatMap;

/**
 * The pictures of one map, all of the size of the picture that it explains; a map of a layer is interpolated.
 *
 * @param over the heat map over the picture in grey; the heat map alone where the picture cannot be drawn
 * @param heat the heat map alone
 * @param strength the magnitude, grey
 * @param colours the values themselves, channel by channel, where the map has the channels of a picture
 */
public record MapPictures(
        HeatMap map, BufferedImage over, BufferedImage heat, BufferedImage strength, Optional<BufferedImage> colours) {
    private static final double OPACITY = 0.85;

    /**
     * Draws a map.
     *
     * @param subject what its values are, for a notice
     * @param original the picture that it explains, if that can be drawn
     * @param width of the picture
     * @param height of the picture
     */
    public static MapPictures of(String subject, Planes map, Optional<BufferedImage> original, int width, int height) {
        HeatMap heat = HeatMap.of(subject, map, width, height);
        boolean coloured = (map.channels() == 1 || map.channels() == 3)
                && original.isPresent()
                && map.width() == width
                && map.height() == height;
        return new MapPictures(
                heat,
                original.map(picture -> heat.over(picture, OPACITY)).orElseGet(heat::picture),
                heat.picture(),
                Drawing.strength(subject, map, width, height),
                coloured ? Optional.of(Drawing.gradientColours(map)) : Optional.empty());
    }

    /** Why there is nothing to see; all pictures say so then. */
    public Optional<Notice> notice() {
        return map.notice();
    }

    /** {@link #over} with the scale below it. */
    public BufferedImage overWithScale() {
        return ColourBar.below(over, map);
    }

    /** {@link #heat} with the scale below it. */
    public BufferedImage heatWithScale() {
        return ColourBar.below(heat, map);
    }
}
