package org.vizsla.report.example;

import java.util.ArrayList;
import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.graph.Tensor;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.job.JobListener;
import org.vizsla.report.job.Targets;
import org.vizsla.report.source.Source;
import org.vizsla.report.source.SourceImages;
import org.vizsla.runtime.Cancellation;
import org.vizsla.runtime.CancelledException;

/** Reads the images of sources one after the other; a source that cannot be read is reported, and the others go on. */
public final class SeenImages {
    private final List<SeenImage> seen = new ArrayList<>();
    private int failed;
    private boolean complete = true;

    /** Takes an image. */
    public interface Taker {
        /**
         * Takes it.
         *
         * @param image {@code [1, C, H, W]}
         */
        void take(int number, Tensor image, Target target);
    }

    /**
     * Hands over all images.
     *
     * @param cancellation ends it; what was handed over stays
     * @throws VizslaException if no source can be read
     */
    public static SeenImages read(
            Model model,
            Preprocessing preprocessing,
            List<Source> sources,
            Targets targets,
            JobListener listener,
            Cancellation cancellation,
            Taker taker) {
        SeenImages images = new SeenImages();
        VizslaException last = null;
        for (int place = 0; place < sources.size() && images.complete; place++) {
            Source source = sources.get(place);
            listener.begins(source);
            try {
                cancellation.check();
                SourceImages opened = source.open().images(model, preprocessing);
                listener.notes(source, opened.notes());
                int count = opened.values().shape().length(0);
                List<Target> asked = targets.of(source, model.labels(), place, sources.size(), count);
                for (int row = 0; row < count; row++) {
                    images.seen.add(new SeenImage(source, row));
                    taker.take(images.seen.size() - 1, opened.values().rows(row, 1), asked.get(row));
                }
            } catch (CancelledException e) {
                images.complete = false;
            } catch (VizslaException e) {
                images.failed++;
                last = e;
                listener.fails(source, e);
            }
            listener.ends(source);
        }
        if (images.seen.isEmpty()) {
            cancellation.check();
            throw new VizslaException("none of " + sources.size() + " images can be read", last);
        }
        return images;
    }

    /** The images, by their numbers. */
    public List<SeenImage> all() {
        return List.copyOf(seen);
    }

    /** How many sources could not be read. */
    public int failed() {
        return failed;
    }

    /** Whether all sources were looked at. */
    public boolean complete() {
        return complete;
    }
}
