package org.vizsla.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.npy.Npy;
import org.vizsla.models.picture.PictureReader;
import org.vizsla.models.picture.Preprocessing;

/**
 * A file with something to explain: a picture, or an {@code .npy} array of one or more that are preprocessed already.
 *
 * @param folderTarget the class that the file's folder is named after, where the command's pictures are laid out so
 */
record Source(Path file, OptionalInt folderTarget) {
    boolean isArray() {
        return isArray(file);
    }

    /** Whether a file holds an array, by its name. */
    static boolean isArray(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    String name() {
        return file.getFileName().toString();
    }

    /**
     * Makes sure that the file can be read, as far as that can be told without a network.
     *
     * @throws VizslaException if it cannot
     */
    void check() {
        if (isArray()) {
            Npy.read(file);
        } else {
            PictureReader.read(file);
        }
    }

    /**
     * What the network sees, FLOAT32 {@code [N, C, H, W]}.
     *
     * @throws VizslaException if the file cannot be read, or the network does not take such an array
     */
    Tensor load(Model model, Preprocessing preprocessing) {
        if (isArray()) {
            return array(model);
        }
        if (model.channels() != 3) {
            throw new VizslaException("'" + model.name() + "' takes " + model.channels()
                    + " channels, and pictures have 3; give it arrays (.npy)");
        }
        return preprocessing.apply(PictureReader.read(file));
    }

    private Tensor array(Model model) {
        Tensor array = Npy.read(file);
        Tensor batch = array.shape().rank() == 3 ? array.reshaped(batchOfOne(array.shape())) : array;
        List<Long> row = List.of((long) model.channels(), (long) model.height(), (long) model.width());
        boolean fits = batch.type() == DataType.FLOAT32
                && batch.shape().rank() == 4
                && Arrays.stream(batch.shape().sizes()).boxed().skip(1).toList().equals(row)
                && batch.shape().size(0) > 0;
        if (!fits) {
            throw new VizslaException(file + " is " + array.type().name().toLowerCase(Locale.ROOT) + array.shape()
                    + "; '" + model.name() + "' takes float32 [N, " + model.channels() + ", " + model.height() + ", "
                    + model.width() + "]"
                    + (isTurned(batch.shape(), row) ? ", with the channels in front of height and width" : ""));
        }
        for (float value : batch.floats()) {
            if (!Float.isFinite(value)) {
                throw new VizslaException(file + " holds values that are not finite");
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
}
