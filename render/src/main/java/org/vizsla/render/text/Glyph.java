package org.vizsla.render.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A letter as straight pieces of a pen's path; x to the right, y down, in units of which a capital letter has 14.
 *
 * @param width from its left edge to its right edge
 */
record Glyph(double width, List<Piece> pieces) {
    private static final int PIECES_OF_A_CURVE = 8;

    Glyph {
        pieces = List.copyOf(pieces);
    }

    /** A straight piece of a stroke. */
    record Piece(double x0, double y0, double x1, double y1) {
        /** How far a point is from the nearest point of the piece. */
        double distance(double x, double y) {
            double dx = x1 - x0;
            double dy = y1 - y0;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / length;
            double nearest = Math.min(1, Math.max(0, along));
            return Math.hypot(x - x0 - nearest * dx, y - y0 - nearest * dy);
        }
    }

    /** Reads a path: {@code M x y}, {@code L x y} and {@code Q cx cy x y}, with spaces between. */
    static Glyph parse(double width, String path) {
        List<Piece> pieces = new ArrayList<>();
        String[] words = path.isEmpty() ? new String[0] : path.split(" ");
        double x = 0;
        double y = 0;
        for (int i = 0; i < words.length; ) {
            boolean curve = words[i].equals("Q");
            double endX = Double.parseDouble(words[i + (curve ? 3 : 1)]);
            double endY = Double.parseDouble(words[i + (curve ? 4 : 2)]);
            switch (words[i]) {
                case "M" -> {}
                case "L" -> pieces.add(new Piece(x, y, endX, endY));
                case "Q" ->
                    addCurve(
                            pieces,
                            x,
                            y,
                            Double.parseDouble(words[i + 1]),
                            Double.parseDouble(words[i + 2]),
                            endX,
                            endY);
                default -> throw new IllegalArgumentException("no stroke is called " + words[i]);
            }
            x = endX;
            y = endY;
            i += curve ? 5 : 3;
        }
        return new Glyph(width, pieces);
    }

    private static void addCurve(
            List<Piece> pieces, double x, double y, double controlX, double controlY, double endX, double endY) {
        double fromX = x;
        double fromY = y;
        for (int i = 1; i <= PIECES_OF_A_CURVE; i++) {
            double t = (double) i / PIECES_OF_A_CURVE;
            double toX = (1 - t) * (1 - t) * x + 2 * t * (1 - t) * controlX + t * t * endX;
            double toY = (1 - t) * (1 - t) * y + 2 * t * (1 - t) * controlY + t * t * endY;
            pieces.add(new Piece(fromX, fromY, toX, toY));
            fromX = toX;
            fromY = toY;
        }
    }

    /** How far a point is from the nearest stroke. */
    double distance(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Piece piece : pieces) {
            nearest = Math.min(nearest, piece.distance(x, y));
        }
        return nearest;
    }
}
