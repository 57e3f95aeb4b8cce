package org.vizsla.optimize.dream;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.graph.Shape;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.optimize.visualize.VisualizationListener;
import org.vizsla.optimize.visualize.kept.KeptStates;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** Pictures before and after a dream. */
public final class DreamPictures {
    /** The steps for each frame of a flight. */
    public static final int STEPS_OF_FRAME = 4;

    private static final double ZOOM = 1.04;

    /** The longest side of a frame. */
    private static final int LONGEST_SIDE = 480;

    private DreamPictures() {}

    /**
     * A picture's colours, {@code [1, C, H, W]}, from 0 to 1, red first; for one channel, its brightness.
     *
     * @throws VizslaException if the network takes other numbers of channels than one or three
     */
    public static Tensor of(Picture picture, int channels) {
        if (channels != 1 && channels != 3) {
            throw new VizslaException("a dream needs a network of one channel or three, and not of " + channels);
        }
        int places = picture.height() * picture.width();
        float[] values = new float[Math.multiplyExact(channels, places)];
        for (int i = 0; i < places; i++) {
            int rgb = picture.rgb(i % picture.width(), i / picture.width());
            float red = (rgb >> 16 & 255) / 255f;
            float green = (rgb >> 8 & 255) / 255f;
            float blue = (rgb & 255) / 255f;
            if (channels == 1) {
                values[i] = 0.299f * red + 0.587f * green + 0.114f * blue;
            } else {
                values[i] = red;
                values[places + i] = green;
                values[2 * places + i] = blue;
            }
        }
        return Tensor.ofFloats(Shape.of(1, channels, picture.height(), picture.width()), values);
    }

    /**
     * A dream with a flight into it: the middle of each frame is enlarged, and dreamt on, for the next. Frames are no larger than 480 pixels.
     *
     * @param whole a complete dream of the request
     * @param kept the states of the frames after the first, from 1
     * @param cancellation ends it; the frames are those that were finished
     */
    public static Dream flight(
            DeepDream dream,
            DreamRequest request,
            Dream whole,
            int count,
            KeptStates kept,
            VisualizationListener listener,
            Cancellation cancellation) {
        DreamSettings settings = request.settings().withOctaves(1).withSteps(STEPS_OF_FRAME);
        List<Tensor> frames = new ArrayList<>(List.of(first(request.model(), whole.picture())));
        try {
            while (frames.size() < count) {
                int number = frames.size();
                Tensor next = DeepDream.enlarged(frames.get(number - 1), ZOOM);
                Dream found = dream.run(number, next, settings, request.seed() + number, kept, listener, cancellation);
                if (!found.complete()) {
                    break;
                }
                frames.add(found.picture());
            }
        } catch (CancelledException e) {
            return new Dream(whole.picture(), whole.curve(), frames, false);
        }
        return new Dream(whole.picture(), whole.curve(), frames, frames.size() >= count);
    }

    /** The dream itself, no larger than a frame may be, and no smaller than the network's input. */
    private static Tensor first(Model model, Tensor dream) {
        int height = dream.shape().length(2);
        int width = dream.shape().length(3);
        double least = Math.max((double) model.height() / height, (double) model.width() / width);
        double share = Math.min(1, Math.max(least, (double) LONGEST_SIDE / Math.max(height, width)));
        return DeepDream.resized(dream, (int) Math.ceil(height * share), (int) Math.ceil(width * share));
    }
}
