package org.vizsla.menagerie.internal.scenery;

import java.util.List;
import org.vizsla.menagerie.internal.draw.Curves;
import org.vizsla.menagerie.internal.draw.Figure;
import org.vizsla.menagerie.internal.draw.Frame;
import org.vizsla.menagerie.internal.draw.Piece;
import org.vizsla.menagerie.internal.draw.Solid;
import org.vizsla.menagerie.internal.draw.Vec;

/** The soft shadow that a figure casts on the ground: darker and sharper where it touches. */
public final class Shadow {
    private final int size;
    private final float[] shade;

    public Shadow(int size) {
        this.size = size;
        this.shade = new float[size * size];
    }

    /** From 0, no shadow, to about 1, row by row. */
    public float[] shade() {
        return shade;
    }

    /** Adds the shadow of a figure that is seen through {@code camera} at {@code scale} pixels per unit, under a light in the camera's coordinates. */
    public void add(Figure figure, Frame camera, double scale, Vec light, double strength) {
        Vec sun = new Vec(light.dot(camera.right()), light.dot(camera.up()), light.dot(camera.front()));
        double flat = Math.max(0.22, Math.abs(camera.up().z()));
        List<Piece> pieces = figure.pieces();
        for (Piece piece : pieces) {
            Solid.Span span = piece.solid().span();
            if (Math.max(span.fromRadius(), span.toRadius()) > 0.015) {
                add(span, camera, scale, sun, flat, strength);
            }
        }
    }

    private void add(Solid.Span span, Frame camera, double scale, Vec sun, double flat, double strength) {
        Vec from = camera.point(fallen(span.from(), sun).times(scale));
        Vec to = camera.point(fallen(span.to(), sun).times(scale));
        double height = Math.min(span.from().y() - span.fromRadius(), span.to().y() - span.toRadius());
        double soft = (0.035 + 0.16 * Math.max(0, height)) * scale;
        double dark = strength * Curves.clamp(1.0 - 0.75 * height, 0.25, 1);
        double r0 = span.fromRadius() * scale * 0.85;
        double r1 = span.toRadius() * scale * 0.85;
        double reach = Math.max(r0, r1) + soft;
        double half = size / 2.0;
        int left = (int) Math.max(0, Math.min(from.x(), to.x()) - reach + half);
        int right = (int) Math.min(size - 1, Math.max(from.x(), to.x()) + reach + half);
        int top = (int) Math.max(0, half - Math.max(from.y(), to.y()) - reach);
        int bottom = (int) Math.min(size - 1, half - Math.min(from.y(), to.y()) + reach);
        double dx = to.x() - from.x();
        double dy = (to.y() - from.y()) / flat;
        double inverse = 1 / Math.max(1e-9, dx * dx + dy * dy);
        for (int row = top; row <= bottom; row++) {
            double py = (half - row - 0.5 - from.y()) / flat;
            for (int column = left; column <= right; column++) {
                double px = column + 0.5 - half - from.x();
                double t = Curves.clamp((px * dx + py * dy) * inverse);
                double ex = px - t * dx;
                double ey = py - t * dy;
                double gap = Math.sqrt(ex * ex + ey * ey) - (r0 + (r1 - r0) * t);
                double s = dark * Curves.step(soft, -soft, gap);
                int i = row * size + column;
                if (s > shade[i]) {
                    shade[i] = (float) (s + 0.15 * shade[i] * (1 - s));
                }
            }
        }
    }

    /** Where the shadow of a point falls on the plane y = 0. */
    private static Vec fallen(Vec point, Vec sun) {
        double down = point.y() / Math.max(0.35, sun.y());
        return new Vec(point.x() - sun.x() * down, 0, point.z() - sun.z() * down);
    }
}
