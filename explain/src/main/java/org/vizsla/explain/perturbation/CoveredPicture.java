package org.vizsla.explain.perturbation;

import java.nio.FloatBuffer;
import java.util.BitSet;
import org.vizsla.explain.Question;
import org.vizsla.explain.segmentation.Segments;
import org.vizsla.graph.Shape;

/** A picture, parts of which can be covered: {@code x m + cover (1 - m)}. Safe to use from several threads. */
final class CoveredPicture {
    private final float[] picture;
    private final float[] cover;
    private final int channels;
    private final int height;
    private final int width;

    CoveredPicture(Question question, Cover cover) {
        Shape shape = question.picture().shape();
        picture = question.picture().floats();
        this.cover = cover.of(question.picture());
        channels = Math.toIntExact(shape.size(1));
        height = Math.toIntExact(shape.size(2));
        width = Math.toIntExact(shape.size(3));
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

    /** Writes the picture as it is. */
    void whole(FloatBuffer into) {
        into.put(0, picture);
    }

    /** Writes the picture without what lies in a rectangle; the end is exclusive. */
    void without(int top, int left, int bottom, int right, FloatBuffer into) {
        whole(into);
        for (int channel = 0; channel < channels; channel++) {
            for (int y = top; y < bottom; y++) {
                int from = (channel * height + y) * width + left;
                into.put(from, cover, from, right - left);
            }
        }
    }

    /** Writes the picture with only those segments to be seen. */
    void only(Segments segments, BitSet seen, FloatBuffer into) {
        int pixels = height * width;
        boolean[] shown = new boolean[segments.count()];
        seen.stream().forEach(segment -> shown[segment] = true);
        for (int pixel = 0; pixel < pixels; pixel++) {
            float[] source = shown[segments.at(pixel)] ? picture : cover;
            for (int i = pixel; i < picture.length; i += pixels) {
                into.put(i, source[i]);
            }
        }
    }

    /** Writes the picture through a mask, {@code [H * W]}: 1 where it is seen. */
    void through(float[] mask, FloatBuffer into) {
        for (int start = 0; start < picture.length; start += mask.length) {
            for (int pixel = 0; pixel < mask.length; pixel++) {
                float seen = mask[pixel];
                into.put(start + pixel, picture[start + pixel] * seen + cover[start + pixel] * (1 - seen));
            }
        }
    }
}
