package org.vizsla.menagerie.internal.draw;

/** A box with rounded edges. */
public final class Block extends Solid {
    private final Frame frame;
    private final double a;
    private final double b;
    private final double c;
    private final double round;

    /** {@code a}, {@code b} and {@code c} are half its side lengths. */
    public Block(Frame frame, double a, double b, double c, double round) {
        this.frame = frame;
        this.a = a;
        this.b = b;
        this.c = c;
        this.round = round;
    }

    @Override
    public double distance(double x, double y, double z) {
        Vec o = frame.origin();
        double px = x - o.x();
        double py = y - o.y();
        double pz = z - o.z();
        double u = Math.abs(along(frame.right(), px, py, pz)) - a + round;
        double v = Math.abs(along(frame.up(), px, py, pz)) - b + round;
        double w = Math.abs(along(frame.front(), px, py, pz)) - c + round;
        double inside = Math.min(0, Math.max(u, Math.max(v, w)));
        u = Math.max(u, 0);
        v = Math.max(v, 0);
        w = Math.max(w, 0);
        return Math.sqrt(u * u + v * v + w * w) + inside - round;
    }

    private static double along(Vec axis, double x, double y, double z) {
        return axis.x() * x + axis.y() * y + axis.z() * z;
    }

    @Override
    public void locate(double x, double y, double z, Spot spot) {
        Vec p = new Vec(x, y, z).minus(frame.origin());
        spot.a = p.dot(frame.right()) / a;
        spot.b = p.dot(frame.up()) / b;
        spot.c = p.dot(frame.front()) / c;
        spot.sizeA = a;
        spot.sizeB = b;
        spot.sizeC = c;
    }

    @Override
    public Block within(Frame outer, double scale) {
        return new Block(frame.within(outer, scale), a * scale, b * scale, c * scale, round * scale);
    }

    @Override
    public Span span() {
        double reach = Math.sqrt(a * a + b * b + c * c);
        return new Span(frame.origin(), reach, frame.origin(), reach);
    }
}
