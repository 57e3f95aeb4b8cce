package org.vizsla.explain.method.perturbation;

import java.nio.FloatBuffer;
import java.util.BitSet;
import java.util.List;
import org.vizsla.explain.baseline.Baseline;
import org.vizsla.explain.method.segmentation.Segments;
import org.vizsla.explain.sweep.Probe;
import org.vizsla.explain.sweep.Question;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;

/** An image, parts of which can be covered by a baseline: {@code x m + baseline (1 - m)}; where there are several baselines, scores are means over them. Safe to use from several threads. */
final class CoveredPicture {
    private final Probe probe;
    private final Question question;
    private final float[] picture;
    private final List<float[]> baselines;
    private final int channels;
    private final int height;
    private final int width;

    CoveredPicture(Probe probe, Question question, Baseline baseline) {
        this.probe = probe;
        this.question = question;
        Shape shape = question.picture().shape();
        picture = question.picture().floats();
        baselines =
                probe.baselines(baseline, question).stream().map(Tensor::floats).toList();
        channels = shape.length(1);
        height = shape.length(2);
        width = shape.length(3);
    }

    /** Writes the covered images. */
    @FunctionalInterface
    interface View {
        /** Writes the image of this index, with {@code baseline} where it is covered. */
        void write(int index, float[] baseline, FloatBuffer into);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    int pixels() {
        return height * width;
    }

    /** The baseline for an image; they take turns. */
    float[] baseline(int index) {
        return baselines.get(index % baselines.size());
    }

    /** Announces how many covered images follow. */
    void expect(long pictures) {
        probe.expect(pictures * baselines.size());
    }

    /** The scores of that many covered images. */
    double[] scores(int count, View view) {
        int copies = baselines.size();
        float[] rows = probe.scores(
                question.target(),
                Math.multiplyExact(count, copies),
                (index, row) -> view.write(index / copies, baseline(index), row.input()));
        double[] scores = new double[count];
        for (int i = 0; i < rows.length; i++) {
            scores[i / copies] += rows[i] / (double) copies;
        }
        return scores;
    }

    /** Writes the image as it is. */
    void whole(FloatBuffer into) {
        into.put(0, picture);
    }

    /** Writes the image without what lies in a rectangle; the ends are exclusive. */
    void without(int top, int left, int bottom, int right, float[] baseline, FloatBuffer into) {
        whole(into);
        for (int channel = 0; channel < channels; channel++) {
            for (int y = top; y < bottom; y++) {
                int from = (channel * height + y) * width + left;
                into.put(from, baseline, from, right - left);
            }
        }
    }

    /** Writes the image with only those segments to be seen. */
    void only(Segments segments, BitSet seen, float[] baseline, FloatBuffer into) {
        int pixels = height * width;
        boolean[] shown = new boolean[segments.count()];
        seen.stream().forEach(segment -> shown[segment] = true);
        for (int pixel = 0; pixel < pixels; pixel++) {
            float[] source = shown[segments.at(pixel)] ? picture : baseline;
            for (int i = pixel; i < picture.length; i += pixels) {
                into.put(i, source[i]);
            }
        }
    }

    /** Writes the image through a mask, {@code [H * W]}: 1 where it is seen. */
    void through(float[] mask, float[] baseline, FloatBuffer into) {
        for (int start = 0; start < picture.length; start += mask.length) {
            for (int pixel = 0; pixel < mask.length; pixel++) {
                float seen = mask[pixel];
                into.put(start + pixel, picture[start + pixel] * seen + baseline[start + pixel] * (1 - seen));
            }
        }
    }
}
