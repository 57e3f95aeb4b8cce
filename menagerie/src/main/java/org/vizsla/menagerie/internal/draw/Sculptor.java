package org.vizsla.menagerie.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds a figure piece by piece: set the part, skin and blend to use next, then add solids. */
public final class Sculptor {
    private final List<Piece> pieces = new ArrayList<>();
    private Set<String> parts = Set.of();
    private Skin skin = Skin.smooth(Colour.WHITE, 0);
    private double blend;

    /** Assigns what follows to these parts. */
    public Sculptor part(String... names) {
        parts = Set.of(names);
        return this;
    }

    public Sculptor skin(Skin next) {
        skin = next;
        return this;
    }

    public Sculptor blend(double width) {
        blend = width;
        return this;
    }

    public Sculptor cone(Vec from, double fromRadius, Vec to, double toRadius) {
        return add(new Cone(from, fromRadius, to, toRadius));
    }

    public Sculptor ball(Vec centre, double radius) {
        return add(new Ellipsoid(Frame.WORLD.movedTo(centre), radius, radius, radius));
    }

    public Sculptor egg(Frame frame, double a, double b, double c) {
        return add(new Ellipsoid(frame, a, b, c));
    }

    public Sculptor plate(Frame frame, Outline outline, double scale, double thickness, double bend) {
        return add(new Plate(frame, outline, scale, thickness, bend));
    }

    /** A tube through points, one radius for each; its skin runs from 0 at the first to 1 at the last. */
    public Sculptor tube(List<Vec> points, double... radii) {
        double whole = 0;
        for (int i = 1; i < points.size(); i++) {
            whole += points.get(i).minus(points.get(i - 1)).length();
        }
        double done = 0;
        for (int i = 1; i < points.size(); i++) {
            Vec from = points.get(i - 1);
            Vec to = points.get(i);
            double length = to.minus(from).length();
            add(new Cone(
                    from,
                    radii[i - 1],
                    to,
                    radii[i],
                    done / whole,
                    (done + length) / whole,
                    whole,
                    Frame.along(from, to.minus(from))));
            done += length;
        }
        return this;
    }

    /** A smooth curve through points, with {@code steps} segments between each two. */
    public static List<Vec> curve(int steps, Vec... points) {
        List<Vec> curve = new ArrayList<>();
        for (int i = 0; i + 1 < points.length; i++) {
            Vec before = points[Math.max(0, i - 1)];
            Vec from = points[i];
            Vec to = points[i + 1];
            Vec after = points[Math.min(points.length - 1, i + 2)];
            for (int step = 0; step < steps; step++) {
                double t = (double) step / steps;
                curve.add(new Vec(
                        bend(before.x(), from.x(), to.x(), after.x(), t),
                        bend(before.y(), from.y(), to.y(), after.y(), t),
                        bend(before.z(), from.z(), to.z(), after.z(), t)));
            }
        }
        curve.add(points[points.length - 1]);
        return curve;
    }

    /** Radii interpolated evenly between the given ones. */
    public static double[] radii(int count, double... stops) {
        double[] radii = new double[count];
        for (int i = 0; i < count; i++) {
            double place = count == 1 ? 0 : (double) i / (count - 1) * (stops.length - 1);
            int stop = Math.min(stops.length - 2, (int) place);
            radii[i] = Curves.mix(stops[stop], stops[stop + 1], place - stop);
        }
        return radii;
    }

    private static double bend(double p, double q, double r, double s, double t) {
        return q + 0.5 * t * (r - p + t * (2 * p - 5 * q + 4 * r - s + t * (3 * (q - r) + s - p)));
    }

    public Sculptor add(Solid solid) {
        pieces.add(new Piece(solid, skin, blend, parts));
        return this;
    }

    public Figure figure(double fuzz) {
        return new Figure(pieces, fuzz);
    }
}
