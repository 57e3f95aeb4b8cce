package org.vizsla.render.visualization;

import java.util.List;
import java.util.Optional;
import org.vizsla.render.page.RelativeUrl;
import org.vizsla.render.video.AnimationFormat;

/** An animation on a page: a film is played in it, on request; of another file there is a link, so that nothing moves unasked. */
final class AnimationPart {
    private AnimationPart() {}

    /** The address of a file that is linked. */
    static List<String> linked(Optional<String> file) {
        return file.filter(name -> !AnimationFormat.isFilm(name)).map(RelativeUrl::to).stream()
                .toList();
    }

    /** The address of a film. */
    static List<String> played(Optional<String> file) {
        return file.filter(AnimationFormat::isFilm).map(RelativeUrl::to).stream()
                .toList();
    }
}
