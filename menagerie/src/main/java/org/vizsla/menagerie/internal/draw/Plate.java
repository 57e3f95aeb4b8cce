package org.vizsla.menagerie.internal.draw;

/** A thin plate with an outline, bent along its x axis: a wing, a fin, an ear, a leaf. */
public final class Plate extends Solid {
    private final Frame frame;
    private final Outline outline;
    private final double scale;
    private final double thickness;
    private final double bend;
    private final double furthest;

    /** {@code bend} is how far it rises, in front of its plane, at a distance of one unit. */
    public Plate(Frame frame, Outline outline, double scale, double thickness, double bend) {
        this.frame = frame;
        this.outline = outline;
        this.scale = scale;
        this.thickness = thickness;
        this.bend = bend;
        this.furthest = scale * outline.furthest();
    }

    @Override
    public double distance(double x, double y, double z) {
        Vec o = frame.origin();
        double px = x - o.x();
        double py = y - o.y();
        double pz = z - o.z();
        Vec r = frame.right();
        Vec u = frame.up();
        Vec f = frame.front();
        double a = px * r.x() + py * r.y() + pz * r.z();
        double b = px * u.x() + py * u.y() + pz * u.z();
        double n = px * f.x() + py * f.y() + pz * f.z() - bend * a * a / scale;
        double radius = Math.sqrt(a * a + b * b);
        double beyond = radius - furthest;
        double within =
                beyond > thickness ? beyond + thickness : (radius - scale * outline.reach(a, b)) * 0.7 + thickness;
        within = within < 0 ? 0 : within;
        return Math.sqrt(within * within + n * n) - thickness;
    }

    @Override
    public void locate(double x, double y, double z, Spot spot) {
        Vec o = frame.origin();
        double px = x - o.x();
        double py = y - o.y();
        double pz = z - o.z();
        Vec r = frame.right();
        Vec u = frame.up();
        spot.a = (px * r.x() + py * r.y() + pz * r.z()) / scale;
        spot.b = (px * u.x() + py * u.y() + pz * u.z()) / scale;
        spot.c = Math.sqrt(spot.a * spot.a + spot.b * spot.b) / Math.max(1e-9, outline.reach(spot.a, spot.b));
        spot.sizeA = scale;
        spot.sizeB = scale;
        spot.sizeC = 0.3 * scale;
    }

    @Override
    public Plate within(Frame outer, double factor) {
        return new Plate(
                frame.within(outer, factor), outline, scale * factor, Math.max(FINEST, thickness * factor), bend);
    }

    @Override
    public Span span() {
        double radius = scale * outline.furthest() * 1.05 + thickness;
        return new Span(frame.origin(), radius, frame.origin(), radius);
    }
}
