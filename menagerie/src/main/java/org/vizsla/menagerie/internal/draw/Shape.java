package org.vizsla.menagerie.internal.draw;

import java.util.ArrayList;
import java.util.List;

/** A figure in the camera's own pixels, with what the tracer needs most often laid out in arrays. */
final class Shape {
    final Solid[] solids;
    final Skin[] skins;
    final double[] blends;
    final int[] bits;
    final Marking[][] markings;
    final int[][] markingBits;
    final Solid.Span[] spans;
    /** How far from a piece its blending with those after it still shows. */
    final double[] melts;

    Shape(Figure figure, List<String> names) {
        List<Piece> pieces = figure.pieces();
        int count = pieces.size();
        solids = new Solid[count];
        skins = new Skin[count];
        blends = new double[count];
        bits = new int[count];
        markings = new Marking[count][];
        markingBits = new int[count][];
        spans = new Solid.Span[count];
        melts = new double[count];
        for (int i = 0; i < count; i++) {
            Piece piece = pieces.get(i);
            solids[i] = piece.solid();
            skins[i] = piece.skin();
            blends[i] = piece.blend();
            spans[i] = piece.solid().span();
            for (String part : piece.parts()) {
                bits[i] |= bit(names, part);
            }
            List<Integer> marks = new ArrayList<>();
            for (Marking marking : piece.skin().markings()) {
                marks.add(bit(names, marking.part()));
            }
            markings[i] = piece.skin().markings().toArray(Marking[]::new);
            markingBits[i] = marks.stream().mapToInt(Integer::intValue).toArray();
        }
        double most = 0;
        for (int i = count - 1; i >= 0; i--) {
            most = Math.max(most, blends[i]);
            melts[i] = most;
        }
    }

    private static int bit(List<String> names, String part) {
        int index = names.indexOf(part);
        return index < 0 ? 0 : 1 << index;
    }

    /** Fills {@code near} with the pieces that may matter inside a square of the picture or {@code further} pixels from it, and returns how many. */
    int near(double left, double top, double side, double further, int[] near) {
        int count = 0;
        for (int i = 0; i < solids.length; i++) {
            Solid.Span span = spans[i];
            double margin = Math.max(melts[i], further) + 2 + Math.max(span.fromRadius(), span.toRadius());
            double x0 = Math.min(span.from().x(), span.to().x()) - margin;
            double x1 = Math.max(span.from().x(), span.to().x()) + margin;
            double y0 = Math.min(span.from().y(), span.to().y()) - margin;
            double y1 = Math.max(span.from().y(), span.to().y()) + margin;
            if (x1 >= left && x0 <= left + side && y1 >= top && y0 <= top + side) {
                near[count++] = i;
            }
        }
        return count;
    }

    double distance(double x, double y, double z, int[] near, int count) {
        double d = 1e9;
        for (int n = 0; n < count; n++) {
            int i = near[n];
            double di = distance(solids[i], x, y, z);
            double k = blends[i];
            double gap = k - Math.abs(d - di);
            d = Math.min(d, di);
            if (gap > 0) {
                d -= gap * gap / (4 * k);
            }
        }
        return d;
    }

    /** The same as {@code solid.distance}; distinguished here, the two most common kinds run without a virtual call, in half the time. */
    private static double distance(Solid solid, double x, double y, double z) {
        if (solid instanceof Cone cone) {
            return cone.distance(x, y, z);
        }
        return solid instanceof Ellipsoid ellipsoid ? ellipsoid.distance(x, y, z) : solid.distance(x, y, z);
    }

    /** How much of each near piece a point shows; they add up to 1. */
    void weights(double x, double y, double z, int[] near, int count, double[] weights) {
        double d = 1e9;
        for (int n = 0; n < count; n++) {
            int i = near[n];
            double di = distance(solids[i], x, y, z);
            double k = Math.max(blends[i], 0.4);
            double share = Curves.clamp(0.5 + 0.5 * (d - di) / k);
            for (int m = 0; m < n; m++) {
                weights[m] *= 1 - share;
            }
            weights[n] = share;
            double gap = blends[i] - Math.abs(d - di);
            d = Math.min(d, di);
            if (gap > 0) {
                d -= gap * gap / (4 * blends[i]);
            }
        }
    }
}
