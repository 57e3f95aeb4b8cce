package org.vizsla.menagerie;

import org.vizsla.graph.random.Chance;
import org.vizsla.menagerie.internal.animal.Sketch;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Piece;
import org.vizsla.menagerie.internal.draw.Solid;
import org.vizsla.menagerie.internal.draw.Vec;

/**
 * Where the camera stands.
 *
 * @param camera turns the animal's coordinates into the view's: x right, y up, in pixels from the middle of the picture
 * @param scale pixels per unit
 */
record Framing(Frame camera, double scale) {
    private static final double SMALLEST = 0.34;
    private static final double LARGEST = 0.84;

    /** A stretch of the picture, in fractions of its width from the left, in which an animal may stand. */
    record Room(double from, double to) {
        static final Room ALL = new Room(0, 1);

        double width() {
            return to - from;
        }
    }

    /** Turned as a viewpoint asks, in degrees, with the animal looking left or right. */
    static Frame turned(Viewpoint viewpoint, Chance chance) {
        double yaw = switch (viewpoint) {
            case SIDE -> chance.between(-26, 16);
            case THREE_QUARTER -> -chance.between(28, 66);
            case PORTRAIT -> -chance.between(22, 78);
            case ABOVE -> chance.between(-90, 90);
        };
        double pitch = switch (viewpoint) {
            case SIDE -> chance.between(5, 15);
            case THREE_QUARTER -> chance.between(8, 26);
            case PORTRAIT -> chance.between(2, 14);
            case ABOVE -> chance.between(48, 78);
        };
        return Frame.WORLD.rolled(pitch).yawed(chance.with(0.5) ? 180 - yaw : yaw);
    }

    static Framing of(Sketch sketch, Viewpoint viewpoint, Frame turned, Chance chance, int size, Room room) {
        double share = chance.between(SMALLEST, LARGEST);
        if (viewpoint == Viewpoint.PORTRAIT && room.width() == 1) {
            double scale = (0.42 + 0.38 * (share - SMALLEST) / (LARGEST - SMALLEST)) * size / (2 * sketch.headRadius());
            Vec place = new Vec(chance.between(-0.10, 0.10) * size, chance.between(-0.02, 0.12) * size, 0);
            Vec head = turned.point(sketch.head().times(scale));
            return new Framing(turned.movedTo(place.minus(head)), scale);
        }
        double left = 1e9;
        double right = -1e9;
        double low = 1e9;
        double high = -1e9;
        for (Piece piece : sketch.figure().pieces()) {
            Solid.Span span = piece.solid().span();
            for (int end = 0; end < 2; end++) {
                Vec at = turned.point(end == 0 ? span.from() : span.to());
                double r = end == 0 ? span.fromRadius() : span.toRadius();
                left = Math.min(left, at.x() - r);
                right = Math.max(right, at.x() + r);
                low = Math.min(low, at.y() - r);
                high = Math.max(high, at.y() + r);
            }
        }
        double wide = right - left;
        double tall = high - low;
        double scale = share * size / Math.max(wide, tall);
        double roomy = 0.97 * room.width() * size;
        scale = Math.min(scale, roomy / wide);
        double freeX = room.width() * size - wide * scale;
        double freeY = size * 0.98 - tall * scale;
        double x = (room.from() - 0.5) * size + freeX * chance.uniform() - left * scale;
        double y = -0.49 * size + freeY * (0.15 + 0.7 * chance.uniform()) - low * scale;
        return new Framing(turned.movedTo(new Vec(x, y, 0)), scale);
    }

    /** How far down the picture a point of the animal is, as a fraction of the picture's height. */
    double down(Vec place, int size) {
        return 0.5 - camera.point(place.times(scale)).y() / size;
    }

    /** The framing of a thing at a place of the picture, seen from the same angle as the animal. */
    Framing beside(double x, double y, double pixels, Chance chance) {
        Vec up = camera.up();
        double pitch = StrictMath.toDegrees(StrictMath.atan2(up.z(), up.y()));
        Frame turned = Frame.WORLD.rolled(pitch).yawed(chance.between(-180, 180));
        return new Framing(turned.movedTo(new Vec(x, y, 0)), pixels);
    }

    static Framing frontal(double x, double y, double pixels, double tilt) {
        return new Framing(Frame.WORLD.pitched(tilt).rolled(12).movedTo(new Vec(x, y, 0)), pixels);
    }
}
