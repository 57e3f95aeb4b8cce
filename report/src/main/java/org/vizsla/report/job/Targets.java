package org.vizsla.report.job;

import java.util.Collections;
import java.util.List;
import org.vizsla.explain.Target;
import org.vizsla.models.labels.Labels;
import org.vizsla.report.source.Source;

/**
 * Which classes are explained.
 *
 * @param named one for all images, or one for each; none for the class that a source's place implies, or else the one with the highest score
 * @param ofOneImage whether a single image is explained for each of several classes
 */
public record Targets(List<Target> named, boolean ofOneImage) {
    /** No class is named. */
    public static final Targets IMPLIED = new Targets(List.of(), false);

    public Targets {
        named = List.copyOf(named);
    }

    /** One for all images, or one for each; several of a single image are explained one by one. */
    public static Targets of(List<Target> named) {
        return new Targets(named, true);
    }

    /** One for all images, or one for each. */
    public static Targets onePerImage(List<Target> named) {
        return new Targets(named, false);
    }

    /**
     * The classes for one source.
     *
     * @param place which of the sources it is, from 0
     * @param sources how many there are
     * @param images how many it holds
     * @return one for each image; or, of a single image, one or more
     * @throws TargetCountException if their number does not fit
     */
    public List<Target> of(Source source, Labels labels, int place, int sources, int images) {
        if (named.isEmpty()) {
            Target implied = source.impliedClass(labels).stream()
                    .mapToObj(Target::of)
                    .findFirst()
                    .orElse(Target.TOP);
            return Collections.nCopies(images, implied);
        }
        if (named.size() == 1) {
            return Collections.nCopies(images, named.get(0));
        }
        if (sources == 1 && (named.size() == images || (images == 1 && ofOneImage))) {
            return named;
        }
        if (sources > 1 && named.size() == sources) {
            return Collections.nCopies(images, named.get(place));
        }
        throw new TargetCountException(named.size(), sources == 1 ? images : sources);
    }
}
