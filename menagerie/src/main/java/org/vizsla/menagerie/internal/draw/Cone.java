package org.vizsla.menagerie.internal.draw;

/** A ball swept along a line while its radius changes; {@code start} and {@code end} say which stretch of a longer chain it is. */
public final class Cone extends Solid {
    private final Vec from;
    private final Vec to;
    private final double fromRadius;
    private final double toRadius;
    private final double start;
    private final double end;
    private final double chain;
    private final Frame frame;
    private final double fx;
    private final double fy;
    private final double fz;
    private final double slope;
    private final double dx;
    private final double dy;
    private final double dz;
    private final double inverse;

    public Cone(Vec from, double fromRadius, Vec to, double toRadius) {
        this(from, fromRadius, to, toRadius, 0, 1, to.minus(from).length(), Frame.along(from, to.minus(from)));
    }

    /** {@code chain} is the length that the stretch from 0 to 1 has; {@code frame} gives the axes across it. */
    Cone(Vec from, double fromRadius, Vec to, double toRadius, double start, double end, double chain, Frame frame) {
        this.from = from;
        this.to = to;
        this.fromRadius = fromRadius;
        this.toRadius = toRadius;
        this.start = start;
        this.end = end;
        this.chain = chain;
        this.frame = frame;
        this.fx = from.x();
        this.fy = from.y();
        this.fz = from.z();
        this.slope = toRadius - fromRadius;
        this.dx = to.x() - from.x();
        this.dy = to.y() - from.y();
        this.dz = to.z() - from.z();
        double squared = dx * dx + dy * dy + dz * dz;
        this.inverse = squared < 1e-12 ? 0 : 1 / squared;
    }

    @Override
    public double distance(double x, double y, double z) {
        double px = x - fx;
        double py = y - fy;
        double pz = z - fz;
        double t = (px * dx + py * dy + pz * dz) * inverse;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        px -= t * dx;
        py -= t * dy;
        pz -= t * dz;
        return Math.sqrt(px * px + py * py + pz * pz) - fromRadius - slope * t;
    }

    @Override
    public void locate(double x, double y, double z, Spot spot) {
        double px = x - from.x();
        double py = y - from.y();
        double pz = z - from.z();
        double t = Curves.clamp((px * dx + py * dy + pz * dz) * inverse, -0.2, 1.2);
        double radius = Math.max(1e-6, fromRadius + (toRadius - fromRadius) * Curves.clamp(t));
        Vec up = frame.up();
        Vec front = frame.front();
        spot.a = start + (end - start) * t;
        spot.b = (px * up.x() + py * up.y() + pz * up.z()) / radius;
        spot.c = (px * front.x() + py * front.y() + pz * front.z()) / radius;
        spot.sizeA = chain;
        spot.sizeB = radius;
        spot.sizeC = radius;
    }

    @Override
    public Cone within(Frame outer, double scale) {
        return new Cone(
                outer.point(from.times(scale)),
                Math.max(FINEST, fromRadius * scale),
                outer.point(to.times(scale)),
                Math.max(FINEST, toRadius * scale),
                start,
                end,
                chain * scale,
                frame.within(outer, scale));
    }

    @Override
    public Span span() {
        return new Span(from, fromRadius, to, toRadius);
    }
}
