package org.vizsla.menagerie.internal.draw;

import java.util.Arrays;
import java.util.List;

/**
 * Turns a figure into a layer: along the line of sight of each pixel it walks by the distance to the nearest surface (J. C. Hart, "Sphere
 * tracing", 1996). Pixels where the
 * depth jumps, at the outline and inside it, get three more samples, so that edges are soft.
 */
public final class Tracer {
    private static final int TILE = 8;
    private static final int STEPS = 40;
    private static final double[][] MORE = {{0.0, -0.36}, {-0.31, 0.18}, {0.31, 0.18}};

    private final int size;
    private final Shape shape;
    private final Painter painter;
    private final Noise noise;
    private final double fuzz;
    private final Layer layer;
    private final float[] depth;
    private final int[] near;
    private double cover;
    private double hitDepth;

    private Tracer(int size, Figure figure, List<String> names, Light light, Frame camera, double scale, long seed) {
        this.size = size;
        this.noise = new Noise(seed);
        this.shape = new Shape(figure.within(camera, scale), names);
        this.fuzz = figure.fuzz() * scale;
        this.painter = new Painter(shape, light, camera, scale, noise);
        this.layer = new Layer(size);
        this.depth = new float[size * size];
        this.near = new int[shape.solids.length];
    }

    /** {@code camera} turns the figure into the view: x right, y up, in pixels from the middle of the picture; {@code scale} is pixels per unit. */
    public static Layer trace(
            int size, Figure figure, List<String> names, Light light, Frame camera, double scale, long seed) {
        Tracer tracer = new Tracer(size, figure, names, light, camera, scale, seed);
        Arrays.fill(tracer.depth, Float.NEGATIVE_INFINITY);
        tracer.tiles(false);
        tracer.tiles(true);
        return tracer.layer;
    }

    private void tiles(boolean edges) {
        double half = size / 2.0;
        for (int top = 0; top < size; top += TILE) {
            for (int left = 0; left < size; left += TILE) {
                int count = shape.near(left - half - 1, half - top - TILE - 1, TILE + 2, 0, near);
                if (count > 0) {
                    painter.enter(left - half - 1, half - top - TILE - 1, TILE + 2);
                    tile(left, top, count, edges);
                }
            }
        }
    }

    private void tile(int left, int top, int count, boolean edges) {
        double front = -1e9;
        double back = 1e9;
        for (int n = 0; n < count; n++) {
            Solid.Span span = shape.spans[near[n]];
            double r = Math.max(span.fromRadius(), span.toRadius()) + shape.melts[near[n]];
            front = Math.max(front, Math.max(span.from().z(), span.to().z()) + r);
            back = Math.min(back, Math.min(span.from().z(), span.to().z()) - r);
        }
        if (!edges) {
            front = approach(left, top, front, back, count);
        }
        for (int row = top; row < Math.min(size, top + TILE); row++) {
            for (int column = left; column < Math.min(size, left + TILE); column++) {
                if (edges) {
                    refine(row, column, front, back, count);
                } else {
                    single(row, column, front, back, count);
                }
            }
        }
    }

    /** Advances until something may be within the tile's reach: no ray of the tile needs to start before that. */
    private double approach(int left, int top, double front, double back, int count) {
        double x = left + TILE / 2.0 - size / 2.0;
        double y = size / 2.0 - top - TILE / 2.0;
        double reach = 0.7072 * TILE + fuzz;
        double z = front;
        while (z > back) {
            double free = shape.distance(x, y, z, near, count) - reach;
            if (free < 1) {
                break;
            }
            z -= free * 0.9;
        }
        return z;
    }

    private void single(int row, int column, double front, double back, int count) {
        sample(row + 0.5, column + 0.5, front, back, count);
        if (cover > 0) {
            int i = row * size + column;
            put(i, 1);
            layer.parts[i] = painter.parts;
            depth[i] = (float) hitDepth;
        }
    }

    private void put(int i, double weight) {
        double share = weight * cover;
        layer.red[i] += (float) (share * painter.red);
        layer.green[i] += (float) (share * painter.green);
        layer.blue[i] += (float) (share * painter.blue);
        layer.cover[i] += (float) share;
    }

    private void refine(int row, int column, double front, double back, int count) {
        int i = row * size + column;
        if (!isEdge(row, column, i)) {
            return;
        }
        double from = Math.min(front, nearest(row, column, i) + 4);
        layer.red[i] *= 0.25f;
        layer.green[i] *= 0.25f;
        layer.blue[i] *= 0.25f;
        layer.cover[i] *= 0.25f;
        for (double[] offset : MORE) {
            sample(row + 0.5 + offset[1], column + 0.5 + offset[0], from, back, count);
            if (cover > 0) {
                put(i, 0.25);
                if (layer.parts[i] == 0) {
                    layer.parts[i] = painter.parts;
                }
            }
        }
    }

    private double nearest(int row, int column, int i) {
        float most = depth[i];
        most = Math.max(most, depth[row > 0 ? i - size : i]);
        most = Math.max(most, depth[row + 1 < size ? i + size : i]);
        most = Math.max(most, depth[column > 0 ? i - 1 : i]);
        return Math.max(most, depth[column + 1 < size ? i + 1 : i]);
    }

    private boolean isEdge(int row, int column, int i) {
        return differs(i, row > 0 ? i - size : i)
                || differs(i, row + 1 < size ? i + size : i)
                || differs(i, column > 0 ? i - 1 : i)
                || differs(i, column + 1 < size ? i + 1 : i);
    }

    private boolean differs(int i, int other) {
        float a = depth[i];
        float b = depth[other];
        return a != b && !(Math.abs(a - b) < 4f);
    }

    private void sample(double row, double column, double front, double back, int count) {
        double ragged = fuzz == 0 ? 0 : fuzz * (noise.at(column * 0.9, row * 0.9) - 0.5);
        double raggedToo = fuzz == 0 ? 0 : fuzz * (noise.at(column * 0.9 + 71, row * 0.9) - 0.5);
        double x = column - size / 2.0 + ragged;
        double y = size / 2.0 - row + raggedToo;
        double z = front;
        cover = 0;
        for (int step = 0; step < STEPS && z > back; step++) {
            double d = shape.distance(x, y, z, near, count);
            if (d < 0.2) {
                cover = 1;
                hitDepth = z;
                painter.paint(x, y, z, d, near, count);
                return;
            }
            z -= d * 0.9;
        }
    }
}
