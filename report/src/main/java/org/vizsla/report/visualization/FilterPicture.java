package org.vizsla.report.visualization;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vizsla.graph.Tensor;
import org.vizsla.models.Model;
import org.vizsla.optimize.FirstFilters;
import org.vizsla.render.Planes;
import org.vizsla.render.evolution.FilterGrid;

/** The filters of the first layer, as tiles. */
public final class FilterPicture {
    private FilterPicture() {}

    /** Their weights; empty if the image is not read by a convolution whose weights are known, of one channel or three. */
    public static Optional<Tensor> weights(Model model) {
        return FirstFilters.of(model)
                .filter(known -> known.shape().size(1) == 1 || known.shape().size(1) == 3);
    }

    /** Draws them. */
    public static BufferedImage of(Tensor weights) {
        return FilterGrid.of(IntStream.range(0, weights.shape().length(0))
                .mapToObj(filter -> coloured(Planes.of(weights, filter)))
                .toList());
    }

    /** A filter of one channel as grey. */
    private static Planes coloured(Planes filter) {
        if (filter.channels() == 3) {
            return filter;
        }
        float[] values = new float[3 * filter.size()];
        for (int i = 0; i < values.length; i++) {
            int place = i % filter.size();
            values[i] = filter.at(0, place / filter.width(), place % filter.width());
        }
        return Planes.of(3, filter.height(), filter.width(), values);
    }
}
