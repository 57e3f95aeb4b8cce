package org.vizsla.menagerie.internal.draw;

/**
 * The point of a skin that is being painted. It is reused for every sample, since there are millions. {@code x, y, z} is the place on the animal.
 * {@code a, b, c} is the place on the solid: along a cone and across it; in radii of an ellipsoid; in the plane of a plate, with {@code c} from 0 at
 * its middle to 1 at its rim.
 */
public final class Spot {
    public double x;
    public double y;
    public double z;
    public double a;
    public double b;
    public double c;
    /** Length of one unit of a, b and c on the animal. */
    public double sizeA;

    public double sizeB;
    public double sizeC;
}
