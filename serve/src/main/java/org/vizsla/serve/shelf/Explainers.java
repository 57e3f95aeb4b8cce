package org.vizsla.serve.shelf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.ExplainerSettings;
import org.vizsla.models.Model;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Cancellation;

/** Explainers that are compiled and warm, of one method each; those of a network that goes, go with it. */
public final class Explainers implements AutoCloseable {
    private static final int MOST = 16;
    private static final long LARGEST = 3L << 30;

    private final ExplainerSettings settings;
    private final Shelf<Key, Explainer> shelf;

    /** Explainers that run so, beside the browser that waits for them; images that parameters name are refused. */
    public Explainers(ExplainerSettings settings) {
        this.settings = settings.withSession(settings.session().withoutSpinning());
        this.shelf = new Shelf<>(MOST, LARGEST, Explainers::size, Explainer::close);
    }

    /** Which explainer: the method is none where scores alone are wanted. */
    private record Key(
            String network, Preprocessing preprocessing, OptionalInt against, Optional<AttributionMethod> method) {}

    /** How explainers run. */
    public ExplainerSettings settings() {
        return settings;
    }

    /** Uses the explainer of a method. */
    public <T> T use(
            OpenNetwork network,
            Preprocessing preprocessing,
            OptionalInt against,
            Optional<AttributionMethod> method,
            Cancellation cancellation,
            Function<Explainer, T> work) {
        return shelf.use(
                new Key(network.id(), preprocessing, against, method),
                () -> open(network.model(), preprocessing, against, method, cancellation),
                work);
    }

    private Explainer open(
            Model model,
            Preprocessing preprocessing,
            OptionalInt against,
            Optional<AttributionMethod> method,
            Cancellation cancellation) {
        Model asked = against.isPresent() ? model.against(against.getAsInt()) : model;
        return Explainer.open(
                asked, method.map(List::of).orElse(List.of()), settings.withPreprocessing(preprocessing), cancellation);
    }

    /** Closes those of a network. */
    public void forget(String network) {
        shelf.removeIf(key -> key.network().equals(network));
    }

    /** The weights that a session may hold once more, in bytes. */
    private static long size(Explainer explainer) {
        return explainer.model().graph().initializers().values().stream()
                .mapToLong(tensor -> tensor.elements() * Float.BYTES)
                .sum();
    }

    @Override
    public void close() {
        shelf.close();
    }
}
