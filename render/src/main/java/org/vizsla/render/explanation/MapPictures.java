package org.vizsla.render.explanation;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.vizsla.render.Drawing;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.Range;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.render.heat.HeatScale;

/**
 * The pictures of one map, all of the size of the image that it explains; a map of a layer is interpolated.
 *
 * @param map its values
 * @param smooth the same, lightly smoothed where it has a value for each pixel: what lies over the image
 * @param heat the heat map alone
 * @param strength the magnitude, grey
 * @param colours the values themselves, channel by channel, where the map has the channels of the image
 * @param scales what the colours of each picture stand for; none if the map shows nothing
 */
public record MapPictures(
        HeatMap map,
        HeatMap smooth,
        BufferedImage heat,
        BufferedImage strength,
        Optional<BufferedImage> colours,
        Optional<MapScales> scales) {
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
        HeatMap smooth = heat.smoothed();
        boolean ofPixels = map.height() == height && map.width() == width;
        boolean coloured = map.channels() == input.channels() && ofPixels;
        Optional<MapScales> scales = ofSums.isPresent()
                ? Optional.empty()
                : Optional.of(new MapScales(
                        heat.scale(),
                        ofPixels ? Optional.of(smooth.scale()) : Optional.empty(),
                        scale(Drawing.strengths(map, height, width)),
                        coloured ? Optional.of(scale(Drawing.colours(map))) : Optional.empty()));
        return new MapPictures(
                heat,
                smooth,
                heat.picture(),
                Drawing.strength(map, height, width, ofValues),
                coloured ? Optional.of(Drawing.gradientColours(map, ofValues)) : Optional.empty(),
                scales);
    }

    private static HeatScale scale(Range range) {
        return new HeatScale(false, range.low(), range.high());
    }

    /** The reason why the map shows nothing; all pictures then show this notice. */
    public Optional<Notice> notice() {
        return map.notice();
    }

    /** The smooth map over the image that it explains, as that is drawn. */
    public BufferedImage over(BufferedImage image) {
        return over(smooth, image);
    }

    /**
     * A map over another picture than the image as the network saw it.
     *
     * @param smooth the smooth map, at the picture's size
     */
    public static BufferedImage over(HeatMap smooth, BufferedImage picture) {
        return smooth.over(picture, OPACITY);
    }
}
