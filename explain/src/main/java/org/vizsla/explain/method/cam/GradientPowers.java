package org.vizsla.explain.method.cam;

import java.util.List;
import org.vizsla.explain.sweep.Totals;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** Sums of {@code G}, {@code G^2} and {@code G^3} over noisy copies of an image, at each place of a feature map. */
final class GradientPowers {
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final String THIRD = "third";

    private final int copies;
    private final double[] first;
    private final double[] second;
    private final double[] third;

    private GradientPowers(int copies, double[] first, double[] second, double[] third) {
        this.copies = copies;
        this.first = first;
        this.second = second;
        this.third = third;
    }

    static GradientPowers of(int copies, Totals totals) {
        return new GradientPowers(copies, totals.sumOf(FIRST), totals.sumOf(SECOND), totals.sumOf(THIRD));
    }

    /** Over the copies of all parts, except for one of them; -1 for none. */
    static GradientPowers join(List<GradientPowers> parts, int except) {
        int size = parts.get(0).first.length;
        int copies = 0;
        double[] first = new double[size];
        double[] second = new double[size];
        double[] third = new double[size];
        for (int part = 0; part < parts.size(); part++) {
            if (part == except) {
                continue;
            }
            GradientPowers powers = parts.get(part);
            copies += powers.copies;
            for (int i = 0; i < size; i++) {
                first[i] += powers.first[i];
                second[i] += powers.second[i];
                third[i] += powers.third[i];
            }
        }
        return new GradientPowers(copies, first, second, third);
    }

    /** {@code sum_c G_c A_c} of the mean gradient, at each place: HiResCAM. */
    Tensor products(Channels channels) {
        float[] products = new float[channels.places()];
        for (int i = 0; i < first.length; i++) {
            int place = i % products.length;
            products[place] += (float) (first[i] / copies * channels.at(i / products.length, place));
        }
        return Tensor.ofFloats(Shape.of(products.length), products);
    }

    /** The weight of each channel: {@code sum_place max(0, G) G^2 / (2 G^2 + G^3 sum_place A)} of the means. */
    double[] weights(Channels channels) {
        double[] weights = new double[channels.count()];
        for (int channel = 0; channel < weights.length; channel++) {
            double active = channels.sum(channel);
            for (int i = channel * channels.places(); i < (channel + 1) * channels.places(); i++) {
                double square = second[i] / copies;
                double part = square / (2 * square + active * third[i] / copies + CamFormula.LEAST_CURVATURE);
                weights[channel] += Math.max(0, first[i] / copies) * part;
            }
        }
        return weights;
    }
}
