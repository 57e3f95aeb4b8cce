package org.vizsla.menagerie.internal.draw;

/** An origin with three orthogonal axes: converts local coordinates into those around it. Angles are in degrees. */
public record Frame(Vec origin, Vec right, Vec up, Vec front) {
    public static final Frame WORLD = new Frame(Vec.ZERO, new Vec(1, 0, 0), new Vec(0, 1, 0), new Vec(0, 0, 1));

    public static Frame at(double x, double y, double z) {
        return WORLD.movedTo(new Vec(x, y, z));
    }

    /** A frame whose x axis points that way, with its y axis as far up as possible. */
    public static Frame along(Vec origin, Vec direction) {
        Vec right = direction.unit();
        Vec guide = Math.abs(right.y()) > 0.95 ? new Vec(-1, 0, 0) : new Vec(0, 1, 0);
        Vec front = right.cross(guide).unit();
        return new Frame(origin, right, front.cross(right), front);
    }

    public Frame movedTo(Vec place) {
        return new Frame(place, right, up, front);
    }

    /** The same axes at a point given in local coordinates. */
    public Frame shifted(double x, double y, double z) {
        return movedTo(point(x, y, z));
    }

    public Vec point(double x, double y, double z) {
        return origin.plus(direction(x, y, z));
    }

    public Vec point(Vec own) {
        return point(own.x(), own.y(), own.z());
    }

    public Vec direction(double x, double y, double z) {
        return right.times(x).plus(up.times(y)).plus(front.times(z));
    }

    /** Turned about its y axis: x goes towards -z. */
    public Frame yawed(double degrees) {
        double c = cos(degrees);
        double s = sin(degrees);
        return new Frame(
                origin, right.times(c).minus(front.times(s)), up, front.times(c).plus(right.times(s)));
    }

    /** Turned about its z axis: x goes towards y. */
    public Frame pitched(double degrees) {
        double c = cos(degrees);
        double s = sin(degrees);
        return new Frame(origin, right.times(c).plus(up.times(s)), up.times(c).minus(right.times(s)), front);
    }

    /** Turned about its x axis: y goes towards z. */
    public Frame rolled(double degrees) {
        double c = cos(degrees);
        double s = sin(degrees);
        return new Frame(
                origin, right, up.times(c).plus(front.times(s)), front.times(c).minus(up.times(s)));
    }

    /** This frame, given in another's coordinates, in the coordinates around that one; {@code scale} stretches positions. */
    public Frame within(Frame outer, double scale) {
        return new Frame(
                outer.point(origin.times(scale)),
                outer.direction(right.x(), right.y(), right.z()),
                outer.direction(up.x(), up.y(), up.z()),
                outer.direction(front.x(), front.y(), front.z()));
    }

    private static double cos(double degrees) {
        return StrictMath.cos(StrictMath.toRadians(degrees));
    }

    private static double sin(double degrees) {
        return StrictMath.sin(StrictMath.toRadians(degrees));
    }
}
