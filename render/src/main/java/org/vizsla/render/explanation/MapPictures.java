package org.vizsla.render.explanation;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.heat.ColourBar;
import org.vizsla.render.heat.HeatMap;

/**
 * The pictures of one map, all of the size of the image that it explains; a map of a layer is interpolated.
 *
 * @param over the heat map over the grey image
 * @param heat the heat map alone
 * @param strength the magnitude, grey
 * @param colours the values themselves, channel by channel, where the map has the channels of the image
 */
public record MapPictures(
        HeatMap map, BufferedImage over, BufferedImage heat, BufferedImage strength, Optional<BufferedImage> colours) {
    private static final double OPACITY = 0.85;

    /**
     * Draws a map.
     *
     * @param input the image that it explains, as the network saw it
     * @param ofValues why its values show nothing, if so
     * @param ofSums why their sums over the channels show nothing, if so
     */
    public static MapPictures of(Planes map, Planes input, Optional<Notice> ofValues, Optional<Notice> ofSums) {
        int height = input.height();
        int width = input.width();
        HeatMap heat = HeatMap.of(map, height, width, ofSums);
        boolean coloured = map.channels() == input.channels() && map.height() == height && map.width() == width;
        return new MapPictures(
                heat,
                heat.over(Drawing.original(input), OPACITY),
                heat.picture(),
                Drawing.strength(map, height, width, ofValues),
                coloured ? Optional.of(Drawing.gradientColours(map, ofValues)) : Optional.empty());
    }

    /** The reason why the map shows nothing; all pictures then show this notice. */
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
