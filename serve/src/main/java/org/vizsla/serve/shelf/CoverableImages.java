package org.vizsla.serve.shelf;

import java.util.function.Function;
import org.vizsla.explain.cover.CoverableImage;
import org.vizsla.models.picture.Preprocessing;

/** Pictures that are painted on, as networks see them. */
public final class CoverableImages implements AutoCloseable {
    private static final int MOST = 6;

    private final Shelf<Key, CoverableImage> shelf = new Shelf<>(MOST, Long.MAX_VALUE, image -> 0, image -> {});

    private record Key(String network, String picture, Preprocessing preprocessing) {}

    /** Uses a picture as a network sees it. */
    public <T> T use(
            OpenNetwork network, KeptPicture picture, Preprocessing preprocessing, Function<CoverableImage, T> work) {
        return shelf.use(
                new Key(network.id(), picture.id(), preprocessing),
                () -> new CoverableImage(picture.image(network.model(), preprocessing), preprocessing.normalization()),
                work);
    }

    @Override
    public void close() {
        shelf.close();
    }
}
