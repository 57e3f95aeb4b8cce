package org.vizsla.autodiff;

import java.util.Arrays;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/**
 * Convolutions whose taps are read at places of their own: a matrix product of the weight with columns, {@code [N, C, taps, places]}, that are read between pixels and
 * scaled by a mask.
 *
 * <p>The channels come in groups that share offsets; images and columns are {@code [N groups, C/groups, ...]}.
 */
final class DeformableConvolutionRules {
    private final Step s;
    private final long groups;
    private final long channels;
    private final long taps;
    private final long places;
    private final String flat;
    private final Interpolation interpolation;

    private DeformableConvolutionRules(Step s) {
        this.s = s;
        this.groups = s.node().integer("offset_group", 1);
        this.channels = s.size(s.x(0), 1);
        long[] kernel = {s.size(s.x(1), 2), s.size(s.x(1), 3)};
        long[] sizes = Window.spatial(s, s.x(0));
        long[] to = Window.spatial(s, s.y());
        this.taps = kernel[0] * kernel[1];
        this.places = to[0] * to[1];
        this.flat = s.reshape(s.x(0), -1, channels / groups, sizes[0] * sizes[1]);
        Window window = Window.of(s.node(), kernel, sizes);
        this.interpolation =
                new Interpolation(s, sizes, List.of(taps(window, to, 0, sizes[0]), taps(window, to, 1, sizes[1])));
    }

    /** Where each tap is read along an axis. */
    private Taps taps(Window window, long[] to, int axis, long size) {
        float[] regular = new float[Shape.lengthOf(taps, places)];
        for (int i = 0; i < regular.length; i++) {
            long tap = i / places;
            long place = i % places;
            long along = axis == 0 ? place / to[1] : place % to[1];
            long step = axis == 0 ? tap / window.kernel(1) : tap % window.kernel(1);
            regular[i] = along * window.stride(axis) - window.begin(axis) + step * window.dilation(axis);
        }
        String base = s.graph().constant("taps", Tensor.ofFloats(Shape.of(1, 1, regular.length), regular));
        String offsets = s.slice(s.reshape(s.x(2), -1, taps, 2, places), 2, axis, axis + 1L);
        return Taps.linear(s, s.add(base, s.reshape(offsets, -1, 1, taps * places)), new Margin("zeros", size, true));
    }

    public static String image(Step s) {
        DeformableConvolutionRules rules = new DeformableConvolutionRules(s);
        return s.reshapeLike(rules.interpolation.spread(rules.flat, rules.masked(rules.columns())), s.x(0));
    }

    public static String weight(Step s) {
        return new DeformableConvolutionRules(s).weight();
    }

    public static String offset(Step s) {
        DeformableConvolutionRules rules = new DeformableConvolutionRules(s);
        List<String> parts = rules.interpolation.coordinates(rules.flat, rules.masked(rules.columns()));
        String[] axes = parts.stream()
                .map(part -> s.reshape(part, -1, rules.taps, 1, rules.places))
                .toArray(String[]::new);
        return s.reshapeLike(s.concat(2, axes), s.x(2));
    }

    public static String mask(Step s) {
        DeformableConvolutionRules rules = new DeformableConvolutionRules(s);
        String columns = rules.columns();
        String read = rules.interpolation.read(rules.flat, columns);
        return s.reshapeLike(s.sum(s.mul(columns, read), true, 1), s.x(4));
    }

    private String weight() {
        long[] sizes = s.shape(s.x(1)).sizes();
        String read = masked(interpolation.read(flat, zeros()));
        String rows = s.reshape(read, -1, group(), channels / group() * taps, places);
        String products = s.matmul(cotangent(), s.swapLast(rows, 4));
        return s.reshape(s.sum(products, false, 0), sizes);
    }

    /** Zeros of the shape of the columns. */
    private String zeros() {
        String batch = s.slice(s.shapeOf(flat), 0, 0, 1);
        return s.op("ConstantOfShape", s.concat(0, batch, s.integers(channels / groups, taps * places)))
                .value();
    }

    private long group() {
        return s.node().integer("group", 1);
    }

    /** {@code [N, group, M/group, places]}. */
    private String cotangent() {
        return s.reshape(s.dy(), -1, group(), s.size(s.y(), 1) / group(), places);
    }

    /** The cotangent of the masked columns: {@code [N groups, C/groups, taps places]}. */
    private String columns() {
        long[] sizes = s.shape(s.x(1)).sizes();
        long rows = Shape.elements(Arrays.stream(sizes).skip(1).toArray());
        String weight = s.reshape(s.x(1), group(), sizes[0] / group(), rows);
        return s.reshape(s.matmul(s.swapLast(weight, 3), cotangent()), -1, channels / groups, taps * places);
    }

    private String masked(String columns) {
        return s.hasInput(4) ? s.mul(columns, s.reshape(s.x(4), -1, 1, taps * places)) : columns;
    }
}
