package org.vizsla.models.input;

import static org.vizsla.models.input.ImageAxis.BATCH;
import static org.vizsla.models.input.ImageAxis.CHANNEL;
import static org.vizsla.models.input.ImageAxis.HEIGHT;
import static org.vizsla.models.input.ImageAxis.WIDTH;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vizsla.graph.DataType;
import org.vizsla.graph.HalfPrecision;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Arrays as images for a network, float32 {@code [N, C, H, W]}: those that are so already, those in the network's own layout, those with the channels last, and grey ones
 * without channels; each of them also without a batch. The first layout that fits the sizes is used.
 */
public final class ArrayImages {
    private static final List<ImageAxis> OURS = List.of(ImageAxis.values());
    private static final List<ImageAxis> CHANNELS_LAST = List.of(BATCH, HEIGHT, WIDTH, CHANNEL);
    private static final List<ImageAxis> GREY = List.of(BATCH, HEIGHT, WIDTH);

    private ArrayImages() {}

    /**
     * An array as images.
     *
     * @param values float32 {@code [N, C, H, W]}
     * @param turned whether the array has its channels last, but the network does not
     */
    public record Found(Tensor values, boolean turned) {}

    /** The array's values as images; empty where its shape does not fit the network. */
    public static Optional<Found> of(InputForm form, Tensor array) {
        return layout(form, array.shape())
                .map(layout -> new Found(
                        arranged(floats(array), layout),
                        layout.indexOf(CHANNEL) > layout.indexOf(WIDTH)
                                && form.channels() > 1
                                && !form.order().equals(CHANNELS_LAST)))
                .or(() ->
                        unfolded(form, array).map(rows -> new Found(arranged(floats(rows), form.fullOrder()), false)));
    }

    /** How large the images in an array of this shape are; empty where it does not fit the network. */
    public static Optional<ImageSize> size(InputForm form, Shape array) {
        return layout(form, array)
                .map(layout -> new ImageSize(
                        Math.toIntExact(array.size(layout.indexOf(HEIGHT))),
                        Math.toIntExact(array.size(layout.indexOf(WIDTH)))));
    }

    /** The meaning of an array's axes. */
    private static Optional<List<ImageAxis>> layout(InputForm form, Shape array) {
        List<List<ImageAxis>> all = new ArrayList<>(List.of(OURS, form.fullOrder(), CHANNELS_LAST));
        if (form.channels() == 1) {
            all.add(GREY);
        }
        return all.stream()
                .flatMap(layout -> Stream.of(layout, layout.subList(1, layout.size())))
                .filter(layout -> fits(form, array, layout))
                .findFirst();
    }

    private static boolean fits(InputForm form, Shape array, List<ImageAxis> layout) {
        if (array.rank() != layout.size()) {
            return false;
        }
        for (int axis = 0; axis < layout.size(); axis++) {
            long expected = layout.get(axis) == BATCH ? Shape.UNKNOWN : form.size(layout.get(axis));
            if (array.size(axis) < 1 || (expected != Shape.UNKNOWN && expected != array.size(axis))) {
                return false;
            }
        }
        return true;
    }

    /** Rows of numbers in the axes that the network splits them into. */
    private static Optional<Tensor> unfolded(InputForm form, Tensor array) {
        List<ImageAxis> row = form.fullOrder().subList(1, form.fullOrder().size());
        long elements = 1;
        for (ImageAxis axis : row) {
            elements *= form.size(axis);
        }
        int rank = array.shape().rank();
        boolean flat = rank >= 1 && rank <= 2 && !form.isOpen() && array.shape().size(-1) == elements;
        if (!flat || array.elements() == 0) {
            return Optional.empty();
        }
        long[] sizes = new long[4];
        sizes[0] = array.elements() / elements;
        for (int axis = 1; axis < 4; axis++) {
            sizes[axis] = form.size(row.get(axis - 1));
        }
        return Optional.of(array.reshaped(Shape.of(sizes)));
    }

    private static Tensor floats(Tensor array) {
        if (array.type() == DataType.FLOAT32) {
            return array;
        }
        if (array.type() == DataType.FLOAT16) {
            return HalfPrecision.widened(array);
        }
        ByteBuffer bytes = array.bytes();
        float[] values = new float[array.shape().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (array.type()) {
                case BOOL, UINT8 -> bytes.get() & 0xff;
                case INT8 -> bytes.get();
                case UINT16 -> bytes.getShort() & 0xffff;
                case INT16 -> bytes.getShort();
                case INT32 -> bytes.getInt();
                case UINT32 -> bytes.getInt() & 0xffffffffL;
                case FLOAT64 -> (float) bytes.getDouble();
                default -> bytes.getLong();
            };
        }
        return Tensor.ofFloats(array.shape(), values);
    }

    /** The values in the order {@code [N, C, H, W]}. */
    private static Tensor arranged(Tensor array, List<ImageAxis> layout) {
        long[] sizes = new long[4];
        int[] strides = new int[4];
        int stride = 1;
        for (int axis = 3; axis >= 0; axis--) {
            sizes[axis] = 1;
        }
        for (int axis = layout.size() - 1; axis >= 0; axis--) {
            int place = ImageAxis.ORDER.indexOf(layout.get(axis));
            sizes[place] = array.shape().size(axis);
            strides[place] = stride;
            stride *= (int) sizes[place];
        }
        if (isInOrder(layout)) {
            return array.reshaped(Shape.of(sizes));
        }
        float[] from = array.floats();
        float[] to = new float[from.length];
        int at = 0;
        for (int n = 0; n < sizes[0]; n++) {
            for (int c = 0; c < sizes[1]; c++) {
                for (int y = 0; y < sizes[2]; y++) {
                    for (int x = 0; x < sizes[3]; x++) {
                        to[at++] = from[n * strides[0] + c * strides[1] + y * strides[2] + x * strides[3]];
                    }
                }
            }
        }
        return Tensor.ofFloats(Shape.of(sizes), to);
    }

    private static boolean isInOrder(List<ImageAxis> layout) {
        return layout.stream().sorted().toList().equals(layout);
    }
}
