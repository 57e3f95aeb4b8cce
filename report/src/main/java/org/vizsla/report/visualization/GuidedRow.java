package org.vizsla.report.visualization;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.explain.field.Field;
import org.vizsla.explain.map.MapState;
import org.vizsla.graph.Tensor;
import org.vizsla.render.Drawing;
import org.vizsla.render.Figure;
import org.vizsla.render.GradientScale;
import org.vizsla.render.Notice;
import org.vizsla.render.Planes;
import org.vizsla.render.explanation.MapPictures;
import org.vizsla.render.heat.HeatMap;
import org.vizsla.render.sheet.Sheet;
import org.vizsla.render.sheet.Thumbnail;
import org.vizsla.report.MapNotices;

/**
 * The pictures of one filter: the image, where the filter fires, guided backpropagation, and a close-up of what the filter sees where it is strongest.
 *
 * @param guided guided backpropagation from the filter's strongest place, {@code [1, C, H, W]}
 * @param field what that place can depend on
 */
record GuidedRow(FiredFilter filter, Tensor guided, Field field) {
    /** The longer side of each picture. */
    static final int CELL = 224;

    static final List<String> COLUMNS = List.of(
            "the image as the network saw it",
            "where the filter fires",
            "guided backpropagation",
            "close-up: what the filter sees",
            "close-up: guided backpropagation");

    /** Draws them; a filter that fires nowhere has a panel that says so beside the image. */
    Sheet.Row of(Planes input) {
        BufferedImage original = Drawing.original(input);
        Stream<BufferedImage> pictures = silence()
                .map(notice -> Stream.of(original, notice.panel(input.height(), input.width())))
                .orElseGet(() -> pictures(input, original));
        return new Sheet.Row(
                filter.name(),
                "largest " + Figure.of(filter.largest()) + "\nat row " + filter.row() + ", column " + filter.column(),
                pictures.map(picture -> new Sheet.Cell("", Optional.of(Thumbnail.of(picture, CELL))))
                        .toList());
    }

    /** A filter behind a rectifier has nothing to go back from where it is zero everywhere. */
    private Optional<Notice> silence() {
        return filter.largest() <= 0 && MapState.of(guided) == MapState.ZERO
                ? Optional.of(new Notice(filter.name(), "fires nowhere in this image"))
                : Optional.empty();
    }

    private Stream<BufferedImage> pictures(Planes input, BufferedImage original) {
        HeatMap places = HeatMap.of(
                Planes.of(filter.values(), 0),
                input.height(),
                input.width(),
                MapNotices.ofSums(filter.name(), MapState.of(filter.values())));
        Planes map = Planes.of(guided, 0);
        Optional<Notice> notice = MapNotices.ofValues(filter.name(), MapState.of(guided));
        Field window = window(input);
        Planes close = map.cut(window.top(), window.left(), window.height(), window.width());
        GradientScale scale = GradientScale.shared(List.of(close));
        return Stream.of(
                original,
                MapPictures.over(places.smoothed(), original),
                Drawing.gradientColours(map, notice, scale),
                original.getSubimage(window.left(), window.top(), window.width(), window.height()),
                Drawing.gradientColours(close, notice, scale));
    }

    /** The smallest part of the image, of its proportions, that holds the field; all of it where that is empty. */
    private Field window(Planes input) {
        if (field.isEmpty()) {
            return new Field(0, 0, input.height(), input.width());
        }
        double share = Math.max((double) field.height() / input.height(), (double) field.width() / input.width());
        int height = (int) Math.ceil(share * input.height());
        int width = (int) Math.ceil(share * input.width());
        return new Field(
                within(field.top() + (field.height() - height) / 2, input.height() - height),
                within(field.left() + (field.width() - width) / 2, input.width() - width),
                height,
                width);
    }

    private static int within(int first, int most) {
        return Math.max(0, Math.min(most, first));
    }
}
