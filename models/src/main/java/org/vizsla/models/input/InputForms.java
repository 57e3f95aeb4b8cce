package org.vizsla.models.input;

import static org.vizsla.models.input.ImageAxis.BATCH;
import static org.vizsla.models.input.ImageAxis.CHANNEL;
import static org.vizsla.models.input.ImageAxis.HEIGHT;
import static org.vizsla.models.input.ImageAxis.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Graph;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.analysis.AxisOrigin;
import org.vizsla.graph.analysis.ImageReading;
import org.vizsla.graph.suggestion.Remedy;
import org.vizsla.graph.suggestion.Setting;

/**
 * Finds out what a network takes as images: from what its first convolution reads, and only where none is reached from the shape of the input alone, as people usually
 * mean it.
 *
 * <p>Usual is {@code [N, C, H, W]}; {@code [N, H, W, C]} where the last axis has at most four elements and the others do not; {@code [N, H, W]}; and rows of as many
 * elements as a square, grey or of three channels, has.
 */
public final class InputForms {
    private static final Set<DataType> WHOLE =
            Set.of(DataType.UINT8, DataType.INT8, DataType.UINT16, DataType.INT16, DataType.INT32, DataType.INT64);
    private static final int MOST_COLOURS = 4;
    private static final int COLOURS = 3;
    private static final int SMALLEST_IMAGE = 16;
    private static final int SMALLEST_SQUARE = 8;

    private InputForms() {}

    /**
     * The form of the graph's only input.
     *
     * @param asked the size that the user wants where the file leaves it open; null for none
     * @throws VizslaException if it cannot be images, or rows of numbers do not say of which size they are
     */
    public static InputForm of(Graph graph, @Nullable ImageSize asked) {
        Value input = graph.inputs().iterator().next();
        Shape shape = input.shape();
        if (shape == null || shape.rank() < 1 || shape.rank() > 4 || !isNumber(graph, input)) {
            throw new VizslaException("input '" + input.name() + "' "
                    + InputForm.typeName(input.type())
                    + (shape == null ? "" : " " + shape)
                    + (shape != null && shape.rank() > 4 ? ", as of volumes or videos," : "")
                    + " is not a batch of images; Vizsla explains classifiers of numbers [N, channels, height, width]");
        }
        Optional<InputForm> read = ImageReading.of(graph).flatMap(reading -> proven(input, shape, reading));
        return read.orElseGet(() -> usual(input, shape, asked));
    }

    /** Whether elements can be the values of pixels; whole numbers that choose rows of a table are not. */
    private static boolean isNumber(Graph graph, Value input) {
        boolean chooses = graph.readers(input.name()).stream()
                .anyMatch(node -> node.is("Gather") && input.name().equals(node.input(1)));
        return input.type().isFloating() || (WHOLE.contains(input.type()) && !chooses);
    }

    /** What the first convolution reads; empty where that leaves something open. */
    private static Optional<InputForm> proven(Value input, Shape shape, ImageReading reading) {
        AxisOrigin height = reading.axes().get(2);
        AxisOrigin width = reading.axes().get(3);
        AxisOrigin batch = reading.axes().get(0);
        List<AxisOrigin> parts = parts(shape, reading);
        List<ImageAxis> order = new ArrayList<>();
        long channels = 1;
        for (AxisOrigin part : parts) {
            if (part.equals(height)) {
                order.add(HEIGHT);
            } else if (part.equals(width)) {
                order.add(WIDTH);
            } else if (part.equals(batch)) {
                order.add(BATCH);
            } else if (!order.contains(CHANNEL)) {
                order.add(CHANNEL);
                channels = part.size() == Shape.UNKNOWN ? reading.channels() : part.size();
            } else {
                return Optional.empty();
            }
        }
        boolean fits = order.contains(HEIGHT)
                && order.contains(WIDTH)
                && order.stream().distinct().count() == order.size()
                && (!order.contains(BATCH) || order.get(0) == BATCH)
                && channels > 0;
        return fits
                ? Optional.of(new InputForm(input, order, channels, height.size(), width.size(), true))
                : Optional.empty();
    }

