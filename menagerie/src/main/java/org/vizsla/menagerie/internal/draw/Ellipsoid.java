package org.vizsla.menagerie.internal.draw;

/** A ball stretched along the axes of a frame. */
public final class Ellipsoid implements Solid {
    private final Frame frame;
    private final double a;
    private final double b;
    private final double c;
    private final double ox;
    private final double oy;
    private final double oz;
    private final double[] turn;

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
        this.turn = new double[] {
            r.x() / a, r.y() / a, r.z() / a, u.x() / b, u.y() / b, u.z() / b, f.x() / c, f.y() / c, f.z() / c
        };
    }

    @Override
    public double distance(double x, double y, double z) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        double u = turn[0] * px + turn[1] * py + turn[2] * pz;
        double v = turn[3] * px + turn[4] * py + turn[5] * pz;
        double w = turn[6] * px + turn[7] * py + turn[8] * pz;
        double k = Math.sqrt(u * u + v * v + w * w);
        double ua = u / a;
        double vb = v / b;
        double wc = w / c;
        double slope = Math.sqrt(ua * ua + vb * vb + wc * wc);
        return slope < 1e-9 ? -Math.min(a, Math.min(b, c)) : k * (k - 1) / slope;
    }

    @Override
    public void locate(double x, double y, double z, Spot spot) {
        double px = x - ox;
        double py = y - oy;
        double pz = z - oz;
        spot.a = turn[0] * px + turn[1] * py + turn[2] * pz;
        spot.b = turn[3] * px + turn[4] * py + turn[5] * pz;
        spot.c = turn[6] * px + turn[7] * py + turn[8] * pz;
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
