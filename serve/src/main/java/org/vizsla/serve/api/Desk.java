package org.vizsla.serve.api;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vizsla.explain.AttributionMethod;
import org.vizsla.explain.Explainer;
import org.vizsla.explain.StreamedMethod;
import org.vizsla.graph.Tensor;
import org.vizsla.models.picture.Preprocessing;
import org.vizsla.runtime.Cancellation;
import org.vizsla.serve.shelf.KeptPicture;
import org.vizsla.serve.shelf.OpenNetwork;
import org.vizsla.serve.shelf.Shelves;
import org.vizsla.serve.work.Lane;
import org.vizsla.serve.work.WorkQueue;

/**
 * Where requests get what they need: a picture, a network, an explainer, and a turn.
 *
 * @param shelves what is kept at hand
 * @param queue for whatever computes
 */
record Desk(Shelves shelves, WorkQueue queue) {
    /** Uses a network; to open one takes a turn of its own. */
    <T> T network(String id, BiFunction<OpenNetwork, Preprocessing, T> work, Optional<Case> asked) {
        if (!shelves.networks().isOpen(id)) {
            queue.run(
                    Lane.OPENING,
                    Cancellation.NEVER,
                    ahead -> {},
                    border -> shelves.networks().use(id, open -> id));
        }
        return shelves.networks()
                .use(
                        id,
                        open -> work.apply(
                                open,
                                asked.map(of -> of.preprocessing(open.model()))
                                        .orElseGet(() -> open.model().preprocessing())));
    }

    /** A network, a picture and how it is prepared. */
    record Opened(OpenNetwork network, KeptPicture picture, Preprocessing preprocessing) {
        /** The picture as the network takes it, {@code [1, C, H, W]}. */
        Tensor image() {
            return picture.image(network.model(), preprocessing);
        }
    }

    /** Work on a case. */
    interface OnCase<T> {
        T apply(Opened opened);
    }

    /** Uses what a case names. */
    <T> T open(Case asked, OnCase<T> work) {
        KeptPicture picture = shelves.pictures().get(asked.picture());
        return network(
                asked.network(),
                (network, preprocessing) -> work.apply(new Opened(network, picture, preprocessing)),
                Optional.of(asked));
    }

    /** Uses an explainer of a case. */
    <T> T explainer(
            Opened opened,
            OptionalInt against,
            Optional<AttributionMethod> method,
            Cancellation cancellation,
            Function<Explainer, T> work) {
        return shelves.explainers().use(opened.network(), opened.preprocessing(), against, method, cancellation, work);
    }

    /** Does work that somebody waits for. */
    <T> T promptly(Supplier<T> work) {
        return queue.run(Lane.PROMPT, Cancellation.NEVER, ahead -> {}, border -> work.get());
    }

    /** Whether a method takes many passes. */
    static Lane lane(AttributionMethod method) {
        return method instanceof StreamedMethod ? Lane.SWEEP : Lane.PROMPT;
    }
}
