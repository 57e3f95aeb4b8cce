package org.vizsla.autodiff;

import java.util.ArrayList;
import java.util.List;

/** Images {@code [N, C, axes...]} read at a grid of places {@code [N, places..., axes]} from -1 to 1, the last axis first, as ONNX Runtime reads them. */
final class GridSampleRules {
    private final Step s;
    private final long[] sizes;
    private final List<Margin> margins = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private final Interpolation interpolation;
    private final String flat;
    private final String dy;

    private GridSampleRules(Step s) {
        this.s = s;
        this.sizes = Window.spatial(s, s.x(0));
        boolean corners = s.node().integer("align_corners", 0) != 0;
        String padding = s.node().text("padding_mode", "zeros");
        String places = s.transpose(s.reshape(s.x(1), 0, -1, sizes.length), 0, 2, 1);
        List<Taps> taps = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) {
            Margin margin = new Margin(padding, sizes[axis], corners);
            String place = s.slice(places, 1, sizes.length - 1 - axis, sizes.length - axis);
            String coordinate = s.mul(s.add(place, s.scalar(1)), stretch(axis));
            coordinate = corners ? coordinate : s.sub(coordinate, s.scalar(0.5));
            margins.add(margin);
            given.add(coordinate);
            taps.add(taps(coordinate, margin));
        }
        this.interpolation = new Interpolation(s, sizes, taps);
        this.flat = s.reshape(s.x(0), 0, 0, -1);
        this.dy = s.reshape(s.dy(), 0, 0, -1);
    }

    public static String image(Step s) {
        GridSampleRules rules = new GridSampleRules(s);
        return s.reshapeLike(rules.interpolation.spread(rules.flat, rules.dy), s.x(0));
    }

    public static String grid(Step s) {
        return new GridSampleRules(s).grid();
    }

    private String grid() {
        List<String> coordinates = interpolation.coordinates(flat, dy);
        String[] parts = new String[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            String slope = isCubic() ? s.scalar(1) : margins.get(axis).slope(s, given.get(axis));
            parts[sizes.length - 1 - axis] = s.mul(s.mul(coordinates.get(axis), slope), stretch(axis));
        }
        return s.reshapeLike(s.transpose(s.concat(1, parts), 0, 2, 1), s.x(1));
    }

    /** Then it is the pixels read, not the coordinates, that stay inside of the image. */
    private boolean isCubic() {
        return s.node().text("mode", "linear").equals("cubic");
    }

    /** Pixels per unit of the grid. */
    private double stretch(int axis) {
        return (s.node().integer("align_corners", 0) != 0 ? sizes[axis] - 1 : sizes[axis]) / 2.0;
    }

    private Taps taps(String coordinate, Margin margin) {
        String mode = s.node().text("mode", "linear");
        return switch (mode) {
            case "nearest" ->
                Taps.nearest(s, margin.sampled(s, s.op("Round", coordinate).value()), margin);
            case "linear" -> Taps.linear(s, margin.sampled(s, coordinate), margin);
            case "cubic" -> Taps.cubic(s, coordinate, margin);
            default -> throw s.unsupported("mode " + mode);
        };
    }
}