    /** The axes of the input, those that are split on the way in their parts. */
    private static List<AxisOrigin> parts(Shape shape, ImageReading reading) {
        List<AxisOrigin> parts = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            int place = axis;
            List<AxisOrigin> read = reading.axes().stream()
                    .filter(part -> part.axis() == place && part.size() != shape.size(place))
                    .sorted((a, b) -> a.part() - b.part())
                    .toList();
            if (read.isEmpty()) {
                parts.add(new AxisOrigin(axis, 0, shape.size(axis)));
            } else {
                parts.addAll(read);
            }
        }
        return parts;
    }

    private static InputForm usual(Value input, Shape shape, @Nullable ImageSize asked) {
        if (shape.rank() == 4) {
            return hasChannelsLast(shape)
                    ? new InputForm(
                            input,
                            List.of(BATCH, HEIGHT, WIDTH, CHANNEL),
                            shape.size(3),
                            shape.size(1),
                            shape.size(2),
                            false)
                    : new InputForm(
                            input,
                            List.of(ImageAxis.values()),
                            shape.size(1) == Shape.UNKNOWN ? COLOURS : shape.size(1),
                            shape.size(2),
                            shape.size(3),
                            false);
        }
        if (shape.rank() == 3) {
            boolean single =
                    shape.size(0) == COLOURS && shape.size(1) >= SMALLEST_IMAGE && shape.size(2) >= SMALLEST_IMAGE;
            return single
                    ? new InputForm(
                            input, List.of(CHANNEL, HEIGHT, WIDTH), COLOURS, shape.size(1), shape.size(2), false)
                    : new InputForm(input, List.of(BATCH, HEIGHT, WIDTH), 1, shape.size(1), shape.size(2), false);
        }
        return row(input, shape, asked);
    }

    private static boolean hasChannelsLast(Shape shape) {
        return shape.size(3) >= 1
                && shape.size(3) <= MOST_COLOURS
                && LongStream.of(shape.size(1), shape.size(2))
                        .allMatch(size -> size == Shape.UNKNOWN || size >= SMALLEST_IMAGE);
    }

    /** Rows of numbers as images: of the size asked for, or else squares. */
    private static InputForm row(Value input, Shape shape, @Nullable ImageSize asked) {
        long elements = shape.size(-1);
        for (int channels : new int[] {1, COLOURS, MOST_COLOURS}) {
            long side = Math.round(Math.sqrt(elements / (double) channels));
            long height = asked == null ? side : asked.height();
            long width = asked == null ? side : asked.width();
            boolean plausible = asked != null || (channels < MOST_COLOURS && side >= SMALLEST_SQUARE);
            if (plausible && channels * height * width == elements) {
                List<ImageAxis> all = channels == 1 ? List.of(HEIGHT, WIDTH) : List.of(CHANNEL, HEIGHT, WIDTH);
                List<ImageAxis> order = new ArrayList<>(all);
                if (shape.rank() == 2) {
                    order.add(0, BATCH);
                }
                return new InputForm(input, order, channels, height, width, false);
            }
        }
        throw new VizslaException(
                "input " + input + " has rows of " + (elements < 0 ? "any number of" : elements) + " numbers, "
                        + (asked == null
                                ? noSquare(elements)
                                : "and an image of " + asked + " has " + asked.height() * (long) asked.width()
                                        + " per channel"),
                Remedy.give(Setting.SIZE));
    }

    /** A few numbers are more often those of a table than an image. */
    private static String noSquare(long elements) {
        long side = Math.round(Math.sqrt((double) elements));
        return side * side == elements
                ? "which are too few to be taken for images of " + side + " x " + side
                        + "; if they are images, tell their size"
                : "which are not those of a square image; if they are images, tell their size";
    }
}
