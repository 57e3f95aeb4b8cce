package org.vizsla.report.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;

/**
 * An array of one or more images that were preprocessed elsewhere.
 *
 * @param origin what messages call it
 */
public record OpenedArray(String origin, Tensor values) implements OpenedSource {
    @Override
    public Tensor images(Model model, Preprocessing preprocessing) {
        Tensor batch = values.shape().rank() == 3 ? values.reshaped(batchOfOne(values.shape())) : values;
        List<Long> row = List.of((long) model.channels(), (long) model.height(), (long) model.width());
        boolean fits = batch.type() == DataType.FLOAT32
                && batch.shape().rank() == 4
                && Arrays.stream(batch.shape().sizes()).boxed().skip(1).toList().equals(row)
                && batch.shape().size(0) > 0;
        if (!fits) {
            throw new VizslaException(origin + " is " + values.type().name().toLowerCase(Locale.ROOT) + values.shape()
                    + "; '" + model.name() + "' takes float32 [N, " + model.channels() + ", " + model.height() + ", "
                    + model.width() + "]"
                    + (isTurned(batch.shape(), row) ? ", with the channels in front of height and width" : ""));
        }
        for (float value : batch.floats()) {
            if (!Float.isFinite(value)) {
                throw new VizslaException(origin + " holds values that are not finite");
            }
        }
        return batch;
    }

    /** Whether a batch has its channels last. */
    private static boolean isTurned(Shape batch, List<Long> row) {
        return batch.rank() == 4
                && List.of(batch.size(3), batch.size(1), batch.size(2)).equals(row);
    }

    private static Shape batchOfOne(Shape shape) {
        return Shape.of(1, shape.size(0), shape.size(1), shape.size(2));
    }

    @Override
    public Optional<KnownScene> scene(Preprocessing preprocessing) {
        return Optional.empty();
    }

    @Override
    public boolean isArray() {
        return true;
    }
}
