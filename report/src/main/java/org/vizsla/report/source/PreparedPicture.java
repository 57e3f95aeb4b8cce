package org.vizsla.report.source;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vizsla.evaluate.KnownScene;
import org.vizsla.graph.Graph;
import org.vizsla.models.Model;
import org.vizsla.models.input.ImageSize;
import org.vizsla.models.input.InputForm;
import org.vizsla.models.picture.Preprocessing;

/** An image that is prepared once for each way of preparing it that was asked for last. Safe to use from several threads. */
final class PreparedPicture implements OpenedSource {
    private static final int KEPT = 4;

    private final OpenedPicture picture;
    private final Map<Way, SourceImages> images = new LinkedHashMap<>();
    private final Map<Preprocessing, Optional<KnownScene>> scenes = new LinkedHashMap<>();

    PreparedPicture(OpenedPicture picture) {
        this.picture = picture;
    }

    /** A network, and how images are prepared for it. */
    private record Way(Graph network, Preprocessing preprocessing) {
        /** Graphs are large: one is only equal to itself. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Way that && network == that.network && preprocessing.equals(that.preprocessing);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(network) + preprocessing.hashCode();
        }
    }

    OpenedPicture picture() {
        return picture;
    }

    @Override
    public SourceImages images(Model model, Preprocessing preprocessing) {
        return kept(images, new Way(model.graph(), preprocessing), way -> picture.images(model, preprocessing));
    }

    @Override
    public Optional<ImageSize> size(InputForm form) {
        return picture.size(form);
    }

    @Override
    public Optional<KnownScene> scene(Preprocessing preprocessing) {
        return kept(scenes, preprocessing, picture::scene);
    }

    @Override
    public boolean isArray() {
        return false;
    }

    private synchronized <K, V> V kept(Map<K, V> known, K key, Function<K, V> make) {
        V value = known.computeIfAbsent(key, make);
        Iterator<K> oldest = known.keySet().iterator();
        while (known.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        return value;
    }
}
