package org.vizsla.report.source;

import org.vizsla.graph.VizslaException;
import org.vizsla.models.picture.Picture;

/** An image that is explained again and again: it is decoded once. */
public final class KeptSource implements Source {
    private final String name;
    private final PreparedPicture opened;

    private KeptSource(String name, PreparedPicture opened) {
        this.name = name;
        this.opened = opened;
    }

    /**
     * Decodes an image.
     *
     * @param name what people and messages call it
     * @throws VizslaException if it is not an image, or is damaged
     */
    public static KeptSource of(String name, byte[] file) {
        return new KeptSource(name, new PreparedPicture(OpenedPicture.of(name, file)));
    }

    /** The image at its own size. */
    public Picture picture() {
        return opened.picture().picture();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String origin() {
        return name;
    }

    @Override
    public OpenedSource open() {
        return opened;
    }
}
