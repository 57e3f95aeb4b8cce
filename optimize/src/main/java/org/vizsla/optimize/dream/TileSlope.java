package org.vizsla.optimize.dream;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.vizsla.explain.network.Layers;
import org.vizsla.explain.sweep.Footprint;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.Tensors;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.optimize.visualize.parameterization.Canvas;
import org.vizsla.optimize.visualize.parameterization.Painting;
import org.vizsla.optimize.visualize.parameterization.Pixels;
import org.vizsla.optimize.visualize.regularization.Regularization;
import org.vizsla.optimize.visualize.step.StepGraph;
import org.vizsla.optimize.visualize.step.StepRequest;
import org.vizsla.optimize.visualize.transformation.View;
import org.vizsla.optimize.visualize.transformation.Whole;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.Session;

/**
 * The gradient of an objective for all of a picture, tile by tile, each of the size of the network's input. Tiles begin somewhere else at each step, and go around the picture's edges, so that
 * their borders are seen nowhere.
 */
final class TileSlope implements AutoCloseable {
    /** What a value takes, going forward and coming back, in bytes. */
    private static final long PER_VALUE = 8;

    private final int height;
    private final int width;
    private final int channels;
    private final int atOnce;
    private final Session session;
    private double value;

    TileSlope(DreamRequest request) {
        Model model = request.model();
        this.height = model.height();
        this.width = model.width();
        this.channels = model.channels();
        this.atOnce = atOnce(request);
        Canvas canvas = new Canvas(channels, height, width);
        StepRequest step = new StepRequest(
                new Layers(model),
                request.normalization(),
                new Painting(new Pixels(0), canvas, false),
                new Whole(),
                new View(canvas, new ImageSize(height, width), atOnce, 1),
                Optional.empty(),
                Collections.nCopies(atOnce, request.objective()),
                false,
                Regularization.NONE,
                0,
                "",
                true);
        this.session = Session.open(StepGraph.slopeAtPictures(step), request.session());
    }

    private static int atOnce(DreamRequest request) {
        Model model = request.model();
        if (!model.isBatchDynamic()) {
            return Math.toIntExact(model.fixedBatch());
        }
        long each = PER_VALUE * Math.max(1, Footprint.of(model.graph()).activations());
        return (int) Math.max(1, Math.min(request.memory() / each, 8));
    }

    /**
     * Fills in the gradient.
     *
     * @param down where the first tile begins
     * @param across where the first tile begins
     * @param slope in the picture's layout
     */
    void of(Raster picture, int down, int across, float[] slope, Cancellation cancellation) {
        int rows = (picture.height() + height - 1) / height;
        int columns = (picture.width() + width - 1) / width;
        float[] tiles = new float[atOnce * channels * height * width];
        double sum = 0;
        for (int first = 0; first < rows * columns; first += atOnce) {
            int count = Math.min(atOnce, rows * columns - first);
            for (int i = 0; i < count; i++) {
                int top = down + (first + i) / columns * height;
                int left = across + (first + i) % columns * width;
                copy(picture, top, left, picture.values(), tiles, i, false);
            }
            Tensors results = session.run(
                    Map.of(StepGraph.PICTURES, Tensor.ofFloats(Shape.of(atOnce, channels, height, width), tiles)),
                    cancellation);
            float[] back = results.get(StepGraph.SLOPE_OF_PICTURES).floats();
            float[] values = results.get(StepGraph.VALUES).floats();
            for (int i = 0; i < count; i++) {
                int top = down + (first + i) / columns * height;
                int left = across + (first + i) % columns * width;
                copy(picture, top, left, slope, back, i, true);
                sum += values[i];
            }
        }
        value = sum / (rows * columns);
    }

    /** How much the last picture's tiles excited the objective, on average. */
    double value() {
        return value;
    }

    /** Copies a tile out of planes of the picture's size, or back into them. */
    private void copy(Raster picture, int top, int left, float[] planes, float[] tiles, int tile, boolean back) {
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < height; y++) {
                int row = (channel * picture.height() + (top + y) % picture.height()) * picture.width();
                int at = ((tile * channels + channel) * height + y) * width;
                for (int x = 0; x < width; x++) {
                    int place = row + (left + x) % picture.width();
                    if (back) {
                        planes[place] = tiles[at + x];
                    } else {
                        tiles[at + x] = planes[place];
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
