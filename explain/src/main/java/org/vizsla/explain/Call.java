package org.vizsla.explain;

import java.util.List;
import java.util.stream.IntStream;
import org.vizsla.runtime.Cancellation;

/**
 * What one caller asks of an explainer, which serves many of them at once.
 *
 * @param targets a class for each image, or one for all
 * @param seed where all that is random comes from: the same seed gives the same bytes
 * @param listener hears how far this call is
 * @param cancellation ends this call, and no other
 */
public record Call(List<Target> targets, long seed, MethodListener listener, Cancellation cancellation) {
    /** The class with the highest score, for each image. */
    public static final Call DEFAULT = new Call(List.of(Target.TOP), 0, MethodListener.NONE, Cancellation.NEVER);

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

    /** The same, for classes that are computed. */
    public static Call ofClasses(List<Integer> classes) {
        return DEFAULT.withTargets(classes.stream().map(Target::of).toList());
    }

    public Call withTargets(List<Target> other) {
        return new Call(other, seed, listener, cancellation);
    }

    public Call withSeed(long other) {
        return new Call(targets, other, listener, cancellation);
    }

    public Call withListener(MethodListener other) {
        return new Call(targets, seed, other, cancellation);
    }

    public Call withCancellation(Cancellation other) {
        return new Call(targets, seed, listener, other);
    }
}
