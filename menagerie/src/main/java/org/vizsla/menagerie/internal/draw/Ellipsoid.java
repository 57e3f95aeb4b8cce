package org.vizsla.menagerie.internal.draw;

/** A ball stretched along the axes of a frame. */
public final class Ellipsoid extends Solid {
    private final Frame frame;
    private final double a;
    private final double b;
    private final double c;
    private final double ox;
    private final double oy;
    private final double oz;
    private final double ux;
    private final double uy;
    private final double uz;
    private final double vx;
    private final double vy;
    private final double vz;
    private final double wx;
    private final double wy;
    private final double wz;
    private final double aa;
    private final double bb;
    private final double cc;

    public Ellipsoid(Frame frame, double a, double b, double c) {
        this.frame = frame;
        this.a = a;
        this.b = b;
        this.c = c;
        Vec o = frame.origin();
        this.ox = o.x();
        this.oy = o.y();
        this.oz = o.z();
        Vec r = frame.right();
        Vec u = frame.up();
        Vec f = frame.front();
        this.ux = r.x() / a;
        this.uy = r.y() / a;
        this.uz = r.z() / a;
        this.vx = u.x() / b;
        this.vy = u.y() / b;
        this.vz = u.z() / b;
        this.wx = f.x() / c;
        this.wy = f.y() / c;
        this.wz = f.z() / c;
        this.aa = 1 / (a * a);
        this.bb = 1 / (b * b);
        this.cc = 1 / (c * c);
    }

    @Override
    public double distance(double x, double y, double z) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        double u = ux * px + uy * py + uz * pz;
        double v = vx * px + vy * py + vz * pz;
        double w = wx * px + wy * py + wz * pz;
        double k = Math.sqrt(u * u + v * v + w * w);
        double slope = Math.sqrt(u * u * aa + v * v * bb + w * w * cc);
        return slope < 1e-9 ? -Math.min(a, Math.min(b, c)) : k * (k - 1) / slope;
    }

    @Override
    public void locate(double x, double y, double z, Spot spot) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        spot.a = ux * px + uy * py + uz * pz;
        spot.b = vx * px + vy * py + vz * pz;
        spot.c = wx * px + wy * py + wz * pz;
        spot.sizeA = a;
        spot.sizeB = b;
        spot.sizeC = c;
    }

    @Override
    public Ellipsoid within(Frame outer, double scale) {
        return new Ellipsoid(frame.within(outer, scale), a * scale, b * scale, c * scale);
    }

    @Override
    public Span span() {
        boolean longest = a >= b && a >= c;
        Vec axis = longest ? frame.right() : b >= c ? frame.up() : frame.front();
        double length = longest ? a : Math.max(b, c);
        double across = longest ? Math.max(b, c) : Math.max(a, Math.min(b, c));
        Vec reach = axis.times(length - across);
        return new Span(frame.origin().minus(reach), across, frame.origin().plus(reach), across);
    }
}
