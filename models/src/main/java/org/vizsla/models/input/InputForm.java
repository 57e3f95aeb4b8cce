package org.vizsla.models.input;

import static org.vizsla.models.input.ImageAxis.BATCH;
import static org.vizsla.models.input.ImageAxis.CHANNEL;
import static org.vizsla.models.input.ImageAxis.HEIGHT;
import static org.vizsla.models.input.ImageAxis.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vizsla.graph.DataType;
import org.vizsla.graph.Dimension;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Value;
import org.vizsla.graph.suggestion.Setting;

/**
 * What a network itself takes as images.
 *
 * @param declared name, type and shape of its input, as the file has them
 * @param order what the elements of the input are, from the outermost axis to the innermost; {@code [N, 784]} is ordered {@code N, H, W}, and a network for one image has
 *     no {@code N}. What is missing has size 1
 * @param channels {@link Shape#UNKNOWN} where the file leaves them open
 * @param height in pixels, or {@link Shape#UNKNOWN}
 * @param width in pixels, or {@link Shape#UNKNOWN}
 * @param proven whether the first convolution reads the input in this order; otherwise it is the usual order
 */
public record InputForm(Value declared, List<ImageAxis> order, long channels, long height, long width, boolean proven) {
    public InputForm {
        order = List.copyOf(order);
    }

    /** The form of networks that take images as all graphs here do, float32 {@code [N, C, H, W]}. */
    public static InputForm plain(Value input) {
        Shape shape = input.shape() == null ? Shape.batchOf(3, -1, -1) : input.shape();
        return new InputForm(input, List.of(ImageAxis.values()), shape.size(1), shape.size(2), shape.size(3), true);
    }

    /** Whether height or width is open. */
    public boolean isOpen() {
        return height == Shape.UNKNOWN || width == Shape.UNKNOWN;
    }

    /** The same with open sizes filled in: {@code size} where height or width is open. */
    public InputForm at(ImageSize size) {
        return new InputForm(
                declared,
                order,
                channels,
                height == Shape.UNKNOWN ? size.height() : height,
                width == Shape.UNKNOWN ? size.width() : width,
                proven);
    }

    /** Whether the axes are {@code [N, C, H, W]}, whatever the type. */
    public boolean isChannelsFirst() {
        return order.equals(List.of(ImageAxis.values())) && rank() == 4;
    }

    /** Whether the axes are {@code [N, H, W, C]}. */
    public boolean isChannelsLast() {
        return order.equals(List.of(BATCH, HEIGHT, WIDTH, CHANNEL)) && rank() == 4;
    }

    private int rank() {
        return declaredShape().rank();
    }

    /** The shape in the file. */
    Shape declaredShape() {
        Shape shape = declared.shape();
        return shape == null ? Shape.of() : shape;
    }

    /** All four axes: those of the order, behind a batch of one if there is none, and before a channel of one. */
    List<ImageAxis> fullOrder() {
        List<ImageAxis> all = new ArrayList<>(order);
        if (!all.contains(BATCH)) {
            all.add(0, BATCH);
        }
        if (!all.contains(CHANNEL)) {
            all.add(CHANNEL);
        }
        return all;
    }

    /** The size of an axis; that of the batch is the file's, 1 where it has none. */
    long size(ImageAxis axis) {
        return switch (axis) {
            case BATCH -> order.contains(BATCH) ? declaredShape().size(0) : 1;
            case CHANNEL -> channels;
            case HEIGHT -> height;
            case WIDTH -> width;
        };
    }

    /** What the graph takes once it is uniform: {@code [N, C, H, W]}. */
    Shape uniform() {
        List<Dimension> dimensions = new ArrayList<>();
        for (ImageAxis axis : ImageAxis.values()) {
            long size = size(axis);
            dimensions.add(
                    size == Shape.UNKNOWN
                            ? new Dimension.Symbolic(axis == BATCH ? Shape.BATCH : "")
                            : new Dimension.Fixed(size));
        }
        return new Shape(dimensions);
    }

    /** The sizes of the input in the file's order; -1 for an open batch. */
    long[] sizes() {
        long[] sizes = declaredShape().sizes();
        for (int axis = 0; axis < sizes.length && sizes.length == order.size(); axis++) {
            sizes[axis] = size(order.get(axis));
        }
        return sizes;
    }

    /** What is unusual about it; empty for float32 {@code [N, C, H, W]}, and {@code [N, H, W, C]} where that is certain. */
    Optional<Assumption> peculiarity() {
        String kind = channels == 1 ? "grey images" : "images of " + channels + " channels";
        if (rank() != 4) {
            String text = "input " + text() + " is taken as " + kind + ", " + height + " x " + width;
            return Optional.of(proven || rank() > 2 ? Assumption.of(text) : Assumption.of(text, Setting.SIZE));
        }
        if (!proven && !isChannelsFirst()) {
            return Optional.of(Assumption.of("input " + text() + " is taken as images with the channels last"));
        }
        return declared.type() == DataType.FLOAT32
                ? Optional.empty()
                : Optional.of(Assumption.of("input " + text() + " is computed in float32"));
    }

    /** The form as error messages show it: {@code 'image' uint8 [N, 48, 48, 3]}. */
    public String text() {
        return "'" + declared.name() + "' " + typeName(declared.type()) + " " + declaredShape();
    }

    static String typeName(DataType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
