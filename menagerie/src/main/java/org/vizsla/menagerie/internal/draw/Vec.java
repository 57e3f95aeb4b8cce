package org.vizsla.menagerie.internal.draw;

/** A point or direction in space: x ahead or to the right, y up, z towards the viewer. */
public record Vec(double x, double y, double z) {
    public static final Vec ZERO = new Vec(0, 0, 0);

    public Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    public Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    public Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    public double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    public Vec unit() {
        double length = length();
        return length == 0 ? new Vec(1, 0, 0) : times(1 / length);
    }

    public Vec mix(Vec other, double t) {
        return new Vec(x + (other.x - x) * t, y + (other.y - y) * t, z + (other.z - z) * t);
    }
}
