package org.vizsla.report.source;

import java.util.Optional;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.graph.VizslaException;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Preprocessing;

/** A source that was read: an image with its note, or an array. */
public sealed interface OpenedSource permits OpenedPicture, OpenedArray, PreparedPicture {
    /**
     * What the network sees, FLOAT32 {@code [N, C, H, W]}.
     *
     * @throws VizslaException if the network does not take such
     */
    SourceImages images(Model model, Preprocessing preprocessing);

    /** How large its images are for a network; empty where an array does not fit it. */
    Optional<ImageSize> size(InputForm form);

    /** The scene that it shows, drawn again, where that is known. */
    Optional<KnownScene> scene(Preprocessing preprocessing);

    /** Whether it was preprocessed elsewhere. */
    boolean isArray();
}
