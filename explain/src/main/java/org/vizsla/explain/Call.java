package org.vizsla.explain;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.runtime.Cancellation;

/**
 * What one caller asks of an explainer, which serves many of them at once.
 *
 * @param targets a class for each image, or one for all
 * @param seed the seed of all random numbers: the same seed gives the same bytes
 * @param order in which methods that run many batches take their turns, after those that take one pass; it changes no result
 * @param listener follows the progress of this call
 * @param cancellation stops this call, and no other
 */
public record Call(
        List<Target> targets,
        long seed,
        Comparator<AttributionMethod> order,
        Listener listener,
        Cancellation cancellation) {
    /** Follows the progress of a call. */
    @FunctionalInterface
    public interface Listener {
        /** Listens to nothing. */
        Listener NONE = (method, part) -> {};

        /**
         * Follows methods that run many batches; all others take one pass. Called from the thread that explains: with 0 when a method begins, with 1 when it has ended, and with increasing
         * fractions in between.
         *
         * @param part the fraction of the method's work that is done, for all images of the call
         */
        void progress(String method, double part);

        /**
         * Called when methods have ended while others of the call are still to come: first for those that take one pass, which run together, then for each other one.
         *
         * @param part their results; the whole explanation has them, too
         */
        default void ended(Explanation part) {}
    }

    /** The class with the highest score, for each image. */
    public static final Call DEFAULT =
            new Call(List.of(Target.TOP), 0, (unused, unusedToo) -> 0, Listener.NONE, Cancellation.NEVER);

    public Call {
        targets = List.copyOf(targets);
    }

    /** Asks for a class for each image, or for one for all. */
    public static Call of(Target... targets) {
        return DEFAULT.withTargets(List.of(targets));
    }

    /** Asks for a class for each image, or for one for all, by their indices from 0. */
    public static Call of(int... classes) {
        return DEFAULT.withTargets(IntStream.of(classes).mapToObj(Target::of).toList());
    }

    /** The same, from a list. */
    public static Call ofClasses(List<Integer> classes) {
        return DEFAULT.withTargets(classes.stream().map(Target::of).toList());
    }

    public Call withTargets(List<Target> other) {
        return new Call(other, seed, order, listener, cancellation);
    }

    public Call withSeed(long other) {
        return new Call(targets, other, order, listener, cancellation);
    }

    /** Takes methods that run many batches in this order, rather than in the one in which they were asked for. */
    public Call withOrder(Comparator<AttributionMethod> other) {
        return new Call(targets, seed, other, listener, cancellation);
    }

    public Call withListener(Listener other) {
        return new Call(targets, seed, order, other, cancellation);
    }

    public Call withCancellation(Cancellation other) {
        return new Call(targets, seed, order, listener, other);
    }
}
