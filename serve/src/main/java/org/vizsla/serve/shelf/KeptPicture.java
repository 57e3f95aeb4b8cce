package org.vizsla.serve.shelf;

import java.util.Optional;
import org.vizsla.evaluate.SceneNote;
import org.vizsla.graph.Tensor;
import org.vizsla.menagerie.SceneRequest;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Picture;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.report.source.KeptSource;

/** A picture that somebody gave, or that was drawn. */
public final class KeptPicture {
    private static final int CHANNELS = 3;

    private final String id;
    private final KeptSource source;
    private final Optional<SceneRequest> scene;

    private KeptPicture(String id, KeptSource source, Optional<SceneRequest> scene) {
        this.id = id;
        this.source = source;
        this.scene = scene;
    }

    static KeptPicture of(String name, byte[] file) {
        return new KeptPicture(
                Digest.of(file), KeptSource.of(name, file), SceneNote.in(file).map(SceneNote::request));
    }

    public String id() {
        return id;
    }

    public String name() {
        return source.name();
    }

    /** The picture for a job. */
    public KeptSource source() {
        return source;
    }

    public Picture picture() {
        return source.picture();
    }

    /** The picture as a network takes it, {@code [1, C, H, W]}. */
    public Tensor image(Model model, Preprocessing preprocessing) {
        return source.open().images(model, preprocessing).values();
    }

    /** From which it was drawn, if it was. */
    public Optional<SceneRequest> scene() {
        return scene;
    }

    /** The memory that it takes, in bytes. */
    long size() {
        return (long) CHANNELS * picture().height() * picture().width();
    }
}
