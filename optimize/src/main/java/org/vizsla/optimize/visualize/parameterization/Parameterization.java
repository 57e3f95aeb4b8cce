package org.vizsla.optimize.visualize.parameterization;

import org.vizsla.graph.Ops;
import org.vizsla.graph.Shape;
import org.vizsla.graph.VizslaException;
import org.vizsla.graph.random.Chance;

/** How a picture is made of the numbers that are optimized; a part of the graph, so that it is differentiated like the network. */
public sealed interface Parameterization permits Pixels, Fourier, FourierPhase {
    /** The shape of the numbers for some pictures, {@code [pictures, ...]}. */
    Shape shape(int pictures, Canvas canvas);

    /** The numbers that a picture begins with. */
    float[] initial(Canvas canvas, Chance chance);

    /**
     * The numbers of a picture, whose {@link #emit} is the picture again.
     *
     * @param raw {@code [C, H, W]}, 0 is grey
     * @throws VizslaException if not every picture has such numbers
     */
    float[] of(float[] raw, Canvas canvas);

    /**
     * Emits the pictures, before {@link Colours}: {@code [N, C, H, W]}, 0 is grey.
     *
     * @param parameters a value of {@link #shape}
     */
    String emit(Ops ops, String parameters, Canvas canvas);

    /** So many normal numbers of this deviation. */
    static float[] normal(int count, double deviation, Chance chance) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * chance.normal());
        }
        return values;
    }
}
