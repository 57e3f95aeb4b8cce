package org.vizsla.menagerie.internal.draw;

/** A solid, given by how far a point is from its surface: negative inside, and never much more than the true distance. */
public abstract class Solid {
    /** Half the width of the finest thing that is drawn, in pixels; anything finer would break up into dots. */
    static final double FINEST = 0.75;

    public abstract double distance(double x, double y, double z);

    /** Determines where on the solid a point is. */
    public abstract void locate(double x, double y, double z, Spot spot);

    /** The same solid in the coordinates around a frame in which it stands, all lengths times {@code scale}, which gives pixels. */
    public abstract Solid within(Frame outer, double scale);

    /** A rough bound: a line of balls. */
    public abstract Span span();

    /** A ball that moves and grows from one end to the other. */
    public record Span(Vec from, double fromRadius, Vec to, double toRadius) {}
}
