package org.vizsla.menagerie.internal.draw;

/** A solid, given by how far a point is from its surface: negative inside, and never more than the true distance by much. */
public abstract class Solid {
    /** Half the width of the finest thing that is drawn, in pixels; what is finer would break up into dots. */
    static final double FINEST = 0.75;

    public abstract double distance(double x, double y, double z);

    /** Fills in where on the solid a point is. */
    public abstract void locate(double x, double y, double z, Spot spot);

    /** The same solid seen from outside a frame that it stands in, all lengths times {@code scale}, which gives pixels. */
    public abstract Solid within(Frame outer, double scale);

    /** A rough stand-in that bounds it: a line of balls. */
    public abstract Span span();

    /** A ball that moves and grows from one end to the other. */
    public record Span(Vec from, double fromRadius, Vec to, double toRadius) {}
}
